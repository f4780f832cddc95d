package io.guichet.portal;

import io.guichet.attachment.Attachments;
import io.guichet.attachment.DraftAttachments;
import io.guichet.attachment.Upload;
import io.guichet.billing.Invoice.Buyer;
import io.guichet.billing.Invoices;
import io.guichet.brand.Brand;
import io.guichet.customer.Customer;
import io.guichet.customer.CustomerAddresses;
import io.guichet.customer.HandOver;
import io.guichet.customer.HandOvers;
import io.guichet.customer.SignInLinks;
import io.guichet.customer.VerificationMethod;
import io.guichet.email.EmailSettings;
import io.guichet.email.EmailTemplate;
import io.guichet.email.Outbox;
import io.guichet.email.TemplatedEmail;
import io.guichet.intake.Question;
import io.guichet.intake.Questions;
import io.guichet.intake.SplitRequests;
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
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Commands of the customer pages; a repeated submission of the same page counts once. */
@Component
class CustomerCommands {

    private final Idempotency idempotency;
    private final Questions questions;
    private final SplitRequests splitRequests;
    private final Conversation conversation;
    private final TicketCommands ticketCommands;
    private final Surveys surveys;
    private final Invoices invoices;
    private final SignInLinks links;
    private final HandOvers handOvers;
    private final CustomerAddresses addresses;
    private final Outbox outbox;
    private final Attachments attachments;
    private final DraftAttachments drafts;
    private final Tickets tickets;
    private final EmailSettings settings;

    CustomerCommands(
            Idempotency idempotency,
            Questions questions,
            SplitRequests splitRequests,
            Conversation conversation,
            TicketCommands ticketCommands,
            Surveys surveys,
            Invoices invoices,
            SignInLinks links,
            HandOvers handOvers,
            CustomerAddresses addresses,
            Outbox outbox,
            Attachments attachments,
            DraftAttachments drafts,
            Tickets tickets,
            EmailSettings settings) {
        this.idempotency = idempotency;
        this.questions = questions;
        this.splitRequests = splitRequests;
        this.conversation = conversation;
        this.ticketCommands = ticketCommands;
        this.surveys = surveys;
        this.invoices = invoices;
        this.links = links;
        this.handOvers = handOvers;
        this.addresses = addresses;
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
    public void chooseTeam(String number, String team) {
        questions.chooseTeam(number, team);
    }

    @RetryableTransaction
    public void markAnswered(String number, String article) {
        questions.markAnswered(number, article);
    }

    /** Sends a sign-in link to the address, unless it has asked for too many; new customers are registered by its use. */
    @RetryableTransaction
    public void sendSignInLink(Brand brand, String email, String language) {
        links.issue(brand, email, language)
                .ifPresent(link -> outbox.enqueue(new TemplatedEmail(
                        brand,
                        "",
                        EmailTemplate.SIGN_IN,
                        link.language(),
                        link.recipient(),
                        Map.of(
                                "link",
                                settings.link("/%s/sign-in/%s".formatted(brand.id(), link.token())),
                                "minutes",
                                SignInLinks.VALIDITY.toMinutes()))));
    }

    /** Uses a sign-in link and returns the customer's id; empty if it is used or expired. */
    @RetryableTransaction
    public Optional<Long> redeemSignInLink(Brand brand, String secret) {
        return links.redeem(brand, secret);
    }

    /** Sends a link to an address that the customer wants to add, unless it has got too many. */
    @RetryableTransaction
    public void sendAddressLink(Brand brand, Customer customer, String email) {
        links.issueForAddress(brand, customer, email)
                .ifPresent(link -> outbox.enqueue(new TemplatedEmail(
                        brand,
                        "",
                        EmailTemplate.ADD_ADDRESS,
                        link.language(),
                        link.recipient(),
                        Map.of(
                                "link",
                                settings.link("/%s%s/addresses/%s"
                                        .formatted(brand.id(), AccountAccessPage.PATH, link.token())),
                                "account",
                                customer.email(),
                                "minutes",
                                SignInLinks.VALIDITY.toMinutes()))));
    }

    /** Uses such a link: whether the address was added; empty if the link is used or expired. */
    @RetryableTransaction
    public Optional<Boolean> addAddress(Brand brand, Customer customer, String secret) {
        return links.redeemAddress(brand, customer, secret).map(address -> addresses.add(brand, customer, address));
    }

    @RetryableTransaction
    public void removeAddress(Customer customer, long address, String session) {
        addresses.remove(customer, address, session);
    }

    /** Records the person whom the brand's product hands over, and returns the customer's id. */
    @RetryableTransaction
    public long register(Brand brand, HandOver handOver, String language) {
        return handOvers.register(brand, handOver, language);
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
            drafts.send(number, draft, false, into, message);
            attachments.add(brand, into, message, files, CustomerFiles.FIELD, true, customer);
            return number;
        });
    }

    private String mergeTarget(String number) {
        var into = tickets.get(number).mergedInto();
        return into == null ? number : mergeTarget(into);
    }

    /** Records that the requester proved the address, also for the parts of the request. */
    @RetryableTransaction
    public void confirmRequest(String number, VerificationMethod method, Actor customer) {
        ticketCommands.verifyRequester(number, method, null, customer);
        splitRequests.of(number).stream()
                .map(Question::number)
                .filter(part -> tickets.find(part).isPresent())
                .sorted()
                .forEach(part -> ticketCommands.verifyRequester(part, method, null, customer));
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

    /** Orders an invoice for a paid request. @param verified whether the orderer has proved what the brand demands */
    @RetryableTransaction
    public void orderInvoice(String number, Buyer buyer, boolean verified, Actor customer) {
        invoices.order(number, buyer, verified, customer);
    }
}
