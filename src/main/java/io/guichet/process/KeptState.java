package io.guichet.process;

import io.guichet.process.TicketPosition.Timer;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/**
 * Keeps what a ticket had when it is moved to the place where it stood: who has claimed the task, since when it waits, the
 * dates of its timers, and that a warning was given.
 */
@Component
class KeptState {

    private final TaskService tasks;
    private final ManagementService management;
    private final DeployedDiagrams diagrams;
    private final ModificationTargets targets;
    private final Tickets tickets;

    KeptState(
            TaskService tasks,
            ManagementService management,
            DeployedDiagrams diagrams,
            ModificationTargets targets,
            Tickets tickets) {
        this.tasks = tasks;
        this.management = management;
        this.diagrams = diagrams;
        this.targets = targets;
        this.tickets = tickets;
    }

    /** Whether the process runs beside the ticket's own and is not called by it. */
    boolean isIndependent(String process) {
        return !process.equals(ModificationTargets.TICKET_PROCESS)
                && targets.callOf(process, targets.newest(ModificationTargets.TICKET_PROCESS))
                        .isEmpty();
    }

    void restore(Ticket ticket, TicketPosition before, TicketPosition after) {
        for (var task : after.tasks()) {
            before.tasks().stream()
                    .filter(old ->
                            old.activity().equals(task.activity()) && !old.id().equals(task.id()))
                    .filter(old -> old.assignee() != null)
                    .findFirst()
                    .ifPresent(old -> tasks.setAssignee(task.id(), old.assignee()));
        }
        after.timers().stream()
                .filter(timer ->
                        before.timers().stream().noneMatch(old -> old.id().equals(timer.id())))
                .forEach(timer -> restore(timer, before));
        var unchanged = before.activities().equals(after.activities())
                && tickets.get(ticket.number()).status().equals(ticket.status());
        if (unchanged) {
            tickets.resumeWait(ticket.number(), ticket.stageSince(), ticket.lastSeenMessage());
        }
    }

    /** A timer that is drawn alike keeps its date; one that has fired beside the ticket's wait does not fire again. */
    private void restore(Timer timer, TicketPosition before) {
        var event = diagrams.get(timer.definition()).getModelElementById(timer.event());
        var old = before.timers().stream()
                .filter(other -> other.event().equals(timer.event()))
                .findFirst();
        if (old.isPresent()) {
            if (text(event).equals(text(drawn(old.get())))) {
                management.setJobDuedate(timer.id(), Date.from(old.get().due()));
            }
        } else if (hasFired(event, before)) {
            management.deleteJob(timer.id());
        }
    }

    private boolean hasFired(ModelElementInstance event, TicketPosition before) {
        return event instanceof BoundaryEvent boundary
                && !boundary.cancelActivity()
                && before.places().stream()
                        .filter(place ->
                                place.activity().equals(boundary.getAttachedTo().getId()))
                        .anyMatch(place -> text(event)
                                .equals(text(diagrams.get(place.definition()).getModelElementById(boundary.getId()))));
    }

    private ModelElementInstance drawn(Timer timer) {
        return diagrams.get(timer.definition()).getModelElementById(timer.event());
    }

    private static Optional<String> text(ModelElementInstance event) {
        return Optional.ofNullable(event)
                .flatMap(present -> present.getChildElementsByType(EventDefinition.class).stream()
                        .map(definition -> definition.getTextContent().strip())
                        .filter(Objects::nonNull)
                        .findFirst());
    }
}
