package io.guichet.desk;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.guichet.attachment.Attachment;
import io.guichet.billing.Invoice;
import io.guichet.billing.Payment;
import io.guichet.customer.Customer;
import io.guichet.desk.RelationCommands.LinkResponse;
import io.guichet.desk.TicketDetailsLoader.TicketDetails;
import io.guichet.policy.TicketAttributes;
import io.guichet.survey.Survey;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Deprioritisations.Deprioritisation;
import io.guichet.ticket.Message;
import io.guichet.ticket.TimelineEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A ticket in the API, without the customer's key.
 *
 * @param followUpAt when staff want to come back to it, or null
 * @param mergedInto ticket that it has joined, or null
 * @param related links to visible tickets
 * @param splitWith visible tickets that were split off from the same text
 */
record TicketResponse(
        String number,
        String brand,
        String subject,
        String status,
        String priority,
        String team,
        String assignee,
        String language,
        String channel,
        TicketAttributes attributes,
        TicketCustomer customer,
        RequesterResponse requester,
        Instant created,
        Instant paidAt,
        Instant solvedAt,
        Instant closedAt,
        Instant followUpAt,
        String mergedInto,
        List<String> splitWith,
        String issueKey,
        String identityCheck,
        String legalPapers,
        DeprioritisationResponse demotion,
        List<DeskTask> tasks,
        List<MessageResponse> messages,
        List<AttachmentResponse> attachments,
        List<ClockResponseAssembler.ClockResponse> clocks,
        List<TimelineEntryResponse> timeline,
        Survey survey,
        InvoiceResponse invoice,
        List<PaymentResponse> payments,
        List<String> tags,
        List<LinkResponse> related,
        Map<String, String> links) {

    /**
     * A payment through a provider.
     *
     * @param amount with VAT, as it was due
     * @param received the amount in words if it was another one, or null
     * @param reference of the provider; null until it is paid
     * @param refund null if there is none
     */
    record PaymentResponse(
            Payment.PaymentState state,
            BigDecimal amount,
            String currency,
            String received,
            String reference,
            Instant paidAt,
            RefundResponse refund) {

        static PaymentResponse of(Payment payment) {
            var gross = payment.fee().gross();
            return new PaymentResponse(
                    payment.state(),
                    gross.amount(),
                    gross.currency().getCurrencyCode(),
                    payment.received(),
                    payment.reference(),
                    payment.paidAt(),
                    payment.refund() == null ? null : RefundResponse.of(payment.refund()));
        }
    }

    /** @param failure the provider's last words, or null */
    record RefundResponse(
            Payment.RefundReason reason, Payment.RefundState state, String failure, String reference, Instant doneAt) {

        static RefundResponse of(Payment.Refund refund) {
            return new RefundResponse(
                    refund.reason(), refund.state(), refund.failure(), refund.reference(), refund.doneAt());
        }
    }

    /**
     * The invoice of a paid request.
     *
     * @param amount total with VAT
     */
    record InvoiceResponse(String number, BigDecimal amount, String currency, Invoice.InvoiceState state) {

        static InvoiceResponse of(Invoice invoice) {
            var gross = invoice.fee().gross();
            return new InvoiceResponse(
                    invoice.number(), gross.amount(), gross.currency().getCurrencyCode(), invoice.state());
        }
    }

    record TicketCustomer(
            String email,
            String name,
            String language,
            String plan,
            String addOn,
            @JsonProperty("package") String pack,
            String region) {

        static TicketCustomer of(Customer customer) {
            return new TicketCustomer(
                    customer.email(),
                    customer.name(),
                    customer.language(),
                    customer.plan(),
                    customer.addOn(),
                    customer.pack(),
                    customer.region());
        }
    }

    /**
     * An attachment.
     *
     * @param message id of its message, or null
     * @param size size in bytes
     */
    record AttachmentResponse(long id, Long message, String name, String type, long size, Instant sentAt) {

        static AttachmentResponse of(Attachment file) {
            return new AttachmentResponse(
                    file.id(), file.messageId(), file.name(), file.type(), file.size(), file.sentAt());
        }
    }

    /**
     * A message.
     *
     * @param from address or user id of the author
     */
    record MessageResponse(
            long id,
            Message.Author author,
            String from,
            String onBehalfOf,
            Message.Visibility visibility,
            boolean automatic,
            String body,
            Instant sentAt) {

        static MessageResponse of(Message message) {
            return new MessageResponse(
                    message.id(),
                    message.authorKind(),
                    message.author(),
                    message.onBehalfOf(),
                    message.visibility(),
                    message.automatic(),
                    message.body(),
                    message.sentAt());
        }
    }

    /** A deprioritisation: its reason and latest end. */
    record DeprioritisationResponse(String reason, Instant until) {

        static DeprioritisationResponse of(Deprioritisation deprioritisation) {
            return new DeprioritisationResponse(deprioritisation.reason().in("en"), deprioritisation.until());
        }
    }

    record TimelineEntryResponse(
            Instant at, String type, Actor.ActorKind actorType, String actor, Map<String, String> details) {

        static TimelineEntryResponse of(TimelineEntry timelineEntry) {
            return new TimelineEntryResponse(
                    timelineEntry.occurredAt(),
                    timelineEntry.type(),
                    timelineEntry.actor().kind(),
                    timelineEntry.actor().id(),
                    timelineEntry.details());
        }
    }

    static TicketResponse of(
            TicketDetails details, List<ClockResponseAssembler.ClockResponse> clocks, List<String> splitWith) {
        var ticket = details.ticket();
        return new TicketResponse(
                ticket.number(),
                ticket.brand(),
                ticket.subject(),
                ticket.status(),
                ticket.priority(),
                ticket.team(),
                details.tasks().stream()
                        .map(DeskTask::assignee)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(ticket.assignee()),
                ticket.language(),
                ticket.channel(),
                ticket.attributes(),
                TicketCustomer.of(details.customer()),
                RequesterResponse.of(ticket.requester(), details.customer()),
                ticket.receivedAt(),
                ticket.paidAt(),
                ticket.solvedAt(),
                ticket.closedAt(),
                ticket.followUpAt(),
                ticket.mergedInto(),
                splitWith,
                ticket.issueKey(),
                ticket.identityCheck(),
                ticket.legalPapers(),
                details.deprioritisation() == null ? null : DeprioritisationResponse.of(details.deprioritisation()),
                details.tasks(),
                details.messages().stream().map(MessageResponse::of).toList(),
                details.attachments().stream().map(AttachmentResponse::of).toList(),
                clocks,
                details.timeline().stream().map(TimelineEntryResponse::of).toList(),
                details.survey(),
                details.invoice() == null ? null : InvoiceResponse.of(details.invoice()),
                details.payments().stream().map(PaymentResponse::of).toList(),
                details.tags(),
                details.links(),
                Map.of(
                        "self", "/api/tickets/" + ticket.number(),
                        "clocks", "/api/tickets/%s/clocks".formatted(ticket.number()),
                        "tasks", "/api/tickets/%s/tasks".formatted(ticket.number())));
    }
}
