package io.guichet.ticket;

import static java.time.ZoneOffset.UTC;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.guichet.brand.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of demotions, and what fair use counts. */
@Component
class DemotionStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient db;

    DemotionStore(JdbcClient db) {
        this.db = db;
    }

    void insert(String number, Words reason, Instant from, Instant until) {
        db.sql(
                        """
                        insert into demotion (number, reason, begun_at, until_at)
                        values (:number, :reason, :from, :until)""")
                .param("number", number)
                .param("reason", json(reason))
                .param("from", from.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .update();
    }

    /** The demotion of the ticket that has not ended. */
    Optional<Demotion> lasting(String number) {
        return db.sql("select * from demotion where number = :number and ended_at is null")
                .param("number", number)
                .query(DemotionStore::row)
                .optional();
    }

    void end(String number, Instant at) {
        db.sql("update demotion set ended_at = :at where number = :number and ended_at is null")
                .param("at", at.atOffset(UTC))
                .param("number", number)
                .update();
    }

    /** How many messages the customer has sent since; those that were copied by a merge count once. */
    int messagesSince(long customer, Instant since) {
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

    private static Demotion row(ResultSet row, int index) throws SQLException {
        return new Demotion(
                row.getLong("id"),
                row.getString("number"),
                words(row.getString("reason")),
                instant(row, "begun_at"),
                instant(row, "until_at"),
                instant(row, "ended_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static String json(Words words) {
        try {
            return JSON.writeValueAsString(words);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Words words(String json) {
        try {
            return JSON.readValue(json, Words.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable: " + json, e);
        }
    }
}
