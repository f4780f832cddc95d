package io.guichet.insight.table;

import io.guichet.ticket.TicketStatus.Turn;

/** The side for which a ticket waits. */
public enum WaitingParty {
    SUPPORT,
    CUSTOMER,
    SPECIALIST,
    DEVELOPER,
    THIRD_PARTY,
    /** The ticket is solved or closed. */
    NOBODY;

    static WaitingParty of(Turn turn) {
        return switch (turn) {
            case SUPPORT, LEAD -> SUPPORT;
            case CUSTOMER -> CUSTOMER;
            case SPECIALIST -> SPECIALIST;
            case DEVELOPER -> DEVELOPER;
            case THIRD_PARTY -> THIRD_PARTY;
            case NOBODY -> NOBODY;
        };
    }
}
