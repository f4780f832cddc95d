package io.guichet.desk;

import io.guichet.access.Roles;
import io.guichet.access.StaffMember;
import io.guichet.attachment.AttachmentFormatter;
import io.guichet.billing.Invoice;
import io.guichet.billing.Payment;
import io.guichet.brand.Brands;
import io.guichet.customer.Customer;
import io.guichet.desk.EmailRowViewAssembler.EmailRowView;
import io.guichet.desk.TicketDetailsLoader.TicketDetails;
import io.guichet.desk.TicketPageView.LeadCallView;
import io.guichet.mail.MessageForwards;
import io.guichet.mail.MessageForwards.MessageForward;
import io.guichet.mail.TicketMails;
import io.guichet.mail.TicketMails.TicketMail;
import io.guichet.policy.FairUse;
import io.guichet.policy.TicketAttributes;
import io.guichet.policy.WaitingTime;
import io.guichet.sla.ClockSnapshot.SlaState;
import io.guichet.ticket.Deprioritisations.Deprioritisation;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.Message;
import io.guichet.ticket.StatusCatalog;
import io.guichet.web.TimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Assembles the staff view of a ticket in the reader's language. */
@Component
class TicketPageViewAssembler {

    private static final List<String> CUSTOMER_ATTRIBUTES = List.of("plan", "package", "addOn", "region");
    private static final List<String> EXCLUDED_ATTRIBUTES = List.of(
            "plan",
            "package",
            "addOn",
            "region",
            "channel",
            TicketAttributes.DEPRIORITISED,
            TicketAttributes.WITHOUT_SIGN_IN);

    private static final Set<SlaState> LATE = Set.of(SlaState.AT_RISK, SlaState.OVERDUE);

    private static final String LEAD_DECISION = "lead-decision";

    private final TicketDetailsLoader details;
    private final TimelineViewAssembler timeline;
    private final TicketClockViewAssembler clockViews;
    private final FairUse fairUse;
    private final Brands brands;
    private final LabelFormatter labels;
    private final TimeFormatter timeFormatter;
    private final AttachmentFormatter attachmentFormatter;
    private final StatusCatalog statuses;
    private final EmailRowViewAssembler emailRows;
    private final TicketMails ticketMails;
    private final MessageForwards forwards;
    private final Mentions mentions;

    TicketPageViewAssembler(
            TicketDetailsLoader details,
            TimelineViewAssembler timeline,
            TicketClockViewAssembler clockViews,
            FairUse fairUse,
            Brands brands,
            LabelFormatter labels,
            TimeFormatter timeFormatter,
            AttachmentFormatter attachmentFormatter,
            StatusCatalog statuses,
            EmailRowViewAssembler emailRows,
            TicketMails ticketMails,
            MessageForwards forwards,
            Mentions mentions) {
        this.mentions = mentions;
        this.emailRows = emailRows;
        this.ticketMails = ticketMails;
        this.forwards = forwards;
        this.statuses = statuses;
        this.attachmentFormatter = attachmentFormatter;
        this.fairUse = fairUse;
        this.brands = brands;
        this.details = details;
        this.timeline = timeline;
        this.clockViews = clockViews;
        this.labels = labels;
        this.timeFormatter = timeFormatter;
    }

    /** Throws {@link io.guichet.problem.UnknownEntity} if the user may not see it. */
    void requireVisible(String number, StaffMember staff) {
        details.requireVisible(number, staff);
    }

    /** The ticket; throws {@link io.guichet.problem.UnknownEntity} if the user may not see it. */
    TicketPageView of(String number, StaffMember staff, Locale locale) {
        var ticketDetails = details.of(number, staff);
        var brand = ticketDetails.ticket().brand();
        var messages = ticketDetails.messages();
        var emails = emailRows.of(number, locale);
        var mails = ticketMails.of(number);
        var forwarded = forwards.of(number);
        return new TicketPageView(
                ticketDetails,
                labels.brand(brand, locale),
                customer(ticketDetails, locale),
                request(ticketDetails, locale),
                messages.stream()
                        .map(message -> messageView(message, ticketDetails, emails, mails, forwarded, staff, locale))
                        .toList(),
                timeline.of(brand, ticketDetails.timeline(), locale),
                ticketDetails.tasks().stream()
                        .map(task -> taskView(task, ticketDetails, locale))
                        .toList(),
                fairUse.hasRules(brands.get(brand)),
                staff.worksOnTickets(),
                statuses.get(ticketDetails.ticket().status()).endsWith(WaitingTime.PAYMENT),
                emails,
                messages.isEmpty() ? 0 : messages.get(messages.size() - 1).id());
    }

    /** All targets of the ticket with their ledger entries. */
    List<TicketClockViewAssembler.TicketClockView> clocks(TicketPageView view, Locale locale) {
        return clockViews.of(view.details(), locale);
    }

    TicketPageView.TaskView taskView(DeskTask task, TicketDetails ticketDetails, Locale locale) {
        return new TicketPageView.TaskView(
                task,
                labels.task(task.key(), task.name(), locale),
                task.assignee() == null ? null : labels.staff(task.assignee()),
                task.groups().stream()
                        .map(group -> labels.group(task.brand(), group, locale))
                        .sorted()
                        .collect(Collectors.joining(", ")),
                task.key().equals(LEAD_DECISION) ? leadCall(ticketDetails, locale) : null);
    }

    private LeadCallView leadCall(TicketDetails ticketDetails, Locale locale) {
        var call = timeline.leadCall(ticketDetails.ticket().brand(), ticketDetails.timeline(), locale);
        var late = ticketDetails.openClocks().stream()
                .filter(clock -> LATE.contains(clock.state()))
                .toList();
        return call == null ? null : new LeadCallView(call.text(), call.at(), late);
    }

    private TicketPageView.MessageView messageView(
            Message message,
            TicketDetails ticketDetails,
            List<EmailRowView> emails,
            List<TicketMail> mails,
            List<MessageForward> forwarded,
            StaffMember reader,
            Locale locale) {
        var messageFiles = ticketDetails.attachments().stream()
                .filter(file -> file.isOf(
                        message.id(), message == ticketDetails.messages().get(0)))
                .toList();
        var kind = message.isFromCustomer() ? "CUSTOMER" : message.isPublic() ? "AGENT" : "INTERNAL";
        return new TicketPageView.MessageView(
                message.id(),
                kind,
                markAutomatic(message, author(message, ticketDetails.customer(), locale), locale),
                message.sentAt(),
                message.body(),
                attachmentFormatter.views(
                        messageFiles, "/desk/tickets/" + ticketDetails.ticket().number(), "", locale),
                MessageCommands.mayMakeInternal(message, reader),
                reader.hasRole(Roles.LEAD) && !message.isRedacted(),
                message.isPublic()
                        ? List.of()
                        : mentions.in(message.body(), ticketDetails.ticket()).stream()
                                .map(StaffMember::name)
                                .toList(),
                EmailRowViewAssembler.of(message, emails),
                TicketMails.of(message.id(), message == ticketDetails.messages().get(0), mails),
                forwarded.stream()
                        .filter(forward -> forward.message() == message.id())
                        .map(MessageForward::recipient)
                        .toList());
    }

    private String author(Message message, Customer customer, Locale locale) {
        if (!message.isFromCustomer()) {
            return labels.staff(message.author());
        }
        var author = message.author().equals(customer.email()) ? customer.displayName() : message.author();
        return message.onBehalfOf() == null
                ? author
                : labels.text("ticket.on-behalf", locale, author, labels.staff(message.onBehalfOf()));
    }

    private String markAutomatic(Message message, String author, Locale locale) {
        return message.automatic() ? labels.text("ticket.automatic", locale, author) : author;
    }

    private Map<String, String> customer(TicketDetails ticketDetails, Locale locale) {
        var customer = ticketDetails.customer();
        var attributes = new LinkedHashMap<String, String>();
        put(attributes, "customer", customer.displayName(), locale);
        put(attributes, "address", customer.name() == null ? null : customer.email(), locale);
        var requester = ticketDetails.ticket().requester();
        put(
                attributes,
                "verification",
                requester.isVerified()
                        ? labels.text(
                                "verification.by",
                                locale,
                                labels.text("verification.by." + requester.verifiedBy(), locale))
                        : labels.text("verification.UNVERIFIED", locale),
                locale);
        put(attributes, "contact", requester.contact(), locale);
        var contract = new LinkedHashMap<String, Object>();
        contract.put("plan", customer.plan());
        contract.put("package", customer.pack());
        contract.put("addOn", customer.addOn());
        contract.put("region", customer.region());
        CUSTOMER_ATTRIBUTES.forEach(name -> {
            var value = ticketDetails.ticket().attributes().values().getOrDefault(name, contract.get(name));
            put(
                    attributes,
                    name,
                    value == null ? null : labels.value(ticketDetails.ticket().brand(), name, value, locale),
                    locale);
        });
        put(
                attributes,
                "language",
                labels.value("language", ticketDetails.ticket().language(), locale),
                locale);
        return attributes;
    }

    private Map<String, String> request(TicketDetails ticketDetails, Locale locale) {
        var ticket = ticketDetails.ticket();
        var attributes = new LinkedHashMap<String, String>();
        put(attributes, "received", timeFormatter.dateTime(ticket.receivedAt(), locale), locale);
        put(attributes, "channel", labels.value("channel", ticket.channel(), locale), locale);
        new TreeMap<>(ticket.attributes().values()).forEach((name, value) -> {
            if (!EXCLUDED_ATTRIBUTES.contains(name)) {
                put(attributes, name, labels.value(ticket.brand(), name, value, locale), locale);
            }
        });
        put(
                attributes,
                "priority",
                ticket.priority() == null ? null : labels.value(ticket.brand(), "priority", ticket.priority(), locale),
                locale);
        put(
                attributes,
                "team",
                ticket.team() == null ? null : labels.group(ticket.brand(), ticket.team(), locale),
                locale);
        put(
                attributes,
                "followUp",
                ticket.followUpAt() == null ? null : timeFormatter.dateTime(ticket.followUpAt(), locale),
                locale);
        put(
                attributes,
                "demotion",
                ticketDetails.deprioritisation() == null
                        ? null
                        : deprioritisation(ticketDetails.deprioritisation(), locale),
                locale);
        put(
                attributes,
                "legalPapers",
                ticket.legalPapers() == null ? null : labels.value("legalPapers", ticket.legalPapers(), locale),
                locale);
        put(
                attributes,
                "invoice",
                ticketDetails.invoice() == null ? null : invoice(ticketDetails.invoice(), locale),
                locale);
        put(attributes, "payment", payments(ticketDetails.payments(), locale), locale);
        put(attributes, "issue", ticket.issueKey(), locale);
        put(attributes, "mergedInto", ticket.mergedInto(), locale);
        return attributes;
    }

    private String invoice(Invoice invoice, Locale locale) {
        var state = labels.text("attribute.invoice." + invoice.state(), locale);
        return labels.text(
                "attribute.invoice.summary",
                locale,
                invoice.number(),
                invoice.fee().gross().format(locale),
                state);
    }

    /** Each payment that was received, or else the latest one. */
    private String payments(List<Payment> payments, Locale locale) {
        var received =
                payments.stream().filter(payment -> payment.paidAt() != null).toList();
        var shown = received.isEmpty() ? payments.subList(Math.max(0, payments.size() - 1), payments.size()) : received;
        return shown.stream().map(payment -> payment(payment, locale)).collect(Collectors.joining("; "));
    }

    private String payment(Payment payment, Locale locale) {
        var parts = new ArrayList<String>();
        parts.add(payment.received() == null ? payment.fee().gross().format(locale) : payment.received());
        parts.add(labels.text("attribute.payment." + payment.state(), locale));
        if (payment.reference() != null) {
            parts.add(payment.reference());
        }
        if (payment.refund() != null) {
            parts.add(labels.text("attribute.refund." + payment.refund().state(), locale));
        }
        return String.join(" · ", parts);
    }

    private String deprioritisation(Deprioritisation deprioritisation, Locale locale) {
        var reason = deprioritisation.reason().in(locale.getLanguage());
        return labels.text(
                "ticket.deprioritised", locale, timeFormatter.dateTime(deprioritisation.until(), locale), reason);
    }

    private void put(Map<String, String> attributes, String name, String value, Locale locale) {
        if (!Objects.toString(value, "").isBlank()) {
            attributes.put(labels.attribute(name, locale), value);
        }
    }
}
