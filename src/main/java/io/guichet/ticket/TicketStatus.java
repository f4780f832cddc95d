package io.guichet.ticket;

import io.guichet.brand.LocalisedText;
import io.guichet.policy.AttributeLabels;
import io.guichet.policy.WaitingTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A status that wait states of the diagrams give to a ticket, question, survey or lead call.
 *
 * @param id id in diagrams, database and API, such as {@code WAITING_FOR_CUSTOMER}
 * @param label label for staff, or null if no diagram has one
 * @param publicLabel label for customers, or null if they never see the status or no diagram has one
 * @param turn the side that has to act
 * @param waitStates wait states with this status, in the order of the diagrams
 * @param reachableByTickets whether a ticket can have it; false for surveys, questions and lead calls
 */
public record TicketStatus(
        String id,
        LocalisedText label,
        LocalisedText publicLabel,
        Turn turn,
        List<WaitState> waitStates,
        boolean reachableByTickets) {

    private static final Set<Turn> NOT_OURS = Set.of(Turn.CUSTOMER, Turn.NOBODY);

    public TicketStatus {
        waitStates = List.copyOf(waitStates);
    }

    /** The side whose turn it is while a ticket has a status. */
    public enum Turn {
        CUSTOMER,
        SUPPORT,
        SPECIALIST,
        DEVELOPER,
        LEAD,
        THIRD_PARTY,
        NOBODY
    }

    /**
     * A wait state of a diagram.
     *
     * @param nextStep text for the customer, with {@code {0}} for the end of the wait; or null
     * @param waitingTime situation of the waiting-times table that ends the wait, or null
     */
    public record WaitState(String id, LocalisedText nextStep, String waitingTime) {}

    /** A status without a wait state in the deployed diagrams, such as one of a replaced diagram. */
    static TicketStatus unknown(String id) {
        var turn = id.equals(Ticket.CLOSED) ? Turn.NOBODY : Turn.SUPPORT;
        return new TicketStatus(id, null, null, turn, List.of(), id.equals(Ticket.CLOSED));
    }

    /** Whether the desk, or someone on its behalf, has to act. */
    public boolean isOurTurn() {
        return !NOT_OURS.contains(turn);
    }

    /** Whether a wait in this status ends with this situation of the waiting-times table. */
    public boolean endsWith(String waitingTime) {
        return waitStates.stream().anyMatch(waitState -> waitingTime.equals(waitState.waitingTime()));
    }

    /**
     * The wait state whose next step is shown to the customer.
     *
     * @param forPapers whether the ticket waits for legal papers, which have a wait state of their own
     */
    public Optional<WaitState> announcedWaitState(boolean forPapers) {
        var announced = waitStates.stream()
                .filter(waitState -> waitState.nextStep() != null)
                .toList();
        return announced.stream()
                .filter(waitState -> WaitingTime.PAPERS.equals(waitState.waitingTime()) == forPapers)
                .findFirst()
                .or(() -> announced.stream().findFirst());
    }

    LocalisedText labelOrId() {
        return label == null ? new LocalisedText(Map.of("en", AttributeLabels.sentenceCase(id))) : label;
    }
}
