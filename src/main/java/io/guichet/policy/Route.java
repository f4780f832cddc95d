package io.guichet.policy;

import java.util.List;

/**
 * Where a request goes: {@code TICKET}, or somewhere else.
 *
 * @param outcome a word of the contract, such as {@code TICKET} or {@code COMMUNITY}
 * @param because why, in the customer's language
 * @param where the address to go to, or null
 */
public record Route(String outcome, String reason, String destination, List<String> hints) {

    public static final String TICKET = "TICKET";

    /** A ticket that only the people of its team may see. */
    public static final String RESTRICTED = "RESTRICTED";

    /** The person has a team from which it would become a ticket. */
    public static final String SWITCH_TEAM = "SWITCH_TEAM";

    /** Whether the way leads to a page of the desk's own, which {@code where} gives as a path. */
    public boolean hasLocalDestination() {
        return destination != null && destination.startsWith("/");
    }

    /** Whether the request becomes a ticket, be it one that few may see. */
    public boolean isTicket() {
        return outcome.equals(TICKET) || isRestricted();
    }

    public boolean isRestricted() {
        return outcome.equals(RESTRICTED);
    }
}
