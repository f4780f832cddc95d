package io.guichet.ticket;

import static java.time.ZoneOffset.UTC;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.guichet.policy.TicketAttributes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of tickets, their messages and their timelines. */
@Component
class TicketStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient db;

    TicketStore(JdbcClient db) {
        this.db = db;
    }

    Optional<Ticket> find(String number) {
        return db.sql("select * from ticket where number = :number")
                .param("number", number)
                .query(TicketStore::row)
                .optional();
    }

    /** The ticket with its row locked until the transaction ends: commands to one ticket go one after the other. */
    Ticket lock(String number) {
        return db.sql("select * from ticket where number = :number for update")
                .param("number", number)
                .query(TicketStore::row)
                .optional()
                .orElseThrow(() -> new UnknownTicket(number));
    }

    void insert(Ticket ticket) {
        db.sql(
                        """
                        insert into ticket (number, brand, customer_id, subject, language, channel, attributes, status,
                          restricted, link_token, received_at, paid_at, stage_since)
                        values (:number, :brand, :customer, :subject, :language, :channel, :attributes, :status,
                          :restricted, :token, :received, :paid, :since)""")
                .param("number", ticket.number())
                .param("brand", ticket.brand())
                .param("customer", ticket.customerId())
                .param("subject", ticket.subject())
                .param("language", ticket.language())
                .param("channel", ticket.channel())
                .param("attributes", toJson(ticket.attributes()))
                .param("status", ticket.status())
                .param("restricted", ticket.restricted())
                .param("token", ticket.linkToken())
                .param("received", ticket.receivedAt().atOffset(UTC))
                .param("paid", ticket.paidAt() == null ? null : ticket.paidAt().atOffset(UTC))
                .param("since", ticket.stageSince().atOffset(UTC))
                .update();
    }

    /** Writes the named columns of one ticket. */
    void update(String number, Map<String, ?> columns) {
        var assignments = columns.keySet().stream().map(c -> c + " = :" + c).reduce((a, b) -> a + ", " + b);
        var statement = db.sql("update ticket set %s where number = :number".formatted(assignments.orElseThrow()))
                .param("number", number);
        for (var column : columns.entrySet()) {
            statement = statement.param(column.getKey(), columnValue(column.getValue()));
        }
        statement.update();
    }

    long addMessage(
            String number,
            Message.Author authorKind,
            String author,
            String onBehalfOf,
            Message.Visibility visibility,
            String body,
            boolean automatic,
            Instant at) {
        var key = new org.springframework.jdbc.support.GeneratedKeyHolder();
        db.sql(
                        """
                        insert into message (number, author_kind, author, on_behalf_of, visibility, body, automatic, sent_at)
                        values (:number, :authorKind, :author, :onBehalfOf, :visibility, :body, :automatic, :at)""")
                .param("number", number)
                .param("authorKind", authorKind.name())
                .param("author", author)
                .param("onBehalfOf", onBehalfOf)
                .param("visibility", visibility.name())
                .param("body", body)
                .param("automatic", automatic)
                .param("at", at.atOffset(UTC))
                .update(key, "id");
        return key.getKeyAs(Number.class).longValue();
    }

    List<Ticket> findByCustomer(long customer, int limit) {
        return db.sql(
                        "select * from ticket where customer_id = :customer order by received_at desc, number limit :limit")
                .param("customer", customer)
                .param("limit", limit)
                .query(TicketStore::row)
                .list();
    }

    List<String> findOpenAfter(String number, int limit) {
        return db.sql(
                        "select number from ticket where number > :number and status <> :closed order by number limit :limit")
                .param("number", number)
                .param("closed", Ticket.CLOSED)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    void makeInternal(long message) {
        db.sql("update message set visibility = 'INTERNAL' where id = :id")
                .param("id", message)
                .update();
    }

    List<Message> messages(String number) {
        return db.sql("select * from message where number = :number order by id")
                .param("number", number)
                .query((row, index) -> new Message(
                        row.getLong("id"),
                        Message.Author.valueOf(row.getString("author_kind")),
                        row.getString("author"),
                        row.getString("on_behalf_of"),
                        Message.Visibility.valueOf(row.getString("visibility")),
                        row.getString("body"),
                        row.getBoolean("automatic"),
                        instant(row, "sent_at")))
                .list();
    }

    /** Writes every message of one ticket into another one as well, as it was. */
    void copyMessages(String from, String to) {
        db.sql(
                        """
                        insert into message (number, author_kind, author, on_behalf_of, visibility, body, automatic, sent_at)
                        select :to, author_kind, author, on_behalf_of, visibility, body, automatic, sent_at
                        from message where number = :from order by id""")
                .param("from", from)
                .param("to", to)
                .update();
    }

    /** Id of the newest message of the ticket, of any kind; 0 when there is none. */
    long newestMessageId(String number) {
        return db.sql("select coalesce(max(id), 0) from message where number = :number")
                .param("number", number)
                .query(Long.class)
                .single();
    }

    /** Id of the newest message that the customer wrote themselves; 0 when there is none. */
    long newestCustomerMessageId(String number) {
        return db.sql(
                        "select coalesce(max(id), 0) from message where number = :number and author_kind = 'CUSTOMER' and not automatic")
                .param("number", number)
                .query(Long.class)
                .single();
    }

    void addTimelineEntry(String number, String type, Instant at, Actor actor, Map<String, String> details) {
        db.sql(
                        """
                        insert into timeline_entry (number, type, occurred_at, actor_kind, actor, details)
                        values (:number, :type, :at, :actorKind, :actor, :details)""")
                .param("number", number)
                .param("type", type)
                .param("at", at.atOffset(UTC))
                .param("actorKind", actor.kind().name())
                .param("actor", actor.id())
                .param("details", toJson(details))
                .update();
    }

    /** The tickets that only other teams than these may see. */
    List<String> findHiddenFrom(Set<String> others) {
        return db.sql("select number from ticket where restricted and (team is null or team not in (:teams))")
                .param("teams", others.isEmpty() ? Set.of("") : others)
                .query(String.class)
                .list();
    }

    List<TimelineEntry> timeline(String number) {
        return db.sql("select * from timeline_entry where number = :number order by id")
                .param("number", number)
                .query((row, index) -> new TimelineEntry(
                        row.getLong("id"),
                        row.getString("type"),
                        instant(row, "occurred_at"),
                        new Actor(Actor.ActorKind.valueOf(row.getString("actor_kind")), row.getString("actor")),
                        fromJson(row.getString("details"), new TypeReference<Map<String, String>>() {})))
                .list();
    }

    static Ticket row(ResultSet row, int index) throws SQLException {
        return new Ticket(
                row.getString("number"),
                row.getString("brand"),
                row.getLong("customer_id"),
                row.getString("subject"),
                row.getString("language"),
                row.getString("channel"),
                new TicketAttributes(
                        fromJson(row.getString("attributes"), new TypeReference<Map<String, Object>>() {})),
                row.getString("status"),
                row.getString("priority"),
                row.getInt("queue_rank"),
                row.getBoolean("priority_chosen"),
                row.getString("team"),
                row.getBoolean("team_chosen"),
                row.getBoolean("restricted"),
                row.getString("link_token"),
                instant(row, "received_at"),
                instant(row, "paid_at"),
                instant(row, "stage_since"),
                instant(row, "solved_at"),
                instant(row, "closed_at"),
                row.getInt("solution_count"),
                row.getBoolean("triaged"),
                row.getString("identity_check"),
                row.getString("legal_papers"),
                row.getString("issue_key"),
                row.getString("merged_into"),
                row.getLong("last_seen_message"));
    }

    private static Object columnValue(Object value) {
        if (value instanceof Instant instant) {
            return instant.atOffset(UTC);
        }
        return value instanceof TicketAttributes attributes ? toJson(attributes) : value;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static String toJson(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T fromJson(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable: " + json, e);
        }
    }
}
