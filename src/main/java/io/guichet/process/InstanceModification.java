package io.guichet.process;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.springframework.stereotype.Component;

/** Moves the tokens of a process instance within its version. */
@Component
class InstanceModification {

    private final RuntimeService runtime;

    InstanceModification(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /**
     * Cancels what the instance waits at and starts before the activity. The scopes that both are in stay as they are if
     * the activity waits: their timers and stages go on. From another element the token may leave the scope, which it can
     * do only if nothing else is in it; so everything is cancelled first.
     */
    void move(String instance, String activity, boolean waits) {
        var leaves = new ArrayList<ActivityInstance>();
        var transitions = new ArrayList<String>();
        collect(runtime.getActivityInstance(instance), leaves, transitions);
        var modification = runtime.createProcessInstanceModification(instance);
        if (waits) {
            modification.startBeforeActivity(activity);
        }
        leaves.forEach(leaf -> modification.cancelActivityInstance(leaf.getId()));
        transitions.forEach(modification::cancelTransitionInstance);
        if (!waits) {
            modification.startBeforeActivity(activity);
        }
        modification.execute();
    }

    /** The activity instances at which the instance waits; a call activity waits for the process that it has called. */
    List<ActivityInstance> waits(String instance) {
        var leaves = new ArrayList<ActivityInstance>();
        collect(runtime.getActivityInstance(instance), leaves, new ArrayList<>());
        return leaves;
    }

    /** Begins one wait anew, in the scope that it is in. What else the instance waits at goes on. */
    void restart(String instance, ActivityInstance wait) {
        runtime.createProcessInstanceModification(instance)
                .startBeforeActivity(wait.getActivityId(), wait.getParentActivityInstanceId())
                .cancelActivityInstance(wait.getId())
                .execute();
    }

    private static void collect(ActivityInstance at, List<ActivityInstance> leaves, List<String> transitions) {
        for (var transition : at.getChildTransitionInstances()) {
            transitions.add(transition.getId());
        }
        for (var child : at.getChildActivityInstances()) {
            collect(child, leaves, transitions);
        }
        var isLeaf = at.getChildActivityInstances().length == 0 && at.getChildTransitionInstances().length == 0;
        if (isLeaf && at.getParentActivityInstanceId() != null) {
            leaves.add(at);
        }
    }
}
