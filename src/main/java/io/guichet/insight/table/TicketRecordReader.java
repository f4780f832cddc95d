package io.guichet.insight.table;

import static io.guichet.jdbc.Columns.instant;
import static io.guichet.jdbc.Columns.json;

import com.fasterxml.jackson.core.type.TypeReference;
import io.guichet.insight.table.TicketRecord.SentMessage;
import io.guichet.insight.table.TicketRecord.SentSurvey;
import io.guichet.insight.table.TicketRecord.StatusChange;
import io.guichet.insight.table.TicketRecord.TicketReceipt;
import io.guichet.sla.Deadlines;
import io.guichet.ticket.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the records of many tickets with one query for each table. */
@Component
class TicketRecordReader {

    private final JdbcClient db;
    private final Deadlines deadlines;

    TicketRecordReader(JdbcClient db, Deadlines deadlines) {
        this.db = db;
        this.deadlines = deadlines;
    }

    /** The records of these tickets; unknown numbers are left out. */
    Collection<TicketRecord> read(Collection<String> numbers) {
        var clocks = deadlines.of(numbers);
        var records = new LinkedHashMap<String, TicketRecord>();
        query(
                        """
                        select t.*, q.self_service from ticket t join question q on q.number = t.number
                        where t.number in (:numbers) order by t.number""",
                        numbers)
                .query(row -> {
                    var number = row.getString("number");
                    records.put(number, new TicketRecord(receipt(row), clocks.getOrDefault(number, List.of())));
                });
        query("select number, tag from ticket_tag where number in (:numbers) order by number, tag", numbers)
                .query(row -> {
                    records.get(row.getString("number")).tags().add(row.getString("tag"));
                });
        query(
                        """
                        select number, author_kind, author, visibility, sent_at from message
                        where number in (:numbers) and not automatic order by id""",
                        numbers)
                .query(row -> {
                    records.get(row.getString("number")).messages().add(message(row));
                });
        query(
                        """
                        select number, type, occurred_at, details from timeline_entry
                        where number in (:numbers) and type in ('status', 'solved', 'closed', 'withdrawn', 'merged') order by id""",
                        numbers)
                .query(row -> {
                    records.get(row.getString("number")).statusChanges().add(statusChange(row));
                });
        query("select * from survey where number in (:numbers) order by id", numbers)
                .query(row -> {
                    records.get(row.getString("number")).surveys().add(survey(row));
                });
        return records.values();
    }

    private JdbcClient.StatementSpec query(String sql, Collection<String> numbers) {
        return db.sql(sql).param("numbers", numbers);
    }

    private static TicketReceipt receipt(ResultSet row) throws SQLException {
        return new TicketReceipt(
                row.getString("number"),
                row.getString("brand"),
                json(row, "attributes", new TypeReference<Map<String, Object>>() {}),
                row.getString("priority"),
                row.getString("team"),
                row.getString("channel"),
                row.getString("language"),
                row.getString("status"),
                row.getBoolean("restricted"),
                row.getString("merged_into") != null,
                row.getBoolean("self_service"),
                instant(row, "received_at"),
                instant(row, "paid_at"),
                instant(row, "closed_at"));
    }

    private static SentMessage message(ResultSet row) throws SQLException {
        return new SentMessage(
                row.getString("author_kind").equals("CUSTOMER"),
                row.getString("visibility").equals("INTERNAL"),
                instant(row, "sent_at"),
                author(row));
    }

    /** Null for the desk itself. */
    private static String author(ResultSet message) throws SQLException {
        var author = message.getString("author");
        return Actor.system().id().equals(author) ? null : author;
    }

    private static StatusChange statusChange(ResultSet row) throws SQLException {
        var details = json(row, "details", new TypeReference<Map<String, String>>() {});
        return new StatusChange(instant(row, "occurred_at"), details.get("to"));
    }

    private static SentSurvey survey(ResultSet row) throws SQLException {
        return new SentSurvey(
                row.getInt("solution"),
                row.getString("state").equals("WITHDRAWN"),
                instant(row, "sent_at"),
                row.getObject("score", Integer.class),
                instant(row, "answered_at"),
                row.getString("comment") != null);
    }
}
