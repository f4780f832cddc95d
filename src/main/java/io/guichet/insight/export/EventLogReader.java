package io.guichet.insight.export;

import static io.guichet.jdbc.Columns.fromJson;
import static io.guichet.jdbc.Columns.instant;

import com.fasterxml.jackson.core.type.TypeReference;
import io.guichet.insight.export.LogEvent.LogActor;
import io.guichet.insight.export.LogEvent.LogTransition;
import io.guichet.insight.export.LogEvent.RelatedObject;
import io.guichet.insight.table.TicketMetrics;
import io.guichet.insight.table.VisitTable;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Actor.ActorKind;
import io.guichet.ticket.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the events of tickets for event logs: timelines, messages without their texts, what happened to clocks, and visits of
 * activities. What happened after an instant is left out, so that a log that takes long is about one state.
 */
@Component
class EventLogReader {

    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final JdbcClient db;
    private final ClockEventReader clocks;
    private final VisitTable visits;
    private final Pseudonyms pseudonyms;

    EventLogReader(JdbcClient db, ClockEventReader clocks, VisitTable visits, Pseudonyms pseudonyms) {
        this.db = db;
        this.clocks = clocks;
        this.visits = visits;
        this.pseudonyms = pseudonyms;
    }

    /**
     * The logs of these tickets up to that instant.
     *
     * @param objects takes the customers, staff and policy versions that occur
     */
    List<TicketLog> read(List<TicketMetrics> tickets, Instant until, LogObjects objects) {
        var numbers = tickets.stream().map(TicketMetrics::number).toList();
        var events = new LogEvents(numbers, until, objects, pseudonyms);
        readTimelines(numbers, events);
        readMessages(numbers, events);
        clocks.read(tickets, events, objects);
        readVisits(numbers, events);
        var requesters = requesters(numbers, objects);
        return tickets.stream()
                .map(ticket -> new TicketLog(ticket, requesters.get(ticket.number()), events.of(ticket.number())))
                .toList();
    }

    /** Pseudonyms of the customers who asked, by ticket. */
    Map<String, String> requesters(List<String> numbers, LogObjects objects) {
        var requesters = new HashMap<String, String>();
        query("select number, customer_id from ticket where number in (:numbers)", numbers, row -> {
            var customer = row.getLong("customer_id");
            objects.addCustomer(customer);
            requesters.put(row.getString("number"), pseudonyms.customer(customer));
        });
        return requesters;
    }

    private void query(String sql, List<String> numbers, RowCallbackHandler rows) {
        db.sql(sql).param("numbers", numbers).query(rows);
    }

    private void readTimelines(List<String> numbers, LogEvents events) {
        query(
                """
                select e.id, e.number, e.type, e.occurred_at, e.actor_kind, e.actor, c.id as customer,
                  case when e.type = 'status' then e.details end as details
                from timeline_entry e join ticket t on t.number = e.number
                  left join customer c on e.actor_kind = 'CUSTOMER' and c.brand = t.brand and c.email = e.actor
                where e.number in (:numbers) order by e.id""",
                numbers,
                row -> {
                    var kind = ActorKind.valueOf(row.getString("actor_kind"));
                    events.add(
                            row.getString("number"),
                            "timeline-" + row.getLong("id"),
                            activity(row),
                            instant(row, "occurred_at").toEpochMilli(),
                            kind == ActorKind.STAFF ? events.agent(row.getString("actor")) : customer(row, events),
                            List.of(),
                            List.of());
                });
    }

    /** The type of an entry, and the status that the ticket has entered. */
    private static String activity(ResultSet entry) throws SQLException {
        var details = entry.getString("details");
        var type = entry.getString("type");
        return details == null ? type : type + ' ' + fromJson(details, DETAILS).get("to");
    }

    private void readMessages(List<String> numbers, LogEvents events) {
        query(
                """
                select m.id, m.number, m.author_kind, m.author, m.visibility, m.automatic, m.sent_at, c.id as customer
                from message m join ticket t on t.number = m.number
                  left join customer c on m.author_kind = 'CUSTOMER' and c.brand = t.brand and c.email = m.author
                where m.number in (:numbers) order by m.id""",
                numbers,
                row -> {
                    var id = row.getLong("id");
                    var kind = messageKind(row);
                    events.add(
                            row.getString("number"),
                            "written-" + id,
                            "message " + kind,
                            instant(row, "sent_at").toEpochMilli(),
                            kind.equals("reply") || kind.equals("note")
                                    ? agent(row.getString("author"), events)
                                    : customer(row, events),
                            List.of(new RelatedObject(messageId(id), "message")),
                            List.of());
                });
    }

    /** Null for the desk itself. */
    private static LogActor agent(String author, LogEvents events) {
        return Actor.system().id().equals(author) ? null : events.agent(author);
    }

    /** Null for the desk itself, and for somebody who is no customer of the brand. */
    private static LogActor customer(ResultSet row, LogEvents events) throws SQLException {
        var id = row.getObject("customer", Long.class);
        return id == null ? null : events.customer(id);
    }

    private void readVisits(List<String> numbers, LogEvents events) {
        for (var visit : visits.of(numbers)) {
            if (visit.leftAt() == null || visit.leftAt().isAfter(visit.enteredAt())) {
                events.add(visit, LogTransition.START, visit.enteredAt());
            }
            if (visit.leftAt() != null) {
                events.add(visit, visit.canceled() ? LogTransition.ABORT : LogTransition.COMPLETE, visit.leftAt());
            }
        }
    }

    /** Kind of a message in event logs. */
    static String messageKind(ResultSet row) throws SQLException {
        if (row.getBoolean("automatic")) {
            return "automatic";
        }
        if (row.getString("author_kind").equals(Message.Author.CUSTOMER.name())) {
            return "customer";
        }
        return row.getString("visibility").equals(Message.Visibility.INTERNAL.name()) ? "note" : "reply";
    }

    static String messageId(long id) {
        return "message-" + id;
    }
}
