package io.guichet.insight.export;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.insight.export.LogEvent.LogAttribute;
import io.guichet.insight.export.LogEvent.RelatedObject;
import io.guichet.insight.metric.Metrics.Occurrence;
import io.guichet.insight.table.TicketMetrics;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes event logs of tickets, some tickets at a time, so that a log of any length takes the same memory. */
@Component
class EventLogs {

    private static final int PAGE_SIZE = 500;

    private final JdbcClient db;
    private final EventLogReader reader;
    private final Pseudonyms pseudonyms;

    EventLogs(JdbcClient db, EventLogReader reader, Pseudonyms pseudonyms) {
        this.db = db;
        this.reader = reader;
        this.pseudonyms = pseudonyms;
    }

    /** What happened to these tickets up to that instant, as XES. */
    void writeXes(List<Occurrence> tickets, Instant until, OutputStream out) throws IOException {
        var xes = new XesWriter(out);
        var objects = new LogObjects();
        for (int from = 0; from < tickets.size(); from += PAGE_SIZE) {
            for (var log : reader.read(page(tickets, from), until, objects)) {
                xes.write(log);
            }
        }
        xes.end();
    }

    /** The same as OCEL 2.0 JSON. */
    void writeOcel(List<Occurrence> tickets, Instant until, OutputStream out) throws IOException {
        var ocel = new OcelWriter(out);
        var objects = new LogObjects();
        for (int from = 0; from < tickets.size(); from += PAGE_SIZE) {
            for (var log : reader.read(page(tickets, from), until, objects)) {
                for (var event : log.events()) {
                    ocel.write(event);
                }
            }
        }
        ocel.startObjects();
        for (int from = 0; from < tickets.size(); from += PAGE_SIZE) {
            writeTicketsAndMessages(page(tickets, from), until, objects, ocel);
        }
        writePeopleAndPolicies(objects, ocel);
        ocel.end();
    }

    private static List<TicketMetrics> page(List<Occurrence> tickets, int from) {
        return tickets.subList(from, Math.min(tickets.size(), from + PAGE_SIZE)).stream()
                .map(Occurrence::ticket)
                .toList();
    }

    private void writeTicketsAndMessages(
            List<TicketMetrics> tickets, Instant until, LogObjects objects, OcelWriter ocel) throws IOException {
        var numbers = tickets.stream().map(TicketMetrics::number).toList();
        var requesters = reader.requesters(numbers, objects);
        for (var ticket : tickets) {
            var requester = requesters.get(ticket.number());
            ocel.writeObject(
                    ticket.number(),
                    "ticket",
                    attributes(ticket),
                    requester == null ? List.of() : List.of(new RelatedObject(requester, "requester")));
        }
        for (var message : messages(numbers, until)) {
            ocel.writeObject(
                    EventLogReader.messageId(message.id()),
                    "message",
                    List.of(new LogAttribute("kind", message.kind())),
                    List.of(new RelatedObject(message.number(), "part of")));
        }
    }

    private static List<LogAttribute> attributes(TicketMetrics ticket) {
        return Arrays.stream(TicketLogAttribute.values())
                .filter(attribute -> attribute.of(ticket) != null)
                .map(attribute -> new LogAttribute(attribute.key(), attribute.of(ticket)))
                .toList();
    }

    private record LoggedMessage(long id, String number, String kind) {}

    private List<LoggedMessage> messages(List<String> numbers, Instant until) {
        return db
                .sql(
                        """
                        select id, number, author_kind, visibility, automatic, sent_at from message
                        where number in (:numbers) order by id""")
                .param("numbers", numbers)
                .query((row, index) -> instant(row, "sent_at").toEpochMilli() > until.toEpochMilli()
                        ? null
                        : new LoggedMessage(
                                row.getLong("id"), row.getString("number"), EventLogReader.messageKind(row)))
                .list()
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private void writePeopleAndPolicies(LogObjects objects, OcelWriter ocel) throws IOException {
        for (var customer : objects.customers()) {
            ocel.writeObject(pseudonyms.customer(customer), "customer", List.of(), List.of());
        }
        for (var agent : objects.agents()) {
            ocel.writeObject(agent, "agent", List.of(), List.of());
        }
        for (var policy : objects.policies()) {
            ocel.writeObject(
                    policy.id(),
                    "policy version",
                    List.of(
                            new LogAttribute("table", policy.table()),
                            new LogAttribute("brand", policy.brand() == null ? "default" : policy.brand()),
                            new LogAttribute("version", String.valueOf(policy.version()))),
                    List.of());
        }
    }
}
