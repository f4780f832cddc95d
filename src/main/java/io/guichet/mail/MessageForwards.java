package io.guichet.mail;

import io.guichet.access.StaffMember;
import io.guichet.attachment.Attachment;
import io.guichet.attachment.Attachments;
import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import io.guichet.email.EmailAttachment;
import io.guichet.email.EmailTemplate;
import io.guichet.email.Outbox;
import io.guichet.email.TemplatedEmail;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.text.EmailAddress;
import io.guichet.text.InputText;
import io.guichet.text.TextRule;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Message;
import io.guichet.ticket.Ticket;
import io.guichet.web.Idempotency;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Passes messages on to people outside, such as a carrier. What they answer becomes a note: the customer sees neither the
 * forwarded message nor the answer.
 */
@Component
@Transactional
public class MessageForwards {

    /** Many mail servers refuse more than ten megabytes, which base64 needs for seven and a half. */
    private static final long MAX_ATTACHED_BYTES = 5_000_000;

    private final JdbcClient db;
    private final Outbox outbox;
    private final Attachments attachments;
    private final Conversation conversation;
    private final Customers customers;
    private final Brands brands;
    private final Idempotency idempotency;
    private final Clock clock;

    MessageForwards(
            JdbcClient db,
            Outbox outbox,
            Attachments attachments,
            Conversation conversation,
            Customers customers,
            Brands brands,
            Idempotency idempotency,
            Clock clock) {
        this.db = db;
        this.outbox = outbox;
        this.attachments = attachments;
        this.conversation = conversation;
        this.customers = customers;
        this.brands = brands;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * Queues the e-mail with the message and its files, up to five megabytes.
     *
     * @param note to the recipient, above the message; may be blank
     * @param submissionToken of the page's form, which counts once; null for none
     */
    public void forward(
            Ticket ticket, Message message, String recipient, String note, String submissionToken, StaffMember by) {
        var to = EmailAddress.canonical(recipient)
                .orElseThrow(() -> bad("to", "must be an e-mail address, like name@example.org", "forward.problem.to"));
        requireOutside(ticket, to);
        var text = InputText.isBlank(note) ? "" : TextRule.BODY.require("note", note);
        idempotency.runOnce(
                by.id(),
                "tickets/%s/messages/%d/forward".formatted(ticket.number(), message.id()),
                submissionToken,
                to + "\n" + text,
                () -> send(ticket, message, to, text, by));
    }

    private void send(Ticket ticket, Message message, String to, String note, StaffMember by) {
        var values = new HashMap<String, Object>();
        values.put("subject", ticket.subject());
        values.put("agent", by.name());
        values.put("greeted", true);
        values.put("message", message.body());
        if (!note.isEmpty()) {
            values.put("note", note);
        }
        var brand = brands.get(ticket.brand());
        outbox.enqueue(new TemplatedEmail(
                brand,
                ticket.number(),
                EmailTemplate.FORWARD,
                ticket.language(),
                to,
                values,
                null,
                files(message, ticket)));
        db.sql(
                        """
                        insert into message_forward (number, message, recipient, forwarded_by, forwarded_at)
                        values (:number, :message, :recipient, :by, :now)""")
                .param("number", ticket.number())
                .param("message", message.id())
                .param("recipient", to)
                .param("by", by.id())
                .param("now", clock.instant())
                .update();
    }

    /** The customer would get their own message, and their answer would be a note. */
    private void requireOutside(Ticket ticket, String to) {
        if (customers
                .find(ticket.brand(), to)
                .filter(customer -> customers.isPartOf(ticket.customerId(), customer.id()))
                .isPresent()) {
            throw bad("to", "is the customer's own address", "forward.problem.customer");
        }
    }

    private static BadInput bad(String field, String problem, String key) {
        return new BadInput(List.of(new FieldError(field, problem, key, List.of())));
    }

    private List<EmailAttachment> files(Message message, Ticket ticket) {
        var carried = new ArrayList<EmailAttachment>();
        long room = MAX_ATTACHED_BYTES;
        boolean first = conversation.of(ticket.number()).get(0).id() == message.id();
        for (var file : attachments.of(ticket.number())) {
            if (file.isOf(message.id(), first) && file.size() <= room) {
                room -= file.size();
                carried.add(carried(file));
            }
        }
        return carried;
    }

    private static EmailAttachment carried(Attachment file) {
        return new EmailAttachment(file.contentId(), file.name(), file.type(), file.size());
    }

    /** Whether a message of the ticket was forwarded to that address. */
    boolean isRecipient(String number, MailAddress address) {
        return db.sql("select count(*) from message_forward where number = :number and recipient = :recipient")
                        .param("number", number)
                        .param(
                                "recipient",
                                EmailAddress.canonical(address.email()).orElse(""))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** To whom the messages of a ticket were forwarded. */
    public List<MessageForward> of(String number) {
        return db.sql("select message, recipient from message_forward where number = :number order by id")
                .param("number", number)
                .query((row, index) -> new MessageForward(row.getLong("message"), row.getString("recipient")))
                .list();
    }

    /** A message that was passed on to that address. */
    public record MessageForward(long message, String recipient) {}
}
