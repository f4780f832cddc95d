package io.guichet.process;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.attachment.Attachment;
import io.guichet.attachment.Attachments;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import io.guichet.email.EmailAttachment;
import io.guichet.email.EmailSettings;
import io.guichet.email.EmailTemplate;
import io.guichet.email.Greeting;
import io.guichet.email.Outbox;
import io.guichet.email.TemplatedEmail;
import io.guichet.intake.Contracts;
import io.guichet.intake.Question;
import io.guichet.intake.Questions;
import io.guichet.intake.VerificationDemands;
import io.guichet.policy.Route;
import io.guichet.policy.SlaTarget;
import io.guichet.policy.Target;
import io.guichet.policy.TicketAttributes;
import io.guichet.sla.Deadlines;
import io.guichet.text.InputText;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Message;
import io.guichet.ticket.StatusCatalog;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketStatus.Turn;
import io.guichet.ticket.Tickets;
import io.guichet.web.TimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Queues the emails that a ticket's process sends. */
@Component
class TicketEmails {

    private static final int MAX_QUOTE_LENGTH = 2_000;

    /** Many mail servers refuse more than ten megabytes, which base64 needs for seven and a half. */
    private static final long MAX_ATTACHED_BYTES = 5_000_000;

    private final Outbox outbox;
    private final Tickets tickets;
    private final Conversation conversation;
    private final Questions questions;
    private final Contracts contracts;
    private final Customers customers;
    private final Brands brands;
    private final EmailSettings settings;
    private final StatusCatalog statuses;
    private final Deadlines deadlines;
    private final StaffDirectory staff;
    private final TimeFormatter formatter;
    private final MessageSource messages;
    private final Attachments attachments;
    private final VerificationDemands demands;

    TicketEmails(
            Outbox outbox,
            Tickets tickets,
            Conversation conversation,
            Questions questions,
            Contracts contracts,
            Customers customers,
            Brands brands,
            EmailSettings settings,
            StatusCatalog statuses,
            Deadlines deadlines,
            StaffDirectory staff,
            TimeFormatter formatter,
            MessageSource messages,
            Attachments attachments,
            VerificationDemands demands) {
        this.demands = demands;
        this.attachments = attachments;
        this.statuses = statuses;
        this.deadlines = deadlines;
        this.staff = staff;
        this.formatter = formatter;
        this.messages = messages;
        this.outbox = outbox;
        this.tickets = tickets;
        this.conversation = conversation;
        this.questions = questions;
        this.contracts = contracts;
        this.customers = customers;
        this.brands = brands;
        this.settings = settings;
    }

    void acknowledge(String number) {
        var ticket = tickets.get(number);
        var values = new HashMap<String, Object>();
        values.put("hasSeveralQuestions", ticket.attributes().isTrue(TicketAttributes.SEVERAL_QUESTIONS));
        promise(ticket).ifPresent(promise -> values.put("promise", promise));
        if (!ticket.isVerified() && demands.askForConfirmation(ticket.brand())) {
            values.put("confirmLink", settings.link(ticket.customerLink("/confirmation")));
        }
        queue(ticket, EmailTemplate.ACKNOWLEDGEMENT, values);
    }

    /**
     * When the customer will get an answer, if the table promises or estimates one that a person gives; who reads the
     * request, where the brand says so for its type.
     */
    private Optional<String> promise(Ticket ticket) {
        var brand = brands.get(ticket.brand());
        var locale = Locale.forLanguageTag(brand.languageFor(ticket.language()));
        var afterSending = brand.text("afterSending." + ticket.attributes().requestType(brand), locale.getLanguage());
        if (afterSending.isPresent()) {
            return afterSending;
        }
        var zone = customers.get(ticket.customerId()).readingZone(brand);
        return deadlines.snapshots(ticket.number()).stream()
                .filter(snapshot -> snapshot.target() == Target.FIRST_RESPONSE && snapshot.due() != null)
                .filter(snapshot -> snapshot.stopsOn() != SlaTarget.StopEvent.REGISTERED)
                .findFirst()
                .map(snapshot -> messages.getMessage(
                        "emails.promise." + snapshot.kind(),
                        new Object[] {formatter.fullDateTime(snapshot.due(), locale, zone)},
                        locale));
    }

    /** Sends the newest public message. */
    void reply(String number) {
        var messages = publicMessages(number);
        reply(number, messages.get(messages.size() - 1), messages);
    }

    void reply(String number, long id) {
        var messages = publicMessages(number);
        messages.stream().filter(message -> message.id() == id).forEach(message -> reply(number, message, messages));
    }

    /** A reply that carries its files, or links to them if they are large. */
    private void reply(String number, Message message, List<Message> messages) {
        var ticket = tickets.get(number);
        var values = replyValues(message, messages);
        var files = carriedFiles(ticket, message, values);
        queue(ticket, EmailTemplate.REPLY, values, message.id(), files);
    }

    /** The files that the e-mail carries; if they are large, their links become a value of its template. */
    private List<EmailAttachment> carriedFiles(Ticket ticket, Message message, Map<String, Object> values) {
        var files = attachments.of(ticket.number()).stream()
                .filter(file -> Objects.equals(file.messageId(), message.id()))
                .toList();
        if (files.stream().mapToLong(Attachment::size).sum() > MAX_ATTACHED_BYTES) {
            values.put(
                    "files", files.stream().map(file -> fileLink(ticket, file)).toList());
            return List.of();
        }
        return files.stream()
                .map(file -> new EmailAttachment(file.contentId(), file.name(), file.type(), file.size()))
                .toList();
    }

    private Map<String, String> fileLink(Ticket ticket, Attachment file) {
        return Map.of("name", file.name(), "link", settings.link(ticket.customerLink("/attachments/" + file.id())));
    }

    void remind(String number) {
        queue(
                tickets.lock(number),
                EmailTemplate.REMINDER,
                Map.of(
                        "message",
                        newest(publicMessages(number), false).map(Message::body).orElse("")));
    }

    /** Contains the solution, unless the ticket was solved by the customer's silence or without a reply. */
    void announceSolution(String number) {
        var ticket = tickets.get(number);
        var solvedBySilence = statuses.get(ticket.status()).turn() == Turn.CUSTOMER;
        var messages = publicMessages(number);
        var last = messages.get(messages.size() - 1);
        var carriesReply = !solvedBySilence && !last.isFromCustomer();
        var values = carriesReply ? replyValues(last, messages) : new HashMap<String, Object>();
        values.put("surveyLink", settings.link(ticket.customerLink("/survey")));
        var files = carriesReply ? carriedFiles(ticket, last, values) : List.<EmailAttachment>of();
        queue(ticket, EmailTemplate.SOLVED, values, carriesReply ? last.id() : null, files);
    }

    /** Tells the customer in which ticket the work goes on. */
    void announceMerge(String number) {
        var into = tickets.get(tickets.get(number).mergedInto());
        queue(
                tickets.get(number),
                EmailTemplate.MERGED,
                Map.of(
                        "into",
                        into.number(),
                        "intoSubject",
                        into.subject(),
                        "link",
                        settings.link(into.customerLink(""))));
    }

    /** The reply with its author's name, unless she wrote it, and the customer's last message. */
    private Map<String, Object> replyValues(Message message, List<Message> messages) {
        var reply = message.body();
        var values = new HashMap<String, Object>();
        values.put("message", reply);
        values.put("greeted", Greeting.opens(reply));
        staff.find(message.author())
                .map(StaffMember::name)
                .filter(name -> !reply.endsWith(name))
                .ifPresent(name -> values.put("agent", name));
        newest(messages, true)
                .ifPresent(customers -> values.put("quote", InputText.truncate(customers.body(), MAX_QUOTE_LENGTH)));
        return values;
    }

    void redirect(String number) {
        var question = questions.find(number).orElseThrow();
        var route = questions.route(number);
        var customer = customers.get(question.customerId());
        var values = new HashMap<String, Object>();
        values.put("subject", question.subject());
        values.put("name", question.requester().isVerified() ? customer.name() : null);
        values.put("reason", route.reason());
        values.put(
                "destination", route.hasLocalDestination() ? settings.link(route.destination()) : route.destination());
        if (contracts.mightAdmit(question)) {
            values.put("signInLink", settings.link("/%s/sign-in".formatted(question.brand())));
        }
        if (route.outcome().equals(Route.SWITCH_TEAM)) {
            values.put("teams", eligibleTeams(question));
        }
        outbox.enqueue(new TemplatedEmail(
                brands.get(question.brand()),
                number,
                EmailTemplate.REDIRECTED,
                question.language(),
                customer.email(),
                values));
    }

    /** Name of each team, and the link that opens the form for it. */
    private List<Map<String, String>> eligibleTeams(Question question) {
        return contracts.entitledTeams(question).stream()
                .map(team -> Map.of(
                        "name",
                        team.name(),
                        "link",
                        settings.link("/%s?customerTeam=%s".formatted(question.brand(), team.id()))))
                .toList();
    }

    private void queue(Ticket ticket, EmailTemplate template, Map<String, Object> extraValues) {
        queue(ticket, template, extraValues, null, List.of());
    }

    private void queue(
            Ticket ticket,
            EmailTemplate template,
            Map<String, Object> extraValues,
            Long message,
            List<EmailAttachment> files) {
        Brand brand = brands.get(ticket.brand());
        var customer = customers.get(ticket.customerId());
        var values = new HashMap<String, Object>();
        values.put("subject", ticket.subject());
        values.put("name", ticket.isVerified() ? customer.name() : null);
        values.put("link", settings.link(ticket.customerLink("")));
        values.putAll(extraValues);
        outbox.enqueue(new TemplatedEmail(
                brand, ticket.number(), template, ticket.language(), customer.email(), values, message, files));
    }

    private List<Message> publicMessages(String number) {
        return conversation.of(number).stream().filter(Message::isPublic).toList();
    }

    private static Optional<Message> newest(List<Message> messages, boolean fromCustomer) {
        return messages.stream()
                .filter(message -> message.isFromCustomer() == fromCustomer)
                .reduce((a, b) -> b);
    }
}
