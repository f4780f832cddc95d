package io.guichet.ticket;

import static java.time.ZoneOffset.UTC;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.guichet.brand.LocalisedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of demotions, and what fair use counts. */
@Component
class DeprioritisationStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient db;

    DeprioritisationStore(JdbcClient db) {
        this.db = db;
    }

    void insert(String number, LocalisedText reason, Instant from, Instant until) {
        db.sql(
                        """
                        insert into deprioritisation (number, reason, started_at, until_at)
                        values (:number, :reason, :from, :until)""")
                .param("number", number)
                .param("reason", toJson(reason))
                .param("from", from.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .update();
    }

    /** The demotion of the ticket that has not ended. */
    Optional<Deprioritisation> findCurrent(String number) {
        return db.sql("select * from deprioritisation where number = :number and ended_at is null")
                .param("number", number)
                .query(DeprioritisationStore::row)
                .optional();
    }

    void end(String number, Instant at) {
        db.sql("update deprioritisation set ended_at = :at where number = :number and ended_at is null")
                .param("at", at.atOffset(UTC))
                .param("number", number)
                .update();
    }

    /** How many messages the customer has sent since; those that were copied by a merge count once. */
    int countMessagesSince(long customer, Instant since) {
        return db.sql(
                        """
                        select count(*) from message m join ticket t on t.number = m.number
                        where t.customer_id = :customer and t.merged_into is null
                          and m.author_kind = 'CUSTOMER' and m.sent_at >= :since""")
                .param("customer", customer)
                .param("since", since.atOffset(UTC))
                .query(Integer.class)
                .single();
    }

    private static Deprioritisation row(ResultSet row, int index) throws SQLException {
        return new Deprioritisation(
                row.getLong("id"),
                row.getString("number"),
                fromJson(row.getString("reason")),
                instant(row, "started_at"),
                instant(row, "until_at"),
                instant(row, "ended_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static String toJson(LocalisedText reason) {
        try {
            return JSON.writeValueAsString(reason);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LocalisedText fromJson(String json) {
        try {
            return JSON.readValue(json, LocalisedText.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable: " + json, e);
        }
    }
}
