package io.guichet.intake;

import io.guichet.brand.Brands;
import io.guichet.policy.DecisionResult;
import io.guichet.policy.FairUse;
import io.guichet.policy.FairUse.Usage;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Deprioritisations;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketEvent.CustomerReplied;
import io.guichet.ticket.Tickets;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Evaluates the brand's fair-use table, which decides whether a ticket is deprioritised: when it is opened, on each
 * message of its customer, and when staff report that the steps of an earlier reply were not followed.
 */
@Component
@Transactional
public class FairUseChecks {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(30);

    private final FairUse fairUse;
    private final Deprioritisations deprioritisations;
    private final QuestionStore questions;
    private final Tickets tickets;
    private final Brands brands;
    private final Clock clock;

    FairUseChecks(
            FairUse fairUse,
            Deprioritisations deprioritisations,
            QuestionStore questions,
            Tickets tickets,
            Brands brands,
            Clock clock) {
        this.fairUse = fairUse;
        this.deprioritisations = deprioritisations;
        this.questions = questions;
        this.tickets = tickets;
        this.brands = brands;
        this.clock = clock;
    }

    /** Evaluates the table with the current counts. */
    public void check(String number) {
        evaluate(number, false, Actor.system());
    }

    /** Records that the customer did not follow the steps of an earlier reply. */
    public void reportStepsNotDone(String number, Actor by) {
        evaluate(number, true, by);
    }

    @EventListener
    void on(CustomerReplied event) {
        check(event.number());
    }

    private void evaluate(String number, boolean stepsNotDone, Actor by) {
        var ticket = tickets.lock(number);
        var brand = brands.get(ticket.brand());
        if (fairUse.hasRules(brand) && deprioritisations.of(number).isEmpty()) {
            fairUse.decide(brand, usage(ticket, stepsNotDone)).ifPresent(decided -> deprioritise(number, decided, by));
        }
    }

    private Usage usage(Ticket ticket, boolean stepsNotDone) {
        return new Usage(
                deprioritisations.countMessages(DAY, ticket),
                ticket.isVerified()
                        ? questions.countDeflectedSince(
                                ticket.customerId(), clock.instant().minus(MONTH))
                        : 0,
                stepsNotDone);
    }

    private void deprioritise(String number, DecisionResult<FairUse.FairUseDecision> decided, Actor by) {
        deprioritisations.deprioritise(
                number,
                decided.value().reason(),
                clock.instant().plus(decided.value().duration()),
                decided.reason().details(),
                by);
    }
}
