package io.guichet.ticket;

import static io.guichet.jdbc.Columns.instant;
import static io.guichet.jdbc.Columns.json;
import static io.guichet.jdbc.Columns.toJson;

import com.fasterxml.jackson.core.type.TypeReference;
import io.guichet.brand.LocalisedText;
import io.guichet.problem.StateConflict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Serves tickets after others for a while, for fair use. Each deprioritisation has a reason and an end and stays in the
 * ticket's timeline; the priority table decides its effect on the queue.
 */
@Component
@Transactional
public class Deprioritisations {

    private final JdbcClient db;
    private final TicketRepository repository;
    private final Clock clock;

    Deprioritisations(JdbcClient db, TicketRepository repository, Clock clock) {
        this.db = db;
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * A deprioritisation of a ticket with its reason.
     *
     * @param until latest end, UTC
     * @param endedAt actual end; null while it lasts
     */
    public record Deprioritisation(
            long id, String number, LocalisedText reason, Instant startedAt, Instant until, Instant endedAt) {}

    /** The deprioritisation of the ticket that has not ended. */
    public Optional<Deprioritisation> of(String number) {
        return db.sql("select * from deprioritisation where number = :number and ended_at is null")
                .param("number", number)
                .query(Deprioritisations::row)
                .optional();
    }

    /**
     * Serves other tickets first, until that instant at the latest.
     *
     * @param details timeline details beside reason and end, such as the row that decided
     */
    public void deprioritise(
            String number, LocalisedText reason, Instant until, Map<String, String> details, Actor by) {
        var ticket = repository.lock(number);
        of(number).ifPresent(current -> {
            throw new StateConflict(
                    "%s is already deprioritised, until %s.".formatted(number, current.until()), ticket.status());
        });
        ticket.classification().deprioritise(reason, until, details, by);
        insert(number, reason, clock.instant(), until);
        repository.save(ticket);
    }

    /** Asks to end the deprioritisation before its time. */
    public void lift(String number, Actor by) {
        var ticket = repository.lock(number);
        if (of(number).isEmpty()) {
            throw new StateConflict("%s is not deprioritised.".formatted(number), ticket.status());
        }
        ticket.classification().liftDemotion(by);
        repository.save(ticket);
    }

    /** Ends the deprioritisation: the ticket is served in turn again. */
    public void end(String number) {
        var ticket = repository.lock(number);
        recordEnd(number, clock.instant());
        ticket.classification().endDemotion();
        repository.save(ticket);
    }

    /**
     * The number of messages that the ticket's customer has sent in this time, in all tickets of which they proved to be the
     * requester. Messages to another ticket are not theirs for certain: it counts its own only.
     */
    public int countMessages(Duration period, Ticket ticket) {
        var since = clock.instant().minus(period);
        return ticket.isVerified()
                ? countMessagesSince(ticket.customerId(), since)
                : countMessagesSince(ticket.number(), since);
    }

    private void insert(String number, LocalisedText reason, Instant from, Instant until) {
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

    private void recordEnd(String number, Instant at) {
        db.sql("update deprioritisation set ended_at = :at where number = :number and ended_at is null")
                .param("at", at)
                .param("number", number)
                .update();
    }

    private int countMessagesSince(String number, Instant since) {
        return db.sql("select count(*) from message where number = :number and author_kind = 'CUSTOMER' and sent_at"
                        + " >= :since")
                .param("number", number)
                .param("since", since)
                .query(Integer.class)
                .single();
    }

    /** The number of messages that the customer has sent since; a copy made by a merge does not count. */
    private int countMessagesSince(long customer, Instant since) {
        return db.sql(
                        """
                        select count(*) from message m join ticket t on t.number = m.number
                        where t.customer_id = :customer and t.verified_by is not null and t.merged_into is null
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
