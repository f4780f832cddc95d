package io.guichet.ticket;

import java.time.Instant;

/** Something that happened to a ticket, published in the transaction in which it happened. */
public sealed interface TicketEvent {

    String number();

    /** An event that a diagram waits for as a message of the same name; where none waits, the command is illegal. */
    sealed interface AwaitedTicketEvent extends TicketEvent {}

    record TicketOpened(String number, Instant receivedAt) implements TicketEvent {}

    record CustomerReplied(String number, Instant at) implements AwaitedTicketEvent {}

    /** A message to the customer was written beside any task and is to be sent. */
    record ReplyPosted(String number, long message) implements TicketEvent {}

    /** Staff have written an internal note. */
    record NoteAdded(String number, long message, String body, Actor by) implements TicketEvent {}

    /** Staff have replied without having seen the customer's message of that instant. */
    record MessageOverlooked(String number, Instant at) implements TicketEvent {}

    record StaffReplied(String number, long message, Instant at, Actor by) implements TicketEvent {}

    record TicketPaid(String number, Instant at) implements AwaitedTicketEvent {}

    record TicketReopened(String number, Instant at, Actor by) implements AwaitedTicketEvent {}

    record TicketClosed(String number, Actor by) implements AwaitedTicketEvent {}

    record TicketWithdrawn(String number, Actor by) implements AwaitedTicketEvent {}

    record TicketMerged(String number, String into) implements AwaitedTicketEvent {}

    record TicketSplit(String number) implements AwaitedTicketEvent {}

    /** The requester has proved the address in time, so that the tables decide again. */
    record RequesterConfirmed(String number, String brand) implements TicketEvent {}

    /** The requester has proved the address. */
    record RequesterVerified(String number) implements TicketEvent {}

    /** Staff want to come back to the ticket at that instant, and not before unless the customer writes. */
    record FollowUpPlanned(String number, Instant at) implements AwaitedTicketEvent {}

    record FollowUpCancelled(String number) implements AwaitedTicketEvent {}

    record IssueResolved(String number) implements AwaitedTicketEvent {}

    record TicketClaimed(String number, Instant at, Actor by) implements TicketEvent {}

    /**
     * The ticket belongs to another user, or to its team again.
     *
     * @param from user id of the former assignee; null for none
     * @param to user id of the assignee; null for the team
     * @param reason null if none was given
     */
    record AssigneeChanged(String number, String from, String to, String reason, Actor by) implements TicketEvent {}

    record StageEntered(String number, String stage, Instant at) implements TicketEvent {}

    record StageLeft(String number, String stage, Instant at) implements TicketEvent {}

    record TicketSolved(String number, Instant at) implements TicketEvent {}

    record TicketEnded(String number, Instant at) implements TicketEvent {}

    record TeamChanged(String number, String team) implements TicketEvent {}

    /** The ticket's place in the queue has changed. */
    record RankChanged(String number) implements TicketEvent {}

    record TicketDeprioritised(String number, String brand) implements TicketEvent {}

    record DemotionLifted(String number) implements AwaitedTicketEvent {}

    record PriorityChanged(String number) implements TicketEvent {}

    /** The attributes of a ticket with a priority may have changed, so that its targets are decided again. */
    record AttributesChanged(String number) implements TicketEvent {}

    record PlanChanged(String number, Actor by) implements TicketEvent {}

    /** The ticket's plan was wrong from the beginning and has been corrected. */
    record PlanCorrected(String number, Actor by) implements TicketEvent {}

    /** A public reply became an internal note; it is no answer. */
    record MessageMadeInternal(String number, long message, Instant at, Actor by, String reason)
            implements TicketEvent {}
}
