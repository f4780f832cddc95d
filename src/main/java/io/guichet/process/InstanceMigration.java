package io.guichet.process;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/** Moves a process instance to another version, where it stands: its tasks and the dates of unchanged timers stay. */
@Component
class InstanceMigration {

    private final RuntimeService runtime;
    private final DeployedDiagrams diagrams;

    InstanceMigration(RuntimeService runtime, DeployedDiagrams diagrams) {
        this.runtime = runtime;
        this.diagrams = diagrams;
    }

    /** Migrates the instance; returns false, and does nothing, if the other version lacks what the instance stands on. */
    boolean migrate(String instance, ProcessDefinition from, ProcessDefinition to) {
        var plan = plan(from, to, standingOn(instance));
        plan.ifPresent(complete ->
                runtime.newMigration(complete).processInstanceIds(instance).execute());
        return plan.isPresent();
    }

    private Set<String> standingOn(String instance) {
        var activities = new HashSet<String>();
        collect(runtime.getActivityInstance(instance), activities);
        return activities;
    }

    private static void collect(ActivityInstance parent, Set<String> activities) {
        for (var child : parent.getChildActivityInstances()) {
            activities.add(child.getActivityId());
            collect(child, activities);
        }
        for (var transition : parent.getChildTransitionInstances()) {
            activities.add(transition.getActivityId());
        }
    }

    private Optional<MigrationPlan> plan(ProcessDefinition from, ProcessDefinition to, Set<String> standingOn) {
        try {
            var equal = runtime
                    .createMigrationPlan(from.getId(), to.getId())
                    .mapEqualActivities()
                    .build()
                    .getInstructions()
                    .stream()
                    .map(MigrationInstruction::getSourceActivityId)
                    .collect(Collectors.toSet());
            if (!equal.containsAll(standingOn)) {
                return Optional.empty();
            }
            var plan = runtime.createMigrationPlan(from.getId(), to.getId());
            for (var activity : equal) {
                var mapped = plan.mapActivities(activity, activity);
                if (isAnotherTrigger(activity, from, to)) {
                    mapped.updateEventTrigger();
                }
            }
            return Optional.of(plan.build());
        } catch (MigrationPlanValidationException impossible) {
            return Optional.empty();
        }
    }

    /** Whether the message or the time of the event differs; only then it is awaited anew. */
    private boolean isAnotherTrigger(String activity, ProcessDefinition from, ProcessDefinition to) {
        return !Objects.equals(
                trigger(diagrams.get(from.getId()).getModelElementById(activity)),
                trigger(diagrams.get(to.getId()).getModelElementById(activity)));
    }

    private static List<String> trigger(ModelElementInstance element) {
        if (element instanceof ReceiveTask task) {
            return List.of(task.getMessage().getName());
        }
        return element.getChildElementsByType(EventDefinition.class).stream()
                .map(InstanceMigration::text)
                .toList();
    }

    private static String text(EventDefinition definition) {
        return definition instanceof MessageEventDefinition message
                ? message.getMessage().getName()
                : definition instanceof TimerEventDefinition timer
                        ? timer.getTextContent().strip()
                        : "";
    }
}
