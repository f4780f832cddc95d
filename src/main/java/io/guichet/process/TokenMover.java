package io.guichet.process;

import static io.guichet.process.ModificationTargets.TICKET_PROCESS;

import io.guichet.process.ModificationTargets.ModificationTarget;
import io.guichet.process.TicketPosition.Place;
import io.guichet.ticket.Ticket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/**
 * Moves the tokens of a ticket to an activity: within its version by a modification, to another version by a migration, and
 * where that version lacks what the ticket stands on, by a new instance in place of the old one.
 */
@Component
class TokenMover {

    private final RuntimeService runtime;
    private final ModificationTargets targets;
    private final InstanceModification modification;
    private final InstanceMigration migration;
    private final MigratedState migratedState;

    TokenMover(
            RuntimeService runtime,
            ModificationTargets targets,
            InstanceModification modification,
            InstanceMigration migration,
            MigratedState migratedState) {
        this.runtime = runtime;
        this.targets = targets;
        this.modification = modification;
        this.migration = migration;
        this.migratedState = migratedState;
    }

    /** Throws {@link RefusedModification} if the ticket cannot get there. */
    void move(Ticket ticket, ModificationTarget target, TicketPosition before) {
        var instance = instance(ticket.number(), target.process());
        if (instance.isPresent()
                && !instance.get().getId().equals(instance.get().getRootProcessInstanceId())) {
            moveCalled(ticket, instance.get(), target);
        } else if (instance.isPresent()) {
            moveOutermost(ticket, instance.get(), target, before);
        } else if (target.process().equals(TICKET_PROCESS)) {
            start(ticket, target);
        } else {
            enterCall(ticket, target);
        }
    }

    private void moveOutermost(
            Ticket ticket, ProcessInstance instance, ModificationTarget target, TicketPosition before) {
        var from = targets.get(instance.getProcessDefinitionId());
        var to = definition(target, from);
        if (from.getId().equals(to.getId())) {
            moveWithin(instance.getId(), to, target, before);
        } else if (migrate(ticket, instance, from, to)) {
            if (target.activity() != null && !isAt(instance.getId(), target.activity())) {
                moveWithin(instance.getId(), to, target.activity());
            }
        } else {
            replace(ticket, instance, to, activities(target, before));
        }
    }

    private void moveWithin(
            String instance, ProcessDefinition definition, ModificationTarget target, TicketPosition before) {
        if (target.activity() != null) {
            moveWithin(instance, definition, target.activity());
            return;
        }
        var own = ownActivities(before);
        modification.waits(instance).stream()
                .filter(wait -> own.contains(wait.getActivityId()))
                .forEach(wait -> modification.restart(instance, wait));
    }

    /** Where the tokens go on: at one activity, or without one where they stand. */
    private static List<String> activities(ModificationTarget target, TicketPosition before) {
        return target.activity() == null ? ownActivities(before) : List.of(target.activity());
    }

    /** The activities of the ticket's own process, for a move to another version without one. */
    private static List<String> ownActivities(TicketPosition before) {
        var own = before.places().stream()
                .filter(place -> !place.called())
                .map(Place::activity)
                .distinct()
                .toList();
        if (own.isEmpty()) {
            throw new RefusedModification("incidents.refused.activity-missing");
        }
        return own;
    }

    private boolean migrate(Ticket ticket, ProcessInstance instance, ProcessDefinition from, ProcessDefinition to) {
        if (!migration.migrate(instance.getId(), from, to)) {
            return false;
        }
        migratedState.apply(ticket, instance.getId(), from, to);
        return true;
    }

    private void replace(Ticket ticket, ProcessInstance instance, ProcessDefinition to, List<String> activities) {
        activities.forEach(activity -> requireTarget(to, activity));
        var variables = new HashMap<>(runtime.getVariables(instance.getId()));
        runtime.deleteProcessInstance(instance.getId(), "moved to version " + to.getVersion());
        start(ticket, to, activities, variables);
    }

    /** A ticket that is not closed and whose process has ended. */
    private void start(Ticket ticket, ModificationTarget target) {
        var newest = targets.newest(TICKET_PROCESS);
        var to = definition(target, newest);
        if (target.activity() == null) {
            throw new RefusedModification("incidents.refused.not-running");
        }
        start(ticket, to, List.of(target.activity()), Map.of());
    }

    private void start(Ticket ticket, ProcessDefinition to, List<String> activities, Map<String, Object> variables) {
        activities.forEach(activity -> requireTarget(to, activity));
        var all = new HashMap<>(variables);
        all.put("brand", ticket.brand());
        all.put("number", ticket.number());
        var instance = runtime.createProcessInstanceById(to.getId())
                .businessKey(ticket.number())
                .setVariables(all);
        activities.forEach(instance::startBeforeActivity);
        instance.execute();
    }

    private void moveCalled(Ticket ticket, ProcessInstance instance, ModificationTarget target) {
        var from = targets.get(instance.getProcessDefinitionId());
        var to = definition(target, from);
        if (from.getId().equals(to.getId()) || migrate(ticket, instance, from, to)) {
            if (!isAt(instance.getId(), target.activity()) || from.getId().equals(to.getId())) {
                moveWithin(instance.getId(), to, target.activity());
            }
        } else {
            enterCall(ticket, target);
        }
    }

    /** Enters a called process anew, which runs in its newest version. */
    private void enterCall(Ticket ticket, ModificationTarget target) {
        var caller = instance(ticket.number(), TICKET_PROCESS)
                .orElseThrow(() -> new RefusedModification("incidents.refused.not-running"));
        var definition = targets.get(caller.getProcessDefinitionId());
        var call = targets.callOf(target.process(), definition)
                .orElseThrow(() -> new RefusedModification("incidents.refused.not-running"));
        modification.move(caller.getId(), call, true);
        var called = instance(ticket.number(), target.process())
                .orElseThrow(() -> new RefusedModification("incidents.refused.not-running"));
        var to = targets.get(called.getProcessDefinitionId());
        if (target.version() != null && to.getVersion() != target.version()) {
            throw new RefusedModification("incidents.refused.called-version", to.getVersion());
        }
        if (!isAt(called.getId(), target.activity())) {
            moveWithin(called.getId(), to, target.activity());
        }
    }

    private void moveWithin(String instance, ProcessDefinition definition, String activity) {
        requireTarget(definition, activity);
        modification.move(instance, activity, targets.isWait(definition, activity));
    }

    private void requireTarget(ProcessDefinition definition, String activity) {
        if (!targets.has(definition, activity)) {
            throw new RefusedModification(
                    "incidents.refused.no-such-activity", activity, definition.getKey(), definition.getVersion());
        }
    }

    private ProcessDefinition definition(ModificationTarget target, ProcessDefinition current) {
        return target.version() == null || target.version() == current.getVersion()
                ? current
                : targets.find(target.process(), target.version()).orElseThrow();
    }

    private boolean isAt(String instance, String activity) {
        return runtime.getActiveActivityIds(instance).contains(activity);
    }

    private Optional<ProcessInstance> instance(String number, String process) {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKey(process)
                .list()
                .stream()
                .findFirst();
    }
}
