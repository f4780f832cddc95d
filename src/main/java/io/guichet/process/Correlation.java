package io.guichet.process;

import io.guichet.http.Conflict;
import io.guichet.intake.QuestionFact;
import io.guichet.intake.QuestionFact.QuestionAsked;
import io.guichet.intake.QuestionFact.TicketRequested;
import io.guichet.survey.SurveyFact.SurveyAnswered;
import io.guichet.survey.SurveyFact.SurveySent;
import io.guichet.survey.SurveyFact.SurveyWithdrawn;
import io.guichet.ticket.IllegalTransition;
import io.guichet.ticket.TicketFact;
import io.guichet.ticket.TicketFact.TicketDemoted;
import io.guichet.ticket.TicketFact.TicketEnded;
import io.guichet.ticket.Tickets;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Brings facts to the diagrams: some begin a process, others are messages that a process waits for under the same name. All
 * of it happens in the transaction of the fact; a message that nothing waits for, and that is not drawn as harmless where
 * the ticket is, undoes the fact.
 */
@Component
class Correlation {

    private final RuntimeService runtime;
    private final Whereabouts whereabouts;
    private final Tickets tickets;

    Correlation(RuntimeService runtime, Whereabouts whereabouts, Tickets tickets) {
        this.runtime = runtime;
        this.whereabouts = whereabouts;
        this.tickets = tickets;
    }

    @EventListener
    void begins(QuestionAsked fact) {
        start("question", fact.number(), fact.brand());
    }

    @EventListener
    void begins(TicketRequested fact) {
        start("ticket", fact.number(), fact.brand());
    }

    @EventListener
    void begins(SurveySent fact) {
        start("survey", fact.number(), fact.brand());
    }

    @EventListener
    void begins(TicketDemoted fact) {
        start("demotion", fact.number(), fact.brand());
    }

    @EventListener
    @Order(10)
    void arrives(TicketFact.Awaited fact) {
        var name = fact.getClass().getSimpleName();
        if (deliver(fact.number(), name) == 0 && !whereabouts.isHarmless(fact.number(), name)) {
            throw new IllegalTransition(
                    fact.number(), name, tickets.get(fact.number()).status());
        }
    }

    @EventListener
    void arrives(QuestionFact.Awaited fact) {
        mustArrive(fact.number(), fact.getClass().getSimpleName());
    }

    @EventListener
    void arrives(SurveyAnswered fact) {
        mustArrive(fact.number(), "SurveyAnswered");
    }

    @EventListener
    void arrives(SurveyWithdrawn fact) {
        mustArrive(fact.number(), "SurveyWithdrawn");
    }

    /** A lead who was called about a ticket that has ended is called no more. */
    @EventListener
    @Order(10)
    void ends(TicketEnded fact) {
        deliver(fact.number(), "TicketEnded");
    }

    private void start(String process, String number, String brand) {
        Races.told(() -> runtime.createProcessInstanceByKey(process)
                .processDefinitionWithoutTenantId()
                .businessKey(number)
                .setVariables(Map.of("brand", brand, "number", number))
                .execute());
    }

    /** The records said that this is waited for; when no diagram does, nothing of it is kept. */
    private void mustArrive(String number, String message) {
        if (deliver(number, message) == 0) {
            throw new Conflict("%s: nothing waits for %s.".formatted(number, message));
        }
    }

    private int deliver(String number, String message) {
        var waiting = runtime.createExecutionQuery()
                .processInstanceBusinessKey(number)
                .messageEventSubscriptionName(message)
                .list();
        waiting.forEach(execution -> Races.told(() -> {
            runtime.messageEventReceived(message, execution.getId());
            return null;
        }));
        return waiting.size();
    }
}
