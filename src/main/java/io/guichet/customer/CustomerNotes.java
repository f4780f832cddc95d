package io.guichet.customer;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.problem.UnknownEntity;
import io.guichet.text.TextRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes of staff about customers. Customers never see them; they are deleted with the customer's record. */
@Component
@Transactional
public class CustomerNotes {

    /** The text of a note. */
    public static final TextRule BODY = TextRule.lines(2_000);

    private final JdbcClient db;
    private final Customers customers;
    private final Clock clock;

    CustomerNotes(JdbcClient db, Customers customers, Clock clock) {
        this.db = db;
        this.customers = customers;
        this.clock = clock;
    }

    /**
     * A note about a customer.
     *
     * @param author user id of its author
     */
    public record CustomerNote(long id, String author, Instant writtenAt, String body) {}

    /** The notes on a customer and on the records that became a part of the customer, newest first. */
    @Transactional(readOnly = true)
    public List<CustomerNote> of(long customer) {
        return db.sql("select * from customer_note where customer_id in (:ids) order by id desc")
                .param("ids", customers.idsOf(customer))
                .query(CustomerNotes::row)
                .list();
    }

    /** Throws {@link UnknownEntity} if the customer has no such note. */
    @Transactional(readOnly = true)
    public CustomerNote get(long customer, long id) {
        return of(customer).stream()
                .filter(note -> note.id() == id)
                .findFirst()
                .orElseThrow(() -> UnknownEntity.of("note", id));
    }

    /** Adds a note. Throws {@link io.guichet.problem.BadInput} about {@code body} if it is blank or too long. */
    public CustomerNote add(long customer, String body, String author) {
        var text = BODY.require("body", body);
        var key = new GeneratedKeyHolder();
        var now = clock.instant();
        db.sql(
                        """
                        insert into customer_note (customer_id, author, written_at, body)
                        values (:customer, :author, :now, :body)""")
                .param("customer", customer)
                .param("author", author)
                .param("now", now)
                .param("body", text)
                .update(key, "id");
        return new CustomerNote(key.getKeyAs(Number.class).longValue(), author, now, text);
    }

    public void delete(CustomerNote note) {
        db.sql("delete from customer_note where id = :id")
                .param("id", note.id())
                .update();
    }

    private static CustomerNote row(ResultSet row, int index) throws SQLException {
        return new CustomerNote(
                row.getLong("id"), row.getString("author"), instant(row, "written_at"), row.getString("body"));
    }
}
