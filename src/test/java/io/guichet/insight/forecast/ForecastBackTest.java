package io.guichet.insight.forecast;

import io.guichet.insight.packed.PackedTickets;
import io.guichet.insight.packed.TicketPacker;
import io.guichet.insight.table.TicketMetrics;
import io.guichet.insight.table.TicketMetrics.ClockMetrics;
import io.guichet.insight.table.TicketMetrics.ClockOutcome;
import io.guichet.insight.table.TicketMetrics.WaitedTimes;
import io.guichet.insight.table.TicketMetricsCalculator;
import io.guichet.insight.table.WaitingParty;
import io.guichet.sla.Calendars;
import io.guichet.sla.LedgerReplay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stands at past instants, forecasts with the knowledge of each instant alone, and compares with what happened. It calls the product's
 * own forecast, with clocks that end where the knowledge of the instant ends.
 */
public final class ForecastBackTest {

    public static final Duration HORIZON = Duration.ofHours(4);

    private final ClockAges ages;
    private final Map<String, String> brands;
    private final BiFunction<String, Instant, List<ClockMetrics>> clocksKnownAt;

    /**
     * @param brands brands of all tickets by number
     * @param clocksKnownAt the clocks of a ticket as they were known; none before it was received
     */
    ForecastBackTest(
            ClockAges ages, Map<String, String> brands, BiFunction<String, Instant, List<ClockMetrics>> clocksKnownAt) {
        this.ages = ages;
        this.brands = brands;
        this.clocksKnownAt = clocksKnownAt;
    }

    /** Of the tickets of a database that are neither restricted nor merged. */
    public static ForecastBackTest of(JdbcClient db) {
        var calendars = new Calendars();
        var replay = new LedgerReplay(db, calendars);
        var brands = db
                .sql("select number, brand from ticket where not restricted and merged_into is null")
                .query((row, at) -> Map.entry(row.getString("number"), row.getString("brand")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        // a ticket is the same until its ledger has another entry
        var known = new HashMap<String, List<ClockMetrics>>();
        return new ForecastBackTest(
                new ClockAges(calendars),
                brands,
                (number, at) -> known.computeIfAbsent(
                        number + " " + replay.known(number, at),
                        same -> TicketMetricsCalculator.clocks(replay.clocksKnownAt(number, at))));
    }

    /**
     * What forecasts were worth.
     *
     * @param due clocks that were due within the horizon, once for each instant at which they were
     * @param breached those of all running and paused clocks that were breached within it
     * @param hits forecast and breached
     * @param falseAlarms forecast and not breached
     */
    public record Score(int due, int breached, int dueAndBreached, int hits, int falseAlarms) {

        public double precision() {
            return (double) hits / (hits + falseAlarms);
        }

        public double recall() {
            return (double) hits / breached;
        }

        /** Of the forecast that each clock which is due will be breached. */
        public double baseRate() {
            return (double) dueAndBreached / due;
        }

        public double f1() {
            return f1(precision(), recall());
        }

        public double baselineF1() {
            return f1(baseRate(), (double) dueAndBreached / breached);
        }

        private static double f1(double precision, double recall) {
            return 2 * precision * recall / (precision + recall);
        }

        private Score plus(Score other) {
            return new Score(
                    due + other.due,
                    breached + other.breached,
                    dueAndBreached + other.dueAndBreached,
                    hits + other.hits,
                    falseAlarms + other.falseAlarms);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d clocks due within four hours, %d breached; precision %.2f, recall %.2f, F1 %.2f;"
                            + " all due ones: precision %.2f, recall %.2f, F1 %.2f",
                    due,
                    breached,
                    precision(),
                    recall(),
                    f1(),
                    baseRate(),
                    (double) dueAndBreached / breached,
                    baselineF1());
        }
    }

    /** The sum over all instants from the first to the last one. */
    public Score score(Instant first, Instant last, Duration step) {
        return Stream.iterate(first, at -> !at.isAfter(last), at -> at.plus(step))
                .map(this::scoreAt)
                .reduce(new Score(0, 0, 0, 0, 0), Score::plus);
    }

    private Score scoreAt(Instant now) {
        var known = ticketsKnownAt(now);
        var forecast = runs(BreachForecast.of(known, ClockGroups.of(packed(known), now, ages), ages, now, HORIZON));
        var breached = breachedWithin(known, now);
        var due = new HashSet<Long>();
        known.forEach(ticket -> ticket.clocks().stream()
                .filter(clock -> BreachForecast.isDueWithin(clock, now, HORIZON))
                .forEach(clock -> due.add(clock.runId())));
        return new Score(
                due.size(),
                breached.size(),
                common(due, breached),
                common(forecast, breached),
                forecast.size() - common(forecast, breached));
    }

    private static PackedTickets packed(List<TicketMetrics> tickets) {
        var packer = new TicketPacker(PackedTickets.NONE);
        tickets.forEach(packer::add);
        return packer.packed();
    }

    private static Collection<Long> runs(List<BreachForecast> forecasts) {
        return forecasts.stream().map(one -> one.clock().runId()).collect(Collectors.toSet());
    }

    private static int common(Collection<Long> one, Collection<Long> other) {
        return (int) one.stream().filter(other::contains).count();
    }

    /** The runs that were open and not breached now, and are breached at the end of the horizon. */
    private Collection<Long> breachedWithin(List<TicketMetrics> known, Instant now) {
        var open = new HashSet<Long>();
        known.forEach(ticket -> ticket.clocks().stream()
                .filter(clock -> clock.outcome(now.toEpochMilli()) == ClockOutcome.RUNNING)
                .forEach(clock -> open.add(clock.runId())));
        var end = now.plus(HORIZON);
        var breached = new HashSet<Long>();
        ticketsKnownAt(end).forEach(ticket -> ticket.clocks().stream()
                .filter(clock -> open.contains(clock.runId()))
                .filter(clock -> clock.outcome(end.toEpochMilli()) == ClockOutcome.MISSED)
                .forEach(clock -> breached.add(clock.runId())));
        return breached;
    }

    /** All tickets that had been received, with their clocks. */
    List<TicketMetrics> ticketsKnownAt(Instant now) {
        var tickets = new ArrayList<TicketMetrics>();
        brands.forEach((number, brand) -> {
            var clocks = clocksKnownAt.apply(number, now);
            if (!clocks.isEmpty()) {
                tickets.add(ticket(number, brand, clocks));
            }
        });
        return tickets;
    }

    /** A ticket of which nothing matters but its clocks. */
    static TicketMetrics ticket(String number, String brand, List<ClockMetrics> clocks) {
        var received = clocks.get(0).startedAt();
        return new TicketMetrics(
                number,
                brand,
                null,
                null,
                null,
                null,
                null,
                "web",
                "en",
                "IN_PROGRESS",
                List.of(),
                false,
                false,
                false,
                received,
                received,
                0,
                TicketMetrics.NEVER,
                TicketMetrics.NEVER,
                null,
                0,
                new WaitedTimes(0, 0, 0, 0, 0, WaitingParty.SUPPORT, received),
                List.of(),
                List.of(),
                clocks);
    }
}
