package io.guichet.sla;

import io.guichet.ticket.Actor;
import io.guichet.ticket.TicketEvent;
import io.guichet.ticket.TicketEvent.AttributesChanged;
import io.guichet.ticket.TicketEvent.MessageMadeInternal;
import io.guichet.ticket.TicketEvent.PlanChanged;
import io.guichet.ticket.TicketEvent.PlanCorrected;
import io.guichet.ticket.TicketEvent.PriorityChanged;
import io.guichet.ticket.TicketEvent.TicketMerged;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Translates ticket events to triggers of the clocks table. Runs before the listeners of the engine, so that the ledger
 * is written when a timer is armed.
 */
@Component
@Transactional
@Order(0)
class ClockEventListener {

    private final LedgerWriter ledgerWriter;
    private final ClockRetargeting retargeting;

    ClockEventListener(LedgerWriter ledgerWriter, ClockRetargeting retargeting) {
        this.ledgerWriter = ledgerWriter;
        this.retargeting = retargeting;
    }

    @EventListener
    @Order(0)
    void on(TicketEvent event) {
        ClockOccurrence.of(event).ifPresent(occurrence -> ledgerWriter.record(event.number(), occurrence));
    }

    /** The reply is revoked as a trigger. */
    @EventListener
    @Order(0)
    void on(MessageMadeInternal event) {
        ledgerWriter.revoke(event.number(), event.message(), "made-internal", event.at(), event.by(), event.reason());
    }

    /** Retargets open clocks to the new priority. */
    @EventListener
    @Order(0)
    void on(PriorityChanged event) {
        retargeting.retargetOpenClocks(event.number(), "priority-changed", Actor.system());
    }

    /** Retargets open clocks to the new attributes. */
    @EventListener
    @Order(0)
    void on(AttributesChanged event) {
        retargeting.retargetOpenClocks(event.number(), "attributes-changed", Actor.system());
    }

    /** Retargets open clocks to the new plan. */
    @EventListener
    @Order(0)
    void on(PlanChanged event) {
        retargeting.retargetOpenClocks(event.number(), "plan-changed", event.by());
    }

    /** The earlier plan was wrong from the start: all targets are judged by the right one, including fulfilled ones. */
    @EventListener
    @Order(0)
    void on(PlanCorrected event) {
        retargeting.retargetAllClocks(event.number(), "plan-corrected", event.by());
    }

    @EventListener
    @Order(0)
    void on(TicketMerged event) {
        retargeting.merge(event.number(), event.into());
    }
}
