package io.guichet.intake;

import io.guichet.policy.TicketAttributes;
import java.time.Instant;

/**
 * What somebody asked or sent in. Its number is that of the ticket it may become.
 *
 * @param customerId who sent it; null while nobody has said who they are
 * @param route where the entitlement table sent it; null while that is not decided
 */
public record Question(
        String number,
        String brand,
        String language,
        String channel,
        String text,
        String subject,
        Long customerId,
        TicketAttributes attributes,
        Instant askedAt,
        Outcome outcome,
        String route) {

    /** Whether it can still become a request: it is open, or was given up while nobody was heard. */
    public boolean canBecomeTicket() {
        return outcome == Outcome.ASKED || outcome == Outcome.ABANDONED;
    }

    /** How it ended. */
    public enum Outcome {
        ASKED,
        DEFLECTED,
        ABANDONED,
        REQUESTED,
        REDIRECTED,
        TICKET,
        SPLIT_OFF
    }
}
