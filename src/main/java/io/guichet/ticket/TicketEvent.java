package io.guichet.ticket;

import java.time.Instant;

/** Something that happened to a ticket, as others hear of it. */
public sealed interface TicketEvent {

    String number();

    /** A fact that a diagram waits for under the same name; where nothing waits, what caused it was not possible. */
    sealed interface AwaitedTicketEvent extends TicketEvent {}

    record TicketOpened(String number, Instant receivedAt) implements TicketEvent {}

    record CustomerReplied(String number, Instant at) implements AwaitedTicketEvent {}

    /** Staff have written to the customer beside any task. */
    record ReplyPosted(String number, long message) implements TicketEvent {}

    /** Staff have answered without having seen what the customer wrote at that instant. */
    record MessageOverlooked(String number, Instant at) implements TicketEvent {}

    record StaffReplied(String number, long message, Instant at, Actor by) implements TicketEvent {}

    record TicketPaid(String number, Instant at) implements AwaitedTicketEvent {}

    record TicketReopened(String number, Instant at, Actor by) implements AwaitedTicketEvent {}

    record TicketClosed(String number, Actor by) implements AwaitedTicketEvent {}

    record TicketWithdrawn(String number, Actor by) implements AwaitedTicketEvent {}

    record TicketMerged(String number, String into) implements AwaitedTicketEvent {}

    record TicketSplit(String number) implements AwaitedTicketEvent {}

    record IssueResolved(String number) implements AwaitedTicketEvent {}

    record TicketClaimed(String number, Instant at, Actor by) implements TicketEvent {}

    record StageEntered(String number, String stage, Instant at) implements TicketEvent {}

    record StageLeft(String number, String stage, Instant at) implements TicketEvent {}

    record TicketSolved(String number, Instant at) implements TicketEvent {}

    record TicketEnded(String number, Instant at) implements TicketEvent {}

    record TeamChanged(String number, String team) implements TicketEvent {}

    /** The ticket has another place in the queue. */
    record RankChanged(String number) implements TicketEvent {}

    record TicketDeprioritised(String number, String brand) implements TicketEvent {}

    record DemotionLifted(String number) implements AwaitedTicketEvent {}

    record PriorityChanged(String number) implements TicketEvent {}

    /** Triage has found out something else about what is asked. */
    record AttributesChanged(String number) implements TicketEvent {}

    record PlanChanged(String number, Actor by) implements TicketEvent {}

    /** The desk had taken the ticket for one under another plan from the beginning. */
    record PlanCorrected(String number, Actor by) implements TicketEvent {}

    /** What staff had written to the customer was not meant for them, and is no answer. */
    record MessageMadeInternal(String number, long message, Instant at, Actor by, String reason)
            implements TicketEvent {}
}
