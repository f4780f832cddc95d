package io.guichet.customer;

import static io.guichet.jdbc.Columns.instant;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sessions of signed-in customers, so that they can see and end them from any browser. */
@Component
@Transactional
public class CustomerSessions {

    /** As long as the server keeps a session that nobody uses (server.servlet.session.timeout). */
    public static final Duration IDLE = Duration.ofHours(8);

    /** A use is written at most this often. */
    private static final Duration TOUCH = Duration.ofMinutes(5);

    private static final int ID_BYTES = 24;

    private final JdbcClient db;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CustomerSessions(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * An open session.
     *
     * @param browser name of the browser, or null
     * @param system name of its operating system, or null
     * @param lastUsedAt to within a few minutes
     */
    public record CustomerSession(String id, String browser, String system, Instant startedAt, Instant lastUsedAt) {}

    /** Begins a session and returns its id. */
    public String start(long customer, VerificationMethod method, String browser, String system) {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        var id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        db.sql(
                        """
                        insert into customer_session (id, customer_id, method, browser, system, started_at, last_used_at)
                        values (:id, :customer, :method, :browser, :system, :now, :now)""")
                .param("id", id)
                .param("customer", customer)
                .param("method", method.name())
                .param("browser", browser)
                .param("system", system)
                .param("now", clock.instant())
                .update();
        return id;
    }

    /** The customer of an open session; empty once it was ended or nobody used it for too long. */
    public Optional<Customer> use(String id) {
        var now = clock.instant();
        var found = db.sql(
                        """
                        select c.*, s.last_used_at from customer_session s join customer c on c.id = s.customer_id
                        where s.id = :id and s.ended_at is null and s.last_used_at > :since""")
                .param("id", id)
                .param("since", now.minus(IDLE))
                .query((row, index) -> new SessionUse(Customers.row(row, index), instant(row, "last_used_at")))
                .optional();
        found.filter(use -> use.lastUsedAt().plus(TOUCH).isBefore(now))
                .ifPresent(use -> db.sql("update customer_session set last_used_at = :now where id = :id")
                        .param("now", now)
                        .param("id", id)
                        .update());
        return found.map(SessionUse::customer);
    }

    private record SessionUse(Customer customer, Instant lastUsedAt) {}

    /** The customer's open sessions, the last used first. */
    public List<CustomerSession> open(long customer) {
        return db.sql(
                        """
                        select * from customer_session
                        where customer_id = :customer and ended_at is null and last_used_at > :since
                        order by last_used_at desc, id""")
                .param("customer", customer)
                .param("since", clock.instant().minus(IDLE))
                .query((row, index) -> new CustomerSession(
                        row.getString("id"),
                        row.getString("browser"),
                        row.getString("system"),
                        instant(row, "started_at"),
                        instant(row, "last_used_at")))
                .list();
    }

    public void end(String id) {
        db.sql("update customer_session set ended_at = :now where id = :id and ended_at is null")
                .param("now", clock.instant())
                .param("id", id)
                .update();
    }

    /** Signs the customer out of every browser. */
    public void endAll(long customer) {
        endOthers(customer, "");
    }

    /** Signs the customer out of every browser but the one with that session. */
    void endOthers(long customer, String session) {
        db.sql(
                        """
                        update customer_session set ended_at = :now
                        where customer_id = :customer and id <> :session and ended_at is null""")
                .param("now", clock.instant())
                .param("customer", customer)
                .param("session", session)
                .update();
    }
}
