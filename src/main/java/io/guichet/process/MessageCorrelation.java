package io.guichet.process;

import io.guichet.intake.QuestionEvent;
import io.guichet.intake.QuestionEvent.QuestionAsked;
import io.guichet.intake.QuestionEvent.TicketRequested;
import io.guichet.problem.StateConflict;
import io.guichet.survey.SurveyEvent.SurveyAnswered;
import io.guichet.survey.SurveyEvent.SurveySent;
import io.guichet.survey.SurveyEvent.SurveyWithdrawn;
import io.guichet.ticket.IllegalTransition;
import io.guichet.ticket.TicketEvent;
import io.guichet.ticket.TicketEvent.RequesterConfirmed;
import io.guichet.ticket.TicketEvent.TicketDeprioritised;
import io.guichet.ticket.TicketEvent.TicketEnded;
import io.guichet.ticket.TicketEvent.TicketSolved;
import io.guichet.ticket.Tickets;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Delivers events to the diagrams: some start a process, others are messages that a process awaits under the same name, in the
 * transaction of the event. A message that no process awaits rolls the event back, unless the current wait state
 * lists it in {@code ignoredMessages}.
 */
@Component
class MessageCorrelation {

    private final RuntimeService runtime;
    private final RunningProcess processes;
    private final DeployedDiagrams diagrams;
    private final Tickets tickets;

    MessageCorrelation(RuntimeService runtime, RunningProcess processes, DeployedDiagrams diagrams, Tickets tickets) {
        this.runtime = runtime;
        this.processes = processes;
        this.diagrams = diagrams;
        this.tickets = tickets;
    }

    @EventListener
    void startProcess(QuestionAsked event) {
        startInstance("question", event.number(), event.brand());
    }

    @EventListener
    void startProcess(TicketRequested event) {
        startInstance("ticket", event.number(), event.brand());
    }

    @EventListener
    void startProcess(SurveySent event) {
        startInstance("survey", event.number(), event.brand());
    }

    @EventListener
    void startProcess(TicketDeprioritised event) {
        startInstance("demotion", event.number(), event.brand());
    }

    @EventListener
    void startProcess(RequesterConfirmed event) {
        startInstance("confirmation", event.number(), event.brand());
    }

    @EventListener
    @Order(10)
    void correlate(TicketEvent.AwaitedTicketEvent event) {
        var name = event.getClass().getSimpleName();
        if (correlateAll(event.number(), name) == 0 && !isIgnored(event.number(), name)) {
            throw new IllegalTransition(
                    event.number(), name, tickets.get(event.number()).status());
        }
    }

    @EventListener
    void correlate(QuestionEvent.AwaitedQuestionEvent event) {
        correlateOrFail(event.number(), event.getClass().getSimpleName());
    }

    @EventListener
    void correlate(SurveyAnswered event) {
        correlateOrFail(event.number(), "SurveyAnswered");
    }

    @EventListener
    void correlate(SurveyWithdrawn event) {
        correlateOrFail(event.number(), "SurveyWithdrawn");
    }

    /** Cancels the call of a lead, whose decision a solved ticket no longer needs. */
    @EventListener
    @Order(10)
    void onTicketSolved(TicketSolved event) {
        correlateAll(event.number(), "TicketSolved");
    }

    /** Cancels the call of a lead about an ended ticket. */
    @EventListener
    @Order(10)
    void onTicketEnded(TicketEnded event) {
        correlateAll(event.number(), "TicketEnded");
    }

    private void startInstance(String process, String number, String brand) {
        ConcurrencyFailures.translate(() -> runtime.createProcessInstanceByKey(process)
                .processDefinitionWithoutTenantId()
                .businessKey(number)
                .setVariables(Map.of("brand", brand, "number", number))
                .execute());
    }

    /** The event was legal by the records; it is rolled back if no diagram awaits it. */
    private void correlateOrFail(String number, String message) {
        if (correlateAll(number, message) == 0) {
            throw new StateConflict("%s does not accept %s in its current state.".formatted(number, message));
        }
    }

    private boolean isIgnored(String number, String message) {
        return processes.activeActivities(number).stream()
                .anyMatch(active -> ExtensionProperties.isIgnored(
                        diagrams.get(active.definition()).getModelElementById(active.activity()), message));
    }

    private int correlateAll(String number, String message) {
        var executions = runtime.createExecutionQuery()
                .processInstanceBusinessKey(number)
                .messageEventSubscriptionName(message)
                .list();
        executions.forEach(execution -> ConcurrencyFailures.translate(() -> {
            runtime.messageEventReceived(message, execution.getId());
            return null;
        }));
        return executions.size();
    }
}
