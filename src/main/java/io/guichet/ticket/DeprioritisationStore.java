package io.guichet.ticket;

import static io.guichet.jdbc.Columns.instant;
import static io.guichet.jdbc.Columns.json;
import static io.guichet.jdbc.Columns.toJson;

import com.fasterxml.jackson.core.type.TypeReference;
import io.guichet.brand.LocalisedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of deprioritisations, and the counts that fair use needs. */
@Component
class DeprioritisationStore {

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
                .param("from", from)
                .param("until", until)
                .update();
    }

    /** The deprioritisation of the ticket that has not ended. */
    Optional<Deprioritisation> findCurrent(String number) {
        return db.sql("select * from deprioritisation where number = :number and ended_at is null")
                .param("number", number)
                .query(DeprioritisationStore::row)
                .optional();
    }

    void end(String number, Instant at) {
        db.sql("update deprioritisation set ended_at = :at where number = :number and ended_at is null")
                .param("at", at)
                .param("number", number)
                .update();
    }

    /** The number of messages that the customer has sent since; a copy made by a merge does not count. */
    int countMessagesSince(long customer, Instant since) {
        return db.sql(
                        """
                        select count(*) from message m join ticket t on t.number = m.number
                        where t.customer_id = :customer and t.merged_into is null
                          and m.author_kind = 'CUSTOMER' and m.sent_at >= :since""")
                .param("customer", customer)
                .param("since", since)
                .query(Integer.class)
                .single();
    }

    private static Deprioritisation row(ResultSet row, int index) throws SQLException {
        return new Deprioritisation(
                row.getLong("id"),
                row.getString("number"),
                json(row, "reason", new TypeReference<LocalisedText>() {}),
                instant(row, "started_at"),
                instant(row, "until_at"),
                instant(row, "ended_at"));
    }
}
