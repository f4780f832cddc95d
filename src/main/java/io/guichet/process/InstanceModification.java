package io.guichet.process;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.springframework.stereotype.Component;

/** Moves the token of a process instance within its version. */
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
        var leaves = new ArrayList<String>();
        var transitions = new ArrayList<String>();
        collect(runtime.getActivityInstance(instance), instance, leaves, transitions);
        var modification = runtime.createProcessInstanceModification(instance);
        if (waits) {
            modification.startBeforeActivity(activity);
        }
        leaves.forEach(modification::cancelActivityInstance);
        transitions.forEach(modification::cancelTransitionInstance);
        if (!waits) {
            modification.startBeforeActivity(activity);
        }
        modification.execute();
    }

    private static void collect(ActivityInstance at, String instance, List<String> leaves, List<String> transitions) {
        for (var transition : at.getChildTransitionInstances()) {
            transitions.add(transition.getId());
        }
        for (var child : at.getChildActivityInstances()) {
            collect(child, instance, leaves, transitions);
        }
        if (at.getChildActivityInstances().length == 0
                && at.getChildTransitionInstances().length == 0
                && !at.getId().equals(instance)) {
            leaves.add(at.getId());
        }
    }
}
