package io.guichet.desk;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.guichet.attachment.Attachment;
import io.guichet.customer.Customer;
import io.guichet.policy.Facts;
import io.guichet.survey.Survey;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Demotion;
import io.guichet.ticket.Message;
import io.guichet.ticket.TicketEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One ticket as programs read it; the customer's own key is not part of it. */
record TicketAnswer(
        String number,
        String brand,
        String subject,
        String status,
        String priority,
        String team,
        String assignee,
        String language,
        String channel,
        Facts facts,
        TicketCustomer customer,
        Instant created,
        Instant paidAt,
        Instant solvedAt,
        Instant closedAt,
        String mergedInto,
        String issueKey,
        String identityCheck,
        String legalPapers,
        Behind demotion,
        List<DeskTask> tasks,
        List<Said> messages,
        List<File> attachments,
        List<ClockAnswers.ClockAnswer> clocks,
        List<Happened> timeline,
        Survey survey,
        InvoiceAnswer invoice,
        Map<String, String> links) {

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

    /** A file. @param message which it came with, or null; {@code size} is in bytes */
    record File(long id, Long message, String name, String type, long size, Instant sentAt) {

        static File of(Attachment file) {
            return new File(file.id(), file.message(), file.name(), file.type(), file.size(), file.sentAt());
        }
    }

    /** A message. @param from address or user id of who wrote it */
    record Said(
            long id,
            Message.Author author,
            String from,
            String onBehalfOf,
            Message.Visibility visibility,
            boolean automatic,
            String body,
            Instant sentAt) {

        static Said of(Message message) {
            return new Said(
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

    /** Why other tickets are served first, and until when at the latest. */
    record Behind(String reason, Instant until) {

        static Behind of(Demotion demotion) {
            return new Behind(demotion.reason().in("en"), demotion.until());
        }
    }

    record Happened(Instant at, String kind, Actor.Kind actorKind, String actor, Map<String, String> details) {

        static Happened of(TicketEvent event) {
            return new Happened(
                    event.occurredAt(),
                    event.kind(),
                    event.actor().kind(),
                    event.actor().id(),
                    event.details());
        }
    }

    static TicketAnswer of(TicketView view, List<ClockAnswers.ClockAnswer> clocks) {
        var ticket = view.ticket();
        return new TicketAnswer(
                ticket.number(),
                ticket.brand(),
                ticket.subject(),
                ticket.status(),
                ticket.priority(),
                ticket.team(),
                view.tasks().stream()
                        .map(DeskTask::assignee)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                ticket.language(),
                ticket.channel(),
                ticket.facts(),
                TicketCustomer.of(view.customer()),
                ticket.receivedAt(),
                ticket.paidAt(),
                ticket.solvedAt(),
                ticket.closedAt(),
                ticket.mergedInto(),
                ticket.issueKey(),
                ticket.identityCheck(),
                ticket.legalPapers(),
                view.demotion() == null ? null : Behind.of(view.demotion()),
                view.tasks(),
                view.messages().stream().map(Said::of).toList(),
                view.attachments().stream().map(File::of).toList(),
                clocks,
                view.timeline().stream().map(Happened::of).toList(),
                view.survey(),
                view.invoice() == null ? null : InvoiceAnswer.of(view.invoice()),
                Map.of(
                        "self", "/api/tickets/" + ticket.number(),
                        "clocks", "/api/tickets/%s/clocks".formatted(ticket.number()),
                        "tasks", "/api/tickets/%s/tasks".formatted(ticket.number())));
    }
}
