package io.guichet.portal;

import io.guichet.attachment.Attachments;
import io.guichet.attachment.DraftAttachments;
import io.guichet.attachment.Upload;
import io.guichet.billing.Invoice.Buyer;
import io.guichet.billing.Invoices;
import io.guichet.brand.Brand;
import io.guichet.customer.Customers;
import io.guichet.customer.SignInLinks;
import io.guichet.email.EmailSettings;
import io.guichet.email.EmailTemplate;
import io.guichet.email.Outbox;
import io.guichet.email.TemplatedEmail;
import io.guichet.intake.Questions;
import io.guichet.policy.TicketAttributes;
import io.guichet.survey.Surveys;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.TicketCommands;
import io.guichet.ticket.Tickets;
import io.guichet.web.Idempotency;
import io.guichet.web.RetryableTransaction;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Commands of the customer pages; a repeated submission of the same page counts once. */
@Component
class CustomerCommands {

    private final Idempotency idempotency;
    private final Questions questions;
    private final Conversation conversation;
    private final TicketCommands ticketCommands;
    private final Surveys surveys;
    private final Invoices invoices;
    private final Customers customers;
    private final SignInLinks links;
    private final Outbox outbox;
    private final Attachments attachments;
    private final DraftAttachments drafts;
    private final Tickets tickets;
    private final EmailSettings settings;

    CustomerCommands(
            Idempotency idempotency,
            Questions questions,
            Conversation conversation,
            TicketCommands ticketCommands,
            Surveys surveys,
            Invoices invoices,
            Customers customers,
            SignInLinks links,
            Outbox outbox,
            Attachments attachments,
            DraftAttachments drafts,
            Tickets tickets,
            EmailSettings settings) {
        this.idempotency = idempotency;
        this.questions = questions;
        this.conversation = conversation;
        this.ticketCommands = ticketCommands;
        this.surveys = surveys;
        this.invoices = invoices;
        this.customers = customers;
        this.links = links;
        this.outbox = outbox;
        this.attachments = attachments;
        this.drafts = drafts;
        this.tickets = tickets;
        this.settings = settings;
    }

    /** Records a question and returns its number. */
    @RetryableTransaction
    public String ask(Brand brand, String text, String language, TicketAttributes attributes, String submissionToken) {
        return idempotency.submitOnce(
                "portal",
                brand.id() + "/questions",
                submissionToken,
                text,
                () -> questions.ask(brand, text, language, attributes));
    }

    @RetryableTransaction
    public void markAnswered(String number, String article) {
        questions.markAnswered(number, article);
    }

    /** Sends a sign-in link if the brand knows the address and the limit of recent links is not reached. */
    @RetryableTransaction
    public void sendSignInLink(Brand brand, String email) {
        customers.find(brand.id(), email).ifPresent(customer -> links.issue(customer)
                .ifPresent(secret -> outbox.enqueue(new TemplatedEmail(
                        brand,
                        "",
                        EmailTemplate.SIGN_IN,
                        customer.language(),
                        customer.email(),
                        Map.of(
                                "link",
                                settings.link("/%s/sign-in/%s".formatted(brand.id(), secret)),
                                "minutes",
                                SignInLinks.VALIDITY.toMinutes())))));
    }

    /**
     * Adds a reply with files; a reply to a merged ticket goes to its target.
     *
     * @param draft token of the form, whose kept files go with it; may be null
     */
    @RetryableTransaction
    public void reply(
            Brand brand,
            String number,
            Actor customer,
            String body,
            List<Upload> files,
            String draft,
            String submissionToken) {
        var content = body + " " + Upload.fingerprints(files);
        idempotency.submitOnce("portal", "tickets/" + number + "/replies", submissionToken, content, () -> {
            var message = conversation.addCustomerMessage(number, customer.id(), body, customer);
            var into = mergeTarget(number);
            drafts.send(number, draft, into, message);
            attachments.add(brand, into, message, files, CustomerFiles.FIELD, true, customer);
            return number;
        });
    }

    private String mergeTarget(String number) {
        var into = tickets.get(number).mergedInto();
        return into == null ? number : mergeTarget(into);
    }

    @RetryableTransaction
    public void withdraw(String number, Actor customer) {
        ticketCommands.withdraw(number, customer);
    }

    @RetryableTransaction
    public void reopen(String number, Actor customer) {
        ticketCommands.reopen(number, null, customer);
    }

    @RetryableTransaction
    public void rate(String number, int score, String comment, Actor customer) {
        surveys.answer(number, score, comment, customer);
    }

    @RetryableTransaction
    public void commentRating(String number, String comment, Actor customer) {
        surveys.addComment(number, comment, customer);
    }

    /** Orders an invoice for a paid request. */
    @RetryableTransaction
    public void orderInvoice(String number, Buyer buyer, Actor customer) {
        invoices.order(number, buyer, customer);
    }
}
