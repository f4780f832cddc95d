package io.guichet.sla;

import io.guichet.policy.ClockTrigger;
import io.guichet.ticket.Actor;
import io.guichet.ticket.TicketEvent;
import io.guichet.ticket.TicketEvent.CustomerReplied;
import io.guichet.ticket.TicketEvent.MessageOverlooked;
import io.guichet.ticket.TicketEvent.StaffReplied;
import io.guichet.ticket.TicketEvent.StageEntered;
import io.guichet.ticket.TicketEvent.StageLeft;
import io.guichet.ticket.TicketEvent.TicketClaimed;
import io.guichet.ticket.TicketEvent.TicketEnded;
import io.guichet.ticket.TicketEvent.TicketReopened;
import io.guichet.ticket.TicketEvent.TicketSolved;
import java.time.Instant;
import java.util.Optional;

/**
 * Something about which the clocks table of a brand is asked.
 *
 * @param trigger a word of {@link ClockTrigger}
 * @param message the message that it is about, or null
 */
record ClockOccurrence(String trigger, Instant at, Actor by, Long message) {

    private static ClockOccurrence of(String trigger, Instant at) {
        return new ClockOccurrence(trigger, at, Actor.system(), null);
    }

    /** The request was received, or paid. */
    static ClockOccurrence receipt(Instant at) {
        return of(ClockTrigger.RECEIVED, at);
    }

    /** The customer was informed of the registration. */
    static ClockOccurrence registration(Instant at) {
        return of(ClockTrigger.REGISTERED, at);
    }

    /** Empty for events about which no clocks table is asked. */
    static Optional<ClockOccurrence> of(TicketEvent event) {
        return Optional.ofNullable(find(event));
    }

    private static ClockOccurrence find(TicketEvent event) {
        if (event instanceof CustomerReplied replied) {
            return of(ClockTrigger.CUSTOMER_REPLIED, replied.at());
        }
        // The reply stopped the clock but did not answer this message.
        if (event instanceof MessageOverlooked overlooked) {
            return of(ClockTrigger.CUSTOMER_REPLIED, overlooked.at());
        }
        if (event instanceof StaffReplied replied) {
            return new ClockOccurrence(ClockTrigger.HUMAN_REPLY, replied.at(), replied.by(), replied.message());
        }
        if (event instanceof StageEntered entered) {
            return of(ClockTrigger.stageEntered(entered.stage()), entered.at());
        }
        if (event instanceof StageLeft left) {
            return of(ClockTrigger.stageLeft(left.stage()), left.at());
        }
        if (event instanceof TicketClaimed claimed) {
            return new ClockOccurrence(ClockTrigger.CLAIMED, claimed.at(), claimed.by(), null);
        }
        if (event instanceof TicketSolved solved) {
            return of(ClockTrigger.SOLVED, solved.at());
        }
        if (event instanceof TicketReopened reopened) {
            return new ClockOccurrence(ClockTrigger.REOPENED, reopened.at(), reopened.by(), null);
        }
        return event instanceof TicketEnded ended ? of(ClockTrigger.ENDED, ended.at()) : null;
    }
}
