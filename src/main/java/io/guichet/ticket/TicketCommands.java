package io.guichet.ticket;

import io.guichet.customer.VerificationMethod;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The commands of customers and staff beside writing. Each is possible while the ticket's diagram waits for it and is an
 * {@link IllegalTransition} otherwise.
 */
@Component
@Transactional
public class TicketCommands {

    private final TicketRepository repository;
    private final MessageStore messages;

    TicketCommands(TicketRepository repository, MessageStore messages) {
        this.repository = repository;
        this.messages = messages;
    }

    /** Reopens a solved ticket; the reason may be null. */
    public void reopen(String number, String reason, Actor by) {
        repository.change(number, ticket -> ticket.reopen(reason, by));
    }

    /** Closes a solved ticket before the time for reopening it is over. */
    public void close(String number, String reason, Actor by) {
        repository.change(number, ticket -> ticket.close(reason, by));
    }

    public void withdraw(String number, Actor by) {
        repository.change(number, ticket -> ticket.withdraw(by));
    }

    /** The ticket waits until that instant, which must lie in the future, or until the customer writes. */
    public void planFollowUp(String number, Instant at, Actor by) {
        repository.change(number, ticket -> ticket.planFollowUp(at, by));
    }

    public void cancelFollowUp(String number, Actor by) {
        repository.change(number, ticket -> ticket.cancelFollowUp(by));
    }

    /** Records the fee. @param paidAt when it was received, which is when the paid service's time begins */
    public void recordPayment(String number, Instant paidAt, String reference, Actor by) {
        repository.change(number, ticket -> ticket.pay(paidAt, reference, by));
    }

    /**
     * Joins this ticket to another one of the same customer and brand, where the work goes on: its messages are copied there,
     * and a message that was not answered here waits for an answer there.
     */
    public void merge(String number, String into, Actor by) {
        if (number.equals(into)) {
            throw new BadInput(List.of(new FieldError("into", "must be another ticket", "link.same-ticket")));
        }
        repository.lock(number.compareTo(into) < 0 ? number : into);
        var ticket = repository.lock(number);
        var target = repository.lock(into);
        ticket.mergeInto(target, by);
        var unanswered = Message.unanswered(messages.of(number)).findFirst();
        messages.copy(number, into);
        repository.save(ticket);
        unanswered.ifPresent(message -> target.awaitAnswer(message.sentAt(), by));
        repository.save(target);
    }

    /**
     * Records that the requester proved that the customer's address is theirs. A confirmation in time lets the tables decide
     * again. A second one changes nothing, unless it is stronger than the link or the sender of an e-mail.
     *
     * @param reason why staff vouch for the requester; null where they prove it themselves
     * @return whether it was the first proof
     */
    public boolean verifyRequester(String number, VerificationMethod method, String reason, Actor by) {
        var ticket = repository.lock(number);
        var first = ticket.verifyRequester(method, reason, by);
        repository.save(ticket);
        return first;
    }

    /** Records that the external issue was resolved. */
    public void resolveIssue(String number, Actor by) {
        repository.change(number, ticket -> ticket.resolveIssue(by));
    }
}
