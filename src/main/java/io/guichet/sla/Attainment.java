package io.guichet.sla;

import static io.guichet.jdbc.Columns.fromJson;

import com.fasterxml.jackson.core.type.TypeReference;
import io.guichet.brand.Brand;
import io.guichet.policy.Policies;
import io.guichet.policy.SlaTarget;
import io.guichet.policy.TableVersions;
import io.guichet.policy.Target;
import io.guichet.policy.TicketAttributes;
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
 * Computes the SLA attainment of a period from the ledger: each clock by its own target, or all of them by other
 * versions of the tables. Read-only.
 */
@Component
public class Attainment {

    private static final int TICKETS_PER_SLICE = 12_500;

    private final JdbcClient db;
    private final Policies policies;
    private final Calendars calendars;
    private final Clock clock;

    Attainment(JdbcClient db, Policies policies, Calendars calendars, Clock clock) {
        this.db = db;
        this.policies = policies;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * Number of clocks of one target.
     *
     * @param met stopped in time
     * @param missed stopped late, or running and overdue
     * @param running running and not overdue
     */
    public record AttainmentCount(Target target, long met, long missed, long running) {

        private AttainmentCount plus(AttainmentCount other) {
            return new AttainmentCount(target, met + other.met, missed + other.missed, running + other.running);
        }

        /** Percentage of the finished clocks that were met; null if none has finished. */
        public Double percent() {
            return met + missed == 0 ? null : Math.round(1_000.0 * met / (met + missed)) / 10.0;
        }
    }

    /**
     * Counts the clocks of tickets received from the first instant (inclusive) to the second (exclusive). Whole days include
     * restricted tickets; a part of a day leaves them out, so that it tells nobody when one was received.
     *
     * @param judgedBy versions of the tables to judge all clocks by; empty for the original targets
     */
    public List<AttainmentCount> of(Brand brand, Instant from, Instant to, Optional<TableVersions> judgedBy) {
        var evaluator = new AttainmentEvaluator(brand, judgedBy, clock.instant());
        var restricted = brand.isStartOfDay(from) && brand.isStartOfDay(to);
        var tickets = db.sql(
                        "select count(*) from ticket where brand = :brand and received_at >= :from and received_at < :to")
                .param("brand", brand.id())
                .param("from", from)
                .param("to", to)
                .query(Integer.class)
                .single();
        int parts = 1 + tickets / TICKETS_PER_SLICE;
        var part = Duration.between(from, to).dividedBy(parts);
        var counts = IntStream.range(0, parts)
                .parallel()
                .mapToObj(at -> new TimeSlice(
                        from.plus(part.multipliedBy(at)), at == parts - 1 ? to : from.plus(part.multipliedBy(at + 1))))
                .flatMap(slice -> runs(brand, slice, restricted).flatMap(run -> evaluator.count(run).stream()))
                .collect(Collectors.toConcurrentMap(AttainmentCount::target, count -> count, AttainmentCount::plus));
        return Stream.of(Target.values())
                .map(target -> counts.getOrDefault(target, new AttainmentCount(target, 0, 0, 0)))
                .toList();
    }

    private record TimeSlice(Instant from, Instant to) {}

    /** A run with the attributes of its ticket. */
    private record RecordedRun(String attributes, String priority, List<LedgerEntry> entries) {}

    private Stream<RecordedRun> runs(Brand brand, TimeSlice slice, boolean restricted) {
        var runs = new HashMap<Long, RecordedRun>();
        var revoked = new ArrayList<Long>();
        db.sql(
                        """
                        select t.attributes, t.priority, e.id, e.target, e.run_id, e.type, e.effective_at, e.due, e.trigger_id, e.revokes,
                          e.kind, e.unit, e.amount, e.stops_on, e.hours, e.zone, e.holidays
                        from ledger_entry e join ticket t on t.number = e.number
                        where t.brand = :brand and t.received_at >= :from and t.received_at < :to %s
                        order by e.id"""
                                .formatted(restricted ? "" : "and not t.restricted"))
                .param("brand", brand.id())
                .param("from", slice.from())
                .param("to", slice.to())
                .query(row -> {
                    var entry = LedgerEntryMapper.attainmentEntry(row);
                    runs.computeIfAbsent(entry.runId(), id -> run(row))
                            .entries()
                            .add(entry);
                    if (entry.revokes() != null) {
                        revoked.add(entry.revokes());
                    }
                });
        revoked.forEach(runs::remove);
        return runs.values().stream();
    }

    private static RecordedRun run(ResultSet row) {
        try {
            return new RecordedRun(row.getString("attributes"), row.getString("priority"), new ArrayList<>());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Evaluates clocks; evaluates tables once per combination of attributes and builds calendars once per promise. */
    private final class AttainmentEvaluator {

        private final Brand brand;
        private final Optional<TableVersions> judgedBy;
        private final Instant now;
        private final Map<TargetKey, SlaTarget> slaTargets = new ConcurrentHashMap<>();
        private final Map<SlaTarget, DueDateCalculator> calculators = new ConcurrentHashMap<>();

        private record TargetKey(String attributes, String priority, Target target) {}

        AttainmentEvaluator(Brand brand, Optional<TableVersions> judgedBy, Instant now) {
            this.brand = brand;
            this.judgedBy = judgedBy;
            this.now = now;
        }

        Optional<AttainmentCount> count(RecordedRun run) {
            var clock = clock(run);
            if (clock.deadline().isEmpty()) {
                return Optional.empty();
            }
            var target = clock.target();
            if (clock.isBreached(now)) {
                return Optional.of(new AttainmentCount(target, 0, 1, 0));
            }
            return Optional.of(
                    clock.isOpen() ? new AttainmentCount(target, 0, 0, 1) : new AttainmentCount(target, 1, 0, 0));
        }

        private TicketClock clock(RecordedRun run) {
            var recordedClock = new TicketClock(run.entries(), null);
            var slaTarget = judgedBy.map(versions -> slaTargets.computeIfAbsent(
                            new TargetKey(run.attributes(), run.priority(), recordedClock.target()),
                            key -> slaTarget(key, versions)))
                    .orElseGet(recordedClock::slaTarget);
            if (slaTarget.amount() == null) {
                return recordedClock;
            }
            return recordedClock.withCalculator(calculators.computeIfAbsent(slaTarget, calendars::calculator));
        }

        private SlaTarget slaTarget(TargetKey key, TableVersions versions) {
            var attributes =
                    new TicketAttributes(fromJson(key.attributes(), new TypeReference<Map<String, Object>>() {}));
            return policies.target(brand, attributes, key.priority(), key.target(), versions);
        }
    }
}
