package io.guichet.ticket;

import io.guichet.policy.Priority;
import io.guichet.policy.TicketAttributes;

/**
 * The attributes, the urgency and the team of a ticket.
 *
 * @param triaged whether an agent has completed triage
 * @param queueRank 0 to 100; a higher rank is served first
 * @param priorityChosen whether the priority is overridden; the priority table does not change it then
 * @param teamChosen whether the team is overridden; the routing table does not change it then
 */
record Classification(
        TicketAttributes attributes,
        boolean triaged,
        String priority,
        int queueRank,
        boolean priorityChosen,
        String team,
        boolean teamChosen) {

    private static final int DEFAULT_RANK = 50;

    static Classification untriaged(TicketAttributes attributes) {
        return new Classification(attributes, false, null, DEFAULT_RANK, false, null, false);
    }

    Classification withAttributes(TicketAttributes changed) {
        return new Classification(changed, triaged, priority, queueRank, priorityChosen, team, teamChosen);
    }

    Classification triaged(TicketAttributes found) {
        return new Classification(attributes.with(found), true, priority, queueRank, priorityChosen, team, teamChosen);
    }

    Classification withPriority(Priority changed, boolean chosen) {
        return new Classification(attributes, triaged, changed.name(), changed.rank(), chosen, team, teamChosen);
    }

    Classification withoutChosenPriority() {
        return new Classification(attributes, triaged, priority, queueRank, false, team, teamChosen);
    }

    Classification withTeam(String changed, boolean chosen) {
        return new Classification(attributes, triaged, priority, queueRank, priorityChosen, changed, chosen);
    }
}
