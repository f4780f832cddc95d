package io.guichet.process;

import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/**
 * Gives a ticket what the new version of its diagram says about the place where it stands. A migration runs no listener:
 * a status that differs is entered here, and a task that is drawn otherwise is created anew. The other tokens stay.
 */
@Component
class MigratedState {

    private static final List<String> DRAWN_ON_TASKS =
            List.of("candidateGroups", "candidateUsers", "assignee", "dueDate", "priority", "formKey");

    private final RuntimeService runtime;
    private final DeployedDiagrams diagrams;
    private final InstanceModification modification;
    private final Tickets tickets;

    MigratedState(
            RuntimeService runtime, DeployedDiagrams diagrams, InstanceModification modification, Tickets tickets) {
        this.runtime = runtime;
        this.diagrams = diagrams;
        this.modification = modification;
        this.tickets = tickets;
    }

    void apply(Ticket ticket, String instance, ProcessDefinition from, ProcessDefinition to) {
        for (var wait : modification.waits(instance)) {
            var activity = wait.getActivityId();
            var before = diagrams.get(from.getId()).getModelElementById(activity);
            var after = diagrams.get(to.getId()).getModelElementById(activity);
            if (after instanceof UserTask && !isDrawnAlike(before, after)) {
                modification.restart(instance, wait);
            } else {
                ExtensionProperties.get(after, "status")
                        .filter(status -> !status.equals(ticket.status()) && isOfTickets(from, instance))
                        .ifPresent(status -> tickets.enterStatus(ticket.number(), status));
            }
        }
    }

    /** Surveys and calls of a lead have statuses of their own. */
    private boolean isOfTickets(ProcessDefinition definition, String instance) {
        return definition.getKey().equals(ModificationTargets.TICKET_PROCESS)
                || runtime.createProcessInstanceQuery()
                                .subProcessInstanceId(instance)
                                .count()
                        > 0;
    }

    private static boolean isDrawnAlike(ModelElementInstance one, ModelElementInstance other) {
        return Objects.equals(one.getAttributeValue("name"), other.getAttributeValue("name"))
                && DRAWN_ON_TASKS.stream().allMatch(name -> Objects.equals(camunda(one, name), camunda(other, name)));
    }

    private static String camunda(ModelElementInstance element, String name) {
        return element.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", name);
    }
}
