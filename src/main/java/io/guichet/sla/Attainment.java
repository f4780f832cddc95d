package io.guichet.sla;

import static java.time.ZoneOffset.UTC;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guichet.brand.Brand;
import io.guichet.policy.Facts;
import io.guichet.policy.Policies;
import io.guichet.policy.Promised;
import io.guichet.policy.Target;
import io.guichet.policy.Versions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How well the promises of a period were kept, read off the ledger: each by what was promised, or all of them by other
 * versions of the tables. Nothing is written.
 */
@Component
public class Attainment {

    private static final int AT_ONCE = 12_500;

    private final JdbcClient db;
    private final Policies policies;
    private final Calendars calendars;
    private final ObjectMapper json;
    private final Clock clock;

    Attainment(JdbcClient db, Policies policies, Calendars calendars, ObjectMapper json, Clock clock) {
        this.db = db;
        this.policies = policies;
        this.calendars = calendars;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The promises for one target.
     *
     * @param met stopped in time
     * @param missed stopped too late, or still running and overdue
     * @param running not over, and not overdue
     */
    public record Count(Target target, long met, long missed, long running) {

        private Count plus(Count other) {
            return new Count(target, met + other.met, missed + other.missed, running + other.running);
        }

        /** The percentage that was met of what is over; null where nothing is. */
        public Double percent() {
            return met + missed == 0 ? null : Math.round(1_000.0 * met / (met + missed)) / 10.0;
        }
    }

    /**
     * Counts the promises for the tickets that were received in that time, from the first instant on and before the second.
     *
     * @param under the versions by which all of them are judged; empty for what was promised to each
     */
    public List<Count> of(Brand brand, Instant from, Instant to, Optional<Versions> under) {
        var judge = new Judge(brand, under, clock.instant());
        var tickets = db.sql(
                        "select count(*) from ticket where brand = :brand and received_at >= :from and received_at < :to")
                .param("brand", brand.id())
                .param("from", from.atOffset(UTC))
                .param("to", to.atOffset(UTC))
                .query(Integer.class)
                .single();
        int parts = 1 + tickets / AT_ONCE;
        var part = Duration.between(from, to).dividedBy(parts);
        var counts = IntStream.range(0, parts)
                .parallel()
                .mapToObj(at -> new Slice(
                        from.plus(part.multipliedBy(at)), at == parts - 1 ? to : from.plus(part.multipliedBy(at + 1))))
                .flatMap(slice -> runs(brand, slice).flatMap(run -> judge.count(run).stream()))
                .collect(Collectors.toConcurrentMap(Count::target, count -> count, Count::plus));
        return Stream.of(Target.values())
                .map(target -> counts.getOrDefault(target, new Count(target, 0, 0, 0)))
                .toList();
    }

    private record Slice(Instant from, Instant to) {}

    /** One run, and what was known of its ticket. */
    private record Run(String facts, String priority, List<ClockEntry> lines) {}

    private Stream<Run> runs(Brand brand, Slice slice) {
        var runs = new HashMap<Long, Run>();
        var revoked = new ArrayList<Long>();
        db.sql(
                        """
                        select t.facts, t.priority, e.id, e.target, e.run, e.entry, e.effective_at, e.due, e.fact, e.revokes,
                          e.kind, e.unit, e.amount, e.stops_on, e.hours, e.zone, e.holidays
                        from clock_entry e join ticket t on t.number = e.number
                        where t.brand = :brand and t.received_at >= :from and t.received_at < :to
                        order by e.id""")
                .param("brand", brand.id())
                .param("from", slice.from().atOffset(UTC))
                .param("to", slice.to().atOffset(UTC))
                .query(row -> {
                    var line = LedgerRow.judged(row);
                    runs.computeIfAbsent(line.run(), id -> run(row)).lines().add(line);
                    if (line.revokes() != null) {
                        revoked.add(line.revokes());
                    }
                });
        revoked.forEach(runs::remove);
        return runs.values().stream();
    }

    private static Run run(ResultSet row) {
        try {
            return new Run(row.getString("facts"), row.getString("priority"), new ArrayList<>());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Judges runs, asking the tables once for the same facts and the calendars once for the same promise. */
    private final class Judge {

        private final Brand brand;
        private final Optional<Versions> under;
        private final Instant now;
        private final Map<Asked, Promised> promises = new ConcurrentHashMap<>();
        private final Map<Promised, Measure> measures = new ConcurrentHashMap<>();

        private record Asked(String facts, String priority, Target target) {}

        Judge(Brand brand, Optional<Versions> under, Instant now) {
            this.brand = brand;
            this.under = under;
            this.now = now;
        }

        Optional<Count> count(Run run) {
            var clock = clock(run);
            if (clock.deadline().isEmpty()) {
                return Optional.empty();
            }
            var target = clock.target();
            if (clock.isBroken(now)) {
                return Optional.of(new Count(target, 0, 1, 0));
            }
            return Optional.of(clock.isOpen() ? new Count(target, 0, 0, 1) : new Count(target, 1, 0, 0));
        }

        private TicketClock clock(Run run) {
            var asItIs = new TicketClock(run.lines(), null);
            var promised = under.map(versions -> promises.computeIfAbsent(
                            new Asked(run.facts(), run.priority(), asItIs.target()),
                            asked -> promised(asked, versions)))
                    .orElseGet(asItIs::promised);
            if (promised.amount() == null) {
                return asItIs;
            }
            return asItIs.countedBy(measures.computeIfAbsent(promised, calendars::measure));
        }

        private Promised promised(Asked asked, Versions versions) {
            try {
                var facts = json.readValue(asked.facts(), Facts.class);
                return policies.promised(brand, facts, asked.priority(), asked.target(), versions);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("facts that were stored cannot be read", e);
            }
        }
    }
}
