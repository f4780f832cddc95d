package io.guichet.ticket;

import java.time.Instant;

/** Something that happened to a ticket, as others hear of it. */
public sealed interface TicketFact {

    String number();

    /** A fact that a diagram waits for under the same name; where nothing waits, what caused it was not possible. */
    sealed interface Awaited extends TicketFact {}

    record TicketOpened(String number, Instant receivedAt) implements TicketFact {}

    record CustomerReplied(String number, Instant at) implements Awaited {}

    /** Staff have written to the customer beside any task. */
    record ReplyPosted(String number, long message) implements TicketFact {}

    /** Staff have answered without having seen what the customer wrote at that instant. */
    record MessageOverlooked(String number, Instant at) implements TicketFact {}

    record StaffReplied(String number, long message, Instant at, Actor by) implements TicketFact {}

    record TicketPaid(String number, Instant at) implements Awaited {}

    record TicketReopened(String number, Instant at, Actor by) implements Awaited {}

    record TicketClosed(String number, Actor by) implements Awaited {}

    record TicketWithdrawn(String number, Actor by) implements Awaited {}

    record TicketMerged(String number, String into) implements Awaited {}

    record TicketSplit(String number) implements Awaited {}

    record IssueResolved(String number) implements Awaited {}

    record TicketClaimed(String number, Instant at, Actor by) implements TicketFact {}

    record StageEntered(String number, String stage, Instant at) implements TicketFact {}

    record StageLeft(String number, String stage, Instant at) implements TicketFact {}

    record TicketSolved(String number, Instant at) implements TicketFact {}

    record TicketEnded(String number, Instant at) implements TicketFact {}

    record TeamChanged(String number, String team) implements TicketFact {}

    /** The ticket has another place in the queue. */
    record RankChanged(String number) implements TicketFact {}

    record TicketDemoted(String number, String brand) implements TicketFact {}

    record DemotionLifted(String number) implements Awaited {}

    record PriorityChanged(String number) implements TicketFact {}

    /** Triage has found out something else about what is asked. */
    record FactsChanged(String number) implements TicketFact {}

    record PlanChanged(String number, Actor by) implements TicketFact {}

    /** The desk had taken the ticket for one under another plan from the beginning. */
    record PlanCorrected(String number, Actor by) implements TicketFact {}

    /** What staff had written to the customer was not meant for them, and is no answer. */
    record MessageTurnedInternal(String number, long message, Instant at, Actor by, String reason)
            implements TicketFact {}
}
