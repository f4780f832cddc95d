package io.guichet.intake;

import io.guichet.policy.TicketAttributes;
import io.guichet.ticket.RequesterIdentity;
import java.time.Instant;

/**
 * A question or request as received. Its number is kept by the ticket that it may become.
 *
 * @param customerId its customer; null while unknown
 * @param requester what the requester gave and proved
 * @param route destination from the entitlement table; null while undecided
 */
public record Question(
        String number,
        String brand,
        String language,
        String channel,
        String text,
        String subject,
        Long customerId,
        RequesterIdentity requester,
        TicketAttributes attributes,
        Instant askedAt,
        Outcome outcome,
        String route) {

    /** Whether it can become a ticket: it is open, or was abandoned. */
    public boolean canBecomeTicket() {
        return outcome == Outcome.ASKED || outcome == Outcome.ABANDONED;
    }

    Question withRequest(
            long customer,
            RequesterIdentity newRequester,
            String newSubject,
            String newText,
            TicketAttributes newAttributes) {
        return copy(customer, newRequester, newSubject, newText, newAttributes, outcome, route);
    }

    Question withAttributes(TicketAttributes newAttributes) {
        return copy(customerId, requester, subject, text, newAttributes, outcome, route);
    }

    Question withOutcome(Outcome newOutcome) {
        return copy(customerId, requester, subject, text, attributes, newOutcome, route);
    }

    Question withRoute(String newRoute) {
        return copy(customerId, requester, subject, text, attributes, outcome, newRoute);
    }

    private Question copy(
            Long newCustomer,
            RequesterIdentity newRequester,
            String newSubject,
            String newText,
            TicketAttributes newAttributes,
            Outcome newOutcome,
            String newRoute) {
        return new Question(
                number,
                brand,
                language,
                channel,
                newText,
                newSubject,
                newCustomer,
                newRequester,
                newAttributes,
                askedAt,
                newOutcome,
                newRoute);
    }

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
