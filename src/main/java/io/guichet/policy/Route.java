package io.guichet.policy;

import java.util.List;

/**
 * Where a request goes: {@code TICKET}, or another destination.
 *
 * @param outcome outcome of the entitlement table, such as {@code TICKET} or {@code COMMUNITY}
 * @param reason reason in the customer's language
 * @param destination URL or path of the destination, or null
 */
public record Route(String outcome, String reason, String destination, List<String> hints) {

    public static final String TICKET = "TICKET";

    /** A ticket that only its team may see. */
    public static final String RESTRICTED = "RESTRICTED";

    /** The customer has a team for which it would be a ticket. */
    public static final String SWITCH_TEAM = "SWITCH_TEAM";

    /** The brand asks the customer to sign in first. */
    public static final String SIGN_IN = "SIGN_IN";

    /** Whether the destination is a path on this desk. */
    public boolean hasLocalDestination() {
        return destination != null && destination.startsWith("/");
    }

    /** Whether the request becomes a ticket, restricted or not. */
    public boolean isTicket() {
        return outcome.equals(TICKET) || isRestricted();
    }

    public boolean isRestricted() {
        return outcome.equals(RESTRICTED);
    }
}
