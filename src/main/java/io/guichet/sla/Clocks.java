package io.guichet.sla;

import io.guichet.policy.ClockFact;
import io.guichet.ticket.Actor;
import io.guichet.ticket.TicketFact.CustomerReplied;
import io.guichet.ticket.TicketFact.FactsChanged;
import io.guichet.ticket.TicketFact.MessageOverlooked;
import io.guichet.ticket.TicketFact.MessageTurnedInternal;
import io.guichet.ticket.TicketFact.PlanChanged;
import io.guichet.ticket.TicketFact.PlanCorrected;
import io.guichet.ticket.TicketFact.PriorityChanged;
import io.guichet.ticket.TicketFact.StaffReplied;
import io.guichet.ticket.TicketFact.StageEntered;
import io.guichet.ticket.TicketFact.StageLeft;
import io.guichet.ticket.TicketFact.TicketClaimed;
import io.guichet.ticket.TicketFact.TicketEnded;
import io.guichet.ticket.TicketFact.TicketMerged;
import io.guichet.ticket.TicketFact.TicketReopened;
import io.guichet.ticket.TicketFact.TicketSolved;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hears what happens to tickets and tells the ledger's keepers, in the words of the clocks table. It hears before the
 * diagrams do, so that whoever arms a timer finds the ledger written.
 */
@Component
@Transactional
@Order(0)
class Clocks {

    private final Bookkeeper books;
    private final Retargets retargets;

    Clocks(Bookkeeper books, Retargets retargets) {
        this.books = books;
        this.retargets = retargets;
    }

    @EventListener
    @Order(0)
    void on(CustomerReplied fact) {
        books.hears(fact.number(), ClockFact.CUSTOMER_WROTE, fact.at(), Actor.desk(), null);
    }

    /** The answer stopped the clock, but it was none to this message. */
    @EventListener
    @Order(0)
    void on(MessageOverlooked fact) {
        books.hears(fact.number(), ClockFact.CUSTOMER_WROTE, fact.at(), Actor.desk(), null);
    }

    @EventListener
    @Order(0)
    void on(StaffReplied fact) {
        books.hears(fact.number(), ClockFact.HUMAN_REPLY, fact.at(), fact.by(), fact.message());
    }

    /** What was an answer is none: nobody outside was to read it. */
    @EventListener
    @Order(0)
    void on(MessageTurnedInternal fact) {
        books.strikes(fact.number(), fact.message(), "turned-internal", fact.at(), fact.by(), fact.reason());
    }

    @EventListener
    @Order(0)
    void on(StageEntered fact) {
        books.hears(fact.number(), ClockFact.entered(fact.stage()), fact.at(), Actor.desk(), null);
    }

    @EventListener
    @Order(0)
    void on(StageLeft fact) {
        books.hears(fact.number(), ClockFact.left(fact.stage()), fact.at(), Actor.desk(), null);
    }

    @EventListener
    @Order(0)
    void on(TicketClaimed fact) {
        books.hears(fact.number(), ClockFact.CLAIMED, fact.at(), fact.by(), null);
    }

    @EventListener
    @Order(0)
    void on(TicketSolved fact) {
        books.hears(fact.number(), ClockFact.SOLVED, fact.at(), Actor.desk(), null);
    }

    @EventListener
    @Order(0)
    void on(TicketReopened fact) {
        books.hears(fact.number(), ClockFact.REOPENED, fact.at(), fact.by(), null);
    }

    @EventListener
    @Order(0)
    void on(TicketEnded fact) {
        books.hears(fact.number(), ClockFact.ENDED, fact.at(), Actor.desk(), null);
    }

    /** Open clocks whose promise is another one for the new priority go on under that one. */
    @EventListener
    @Order(0)
    void on(PriorityChanged fact) {
        retargets.goOn(fact.number(), "priority-changed", Actor.desk());
    }

    /** The same for what else is known of the ticket now. */
    @EventListener
    @Order(0)
    void on(FactsChanged fact) {
        retargets.goOn(fact.number(), "facts-changed", Actor.desk());
    }

    /** The same for the new plan. */
    @EventListener
    @Order(0)
    void on(PlanChanged fact) {
        retargets.goOn(fact.number(), "plan-changed", fact.by());
    }

    /** It was never the plan that the desk took it for: every promise is judged by the right one, the fulfilled ones too. */
    @EventListener
    @Order(0)
    void on(PlanCorrected fact) {
        retargets.correct(fact.number(), "plan-corrected", fact.by());
    }

    @EventListener
    @Order(0)
    void on(TicketMerged fact) {
        retargets.merge(fact.number(), fact.into());
    }
}
