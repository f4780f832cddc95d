package io.guichet.intake;

import io.guichet.brand.Brands;
import io.guichet.policy.Decided;
import io.guichet.policy.FairUse;
import io.guichet.policy.FairUse.Use;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Demotions;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketFact.CustomerReplied;
import io.guichet.ticket.Tickets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks the brand's fair-use table whether other tickets are served before one: when it is opened, with each message of its
 * customer, and when staff say that the steps of an earlier answer were not followed.
 */
@Component
@Transactional
public class FairUseChecks {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(30);

    private final FairUse rules;
    private final Demotions demotions;
    private final QuestionStore questions;
    private final Tickets tickets;
    private final Brands brands;
    private final Clock clock;

    FairUseChecks(
            FairUse rules, Demotions demotions, QuestionStore questions, Tickets tickets, Brands brands, Clock clock) {
        this.rules = rules;
        this.demotions = demotions;
        this.questions = questions;
        this.tickets = tickets;
        this.brands = brands;
        this.clock = clock;
    }

    /** Asks with what the desk has counted. */
    public void check(String number) {
        ask(number, false, Actor.desk());
    }

    /** Staff say that the steps of an earlier answer were neither read nor done. */
    public void stepsNotDone(String number, Actor by) {
        ask(number, true, by);
    }

    @EventListener
    void on(CustomerReplied fact) {
        check(fact.number());
    }

    private void ask(String number, boolean stepsNotDone, Actor by) {
        var ticket = tickets.lock(number);
        var brand = brands.get(ticket.brand());
        if (rules.hasRules(brand) && demotions.of(number).isEmpty()) {
            rules.demotion(brand, use(ticket, stepsNotDone)).ifPresent(decided -> demote(number, decided, by));
        }
    }

    private Use use(Ticket ticket, boolean stepsNotDone) {
        return new Use(
                demotions.messagesIn(DAY, ticket.customerId()),
                questions.deflectedSince(ticket.customerId(), clock.instant().minus(MONTH)),
                stepsNotDone);
    }

    private void demote(String number, Decided<FairUse.Demotion> decided, Actor by) {
        var because = decided.because();
        demotions.demote(
                number,
                decided.value().reason(),
                clock.instant().plus(decided.value().duration()),
                Map.of(
                        "decision",
                        because.decision(),
                        "version",
                        String.valueOf(because.version()),
                        "row",
                        because.row()),
                by);
    }
}
