package io.guichet.insight.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.insight.metric.LapseSeries.LapsePercentiles;
import io.guichet.insight.metric.LapseSeries.Percentiles;
import io.guichet.insight.metric.MetricSummary.TargetOutcomes;
import io.guichet.insight.packed.MetricDimension;
import io.guichet.insight.packed.MetricRows;
import io.guichet.insight.period.MetricPeriod;
import io.guichet.insight.table.MetricKeeper;
import io.guichet.insight.table.MetricTableReader;
import io.guichet.insight.table.TicketMetrics;
import io.guichet.insight.table.VisitMetrics;
import io.guichet.insight.table.VisitTable;
import io.guichet.insight.visit.ActivityFigures;
import io.guichet.insight.visit.NamedVisitFigures;
import io.guichet.insight.visit.PathFigures;
import io.guichet.insight.visit.VisitRows;
import io.guichet.ticket.Actor;
import io.guichet.ticket.TicketTags;
import io.guichet.twin.SlowMetrics;
import io.guichet.twin.SlowVisits;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The metrics of tickets: kept, rebuilt, and compared with the slow twin. */
@DeskTest
@Tag("h2")
class MetricsTest {

    private static final int STEPS = 220;

    private static final List<String> PROCESSES = List.of("ticket", "escalation");

    @Autowired
    private Desk desk;

    @Autowired
    private Metrics metrics;

    @Autowired
    private MetricKeeper keeper;

    @Autowired
    private MetricRows rows;

    @Autowired
    private MetricTableReader tables;

    @Autowired
    private VisitTable visits;

    @Autowired
    private TicketTags tags;

    @Autowired
    private VisitRows visitRows;

    @Autowired
    private ActivityFigures activities;

    @Autowired
    private PathFigures paths;

    @Autowired
    private Brands brands;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private AutowireCapableBeanFactory beans;

    private Brand brand;
    private LocalDate first;

    /** Each test uses days of its own. */
    @BeforeEach
    void beginsOnASeparateDay() {
        desk.advancesTime(Duration.ofDays(100));
        brand = brands.get("parcels");
        first = LocalDate.ofInstant(desk.now(), brand.zone());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithTheSlowTwinOverRandomLives(long seed) throws SQLException {
        var before = visitsNow();
        new RandomLives(desk, seed).live(STEPS);
        var query = query(Map.of());

        assertThat(figures(metrics.snapshot().summary(query)))
                .containsKeys("created", "solutions", "first-response.elapsed.p50");
        assertAgreesWithTheSlowTwin(query.period(), before);
        assertAgreesWithTheSlowTwin(MetricPeriod.ofDays(first.plusDays(3), first.plusDays(7)), before);
        assertThat(visitFigures().of("ticket", query))
                .containsKeys(
                        "burnt.Task_Answer", "repeats.Task_Answer", "breaches.Task_Triage", "elapsed.Sub_Work.p50");
    }

    /** The sums of settled tickets are kept between reports; they must change with these tickets. */
    @Test
    void keptSumsFollowSettledTickets() throws SQLException {
        var before = visitsNow();
        var lives = new RandomLives(desk, 8);
        lives.live(STEPS / 2);
        desk.advancesTime(Duration.ofDays(30));
        var period = MetricPeriod.ofDays(first, first.plusDays(90));
        assertAgreesWithTheSlowTwin(period, before);
        assertThat(db.sql("select count(*) from metric_ticket where closed_at >= :since")
                        .param("since", first.atStartOfDay(brand.zone()).toInstant())
                        .query(Long.class)
                        .single())
                .isPositive();
        lives.live(STEPS / 2);
        assertAgreesWithTheSlowTwin(period, before);
        desk.advancesTime(Duration.ofDays(30));
        assertAgreesWithTheSlowTwin(period, before);
    }

    /** The figures of visits of each process, as the product and as the slow twin count them. */
    private record VisitsBefore(Map<String, Map<String, Long>> kept, Map<String, Map<String, Long>> slow) {}

    private VisitsBefore visitsNow() throws SQLException {
        var before = new VisitsBefore(new HashMap<>(), new HashMap<>());
        for (var process : PROCESSES) {
            before.kept().put(process, visitFigures().of(process, query(Map.of())));
            before.slow().put(process, slowVisits(process, query(Map.of())));
        }
        return before;
    }

    private NamedVisitFigures visitFigures() {
        return new NamedVisitFigures(activities, paths, visitRows);
    }

    private void assertAgreesWithTheSlowTwin(MetricPeriod period, VisitsBefore before) throws SQLException {
        var query = query(Map.of()).during(period);
        assertThat(figures(metrics.snapshot().summary(query))).isEqualTo(slowFigures(query));
        for (var process : PROCESSES) {
            assertThat(arrived(visitFigures().of(process, query), before.kept().get(process)))
                    .as(process)
                    .isEqualTo(arrived(slowVisits(process, query), before.slow().get(process)));
        }
    }

    /** Tickets of other tests may wait anywhere, some of them in instances that their tests have ended: only those that came count. */
    private static Map<String, Long> arrived(Map<String, Long> figures, Map<String, Long> before) {
        var arrived = new TreeMap<String, Long>();
        figures.forEach((name, figure) ->
                arrived.put(name, name.startsWith("present.") ? figure - before.getOrDefault(name, 0L) : figure));
        return arrived;
    }

    @Test
    void aRebuildGivesWhatWasKept() {
        var numbers = new RandomLives(desk, 4).live(STEPS);
        rows.current();
        var kept = stored(numbers);
        var keptVisits = visits.of(numbers);
        assertThat(kept).containsKeys(numbers.toArray(String[]::new));
        var keptBreaches = visits.breaches(numbers);
        assertThat(keptVisits).isNotEmpty();
        assertThat(keptBreaches).isNotEmpty();

        keeper.startRebuild();
        assertThat(keeper.rebuild(Duration.ofMinutes(1))).isFalse();

        assertThat(stored(numbers)).isEqualTo(kept);
        assertThat(visits.of(numbers)).isEqualTo(keptVisits);
        assertThat(visits.breaches(numbers)).isEqualTo(keptBreaches);
    }

    @Test
    void aRebuildRestoresRowsThatAreLost() {
        var numbers = new RandomLives(desk, 5).live(STEPS / 4);
        rows.current();
        var kept = stored(numbers);
        var keptVisits = visits.of(numbers);
        var keptBreaches = visits.breaches(numbers);
        db.sql("update metric_visit set burnt = null, process_version = null where number in (:numbers)")
                .param("numbers", numbers)
                .update();
        for (var table :
                List.of("metric_ticket", "metric_clock", "metric_response", "metric_solution", "metric_breach")) {
            db.sql("delete from " + table + " where number in (:numbers)")
                    .param("numbers", numbers)
                    .update();
        }

        keeper.startRebuild();
        keeper.rebuild(Duration.ofMinutes(1));

        assertThat(stored(numbers)).isEqualTo(kept);
        assertThat(visits.of(numbers)).isEqualTo(keptVisits);
        assertThat(visits.breaches(numbers)).isEqualTo(keptBreaches);
    }

    @Test
    void whatIsReadAfterAStartIsWhatWasKept() {
        new RandomLives(desk, 9).live(STEPS / 2);
        var query = query(Map.of());

        var read = beans.createBean(MetricRows.class).current();
        assertThat(read)
                .isSortedAccordingTo(Comparator.comparingLong(TicketMetrics::receivedAt))
                .hasSameSizeAs(rows.current());
        assertThat(new HashSet<>(read)).isEqualTo(new HashSet<>(rows.current()));
        var readVisits = NamedVisitFigures.anew(beans.createBean(VisitRows.class));
        for (var process : PROCESSES) {
            assertThat(readVisits.of(process, query))
                    .isNotEmpty()
                    .isEqualTo(visitFigures().of(process, query));
        }
    }

    @Test
    void visitsAreMeasuredAnewAfterTheEnginesHistoryIsGone() {
        var number = desk.opensAndAnswers("SOLVE");
        rows.current();
        var kept = visits.of(List.of(number));
        assertThat(kept).extracting(VisitMetrics::activity).contains("Task_Triage", "Task_Answer");
        db.sql("update ACT_HI_PROCINST set BUSINESS_KEY_ = null where BUSINESS_KEY_ = :number")
                .param("number", number)
                .update();
        db.sql("update metric_visit set burnt = 1 where number = :number")
                .param("number", number)
                .update();

        keeper.startRebuild();
        keeper.rebuild(Duration.ofMinutes(1));

        assertThat(visits.of(List.of(number))).isEqualTo(kept);
    }

    /** What a crash between writing and committing leaves behind. */
    @Test
    void aFailedCatchUpIsRepeated() {
        rows.current();
        var number = desk.opens("parcels", Map.of());
        transaction.executeWithoutResult(status -> {
            desk.replies(number, "This is rolled back.");
            status.setRollbackOnly();
        });

        assertThat(ticket(number).responses()).isEmpty();
        desk.replies(number, "This is not.");
        assertThat(ticket(number).responses()).hasSize(1);
    }

    @Test
    void countsAMergedTicketOnceAndEachPartOfASplitOne() {
        var number = desk.opens("parcels", Map.of());
        desk.merges(desk.opens("parcels", Map.of()), number);
        desk.splits(number, "And this?");

        assertThat(metrics.snapshot().summary(query(Map.of())).count(MetricSet.CREATED))
                .isEqualTo(2);
    }

    @Test
    void countsAReopenedTicketOnceWithItsLastSolution() {
        var openBefore = metrics.snapshot().summary(query(Map.of())).count(MetricSet.BACKLOG);
        var number = desk.opensAndAnswers("SOLVE");
        desk.advancesTime(Duration.ofHours(5));
        desk.reopens(number);
        assertThat(metrics.snapshot().summary(query(Map.of())))
                .returns(0L, summary -> summary.count(MetricSet.SOLVED))
                .returns(openBefore + 1, summary -> summary.count(MetricSet.BACKLOG))
                .returns(1.0, MetricSummary::reopenRate);

        desk.advancesTime(Duration.ofHours(5));
        desk.answers(number, "SOLVE");
        assertThat(metrics.snapshot().summary(query(Map.of())))
                .returns(1L, summary -> summary.count(MetricSet.SOLVED))
                .returns(2L, summary -> summary.count(MetricSet.SOLUTIONS))
                .returns(0.5, MetricSummary::reopenRate)
                .returns(
                        (int) Duration.ofHours(10).toSeconds(),
                        summary -> summary.resolution().elapsed().p50());
    }

    @Test
    void everyNumberAgreesWithItsList() {
        new RandomLives(desk, 6).live(STEPS);
        var query = query(Map.of());
        var summary = metrics.snapshot().summary(query);

        for (var set : MetricSet.values()) {
            assertThat(metrics.occurrences(query, MetricSelection.of(set)))
                    .as(set.key())
                    .hasSize((int) summary.count(set));
        }
        summary.attainment().forEach(one -> assertThat(metrics.occurrences(
                        query, new MetricSelection(MetricSet.MISSED, one.target(), one.kind(), null, null)))
                .hasSize((int) one.missed()));
        for (int score = 1; score <= summary.ratings().size(); score++) {
            assertThat(metrics.occurrences(query, MetricSelection.rated(score)))
                    .hasSize(summary.ratings().get(score - 1).intValue());
        }
        for (int hour = 0; hour < summary.load().size(); hour++) {
            assertThat(metrics.occurrences(query, new MetricSelection(MetricSet.CREATED, null, null, null, hour)))
                    .hasSize(summary.load().get(hour).intValue());
        }
        summary.backlogAge().forEach((age, count) -> assertThat(
                        metrics.occurrences(query, new MetricSelection(MetricSet.BACKLOG, null, null, age, null)))
                .hasSize(count.intValue()));
        assertThat(metrics.snapshot().breakdown(query).get(MetricDimension.PLAN).values().stream()
                        .mapToLong(plan -> plan.count(MetricSet.CREATED))
                        .sum())
                .isEqualTo(summary.count(MetricSet.CREATED));
    }

    @Test
    void theTrendAddsUpToThePeriod() {
        new RandomLives(desk, 7).live(STEPS);
        var query = query(Map.of());
        var summary = metrics.snapshot().summary(query);

        var trend = metrics.snapshot()
                .trend(
                        query,
                        LocalDate.parse(query.period().from()),
                        LocalDate.parse(query.period().to()));

        assertThat(trend.stream().mapToLong(MetricTrend.TrendPoint::created).sum())
                .isEqualTo(summary.count(MetricSet.CREATED));
        assertThat(trend.stream().mapToLong(MetricTrend.TrendPoint::solved).sum())
                .isEqualTo(summary.count(MetricSet.SOLVED));
        assertThat(trend.get(trend.size() - 1).backlog()).isEqualTo(summary.count(MetricSet.BACKLOG));
        assertThat(trend.get(2).backlog())
                .isEqualTo(metrics.snapshot()
                        .summary(query.during(MetricPeriod.ofDays(first, first.plusDays(2))))
                        .count(MetricSet.BACKLOG));
    }

    @Test
    void thePeriodBeforeBeginsWhereDatesBegin() {
        assertThat(new MetricPeriod("2026-01-11", "2026-01-21").before(brand))
                .isEqualTo(new MetricPeriod("2026-01-01", "2026-01-11"));
        assertThat(new MetricPeriod("1990-01-01", "2026-01-01").before(brand))
                .isEqualTo(new MetricPeriod("1970-01-01", "1990-01-01"));
    }

    @Test
    void countsRestrictedTicketsInTheTotalOfWholeDaysOnly() {
        brand = brands.get("vimeo");
        first = LocalDate.ofInstant(desk.now(), brand.zone());
        desk.opens("vimeo", Map.of("requestType", "vulnerability", "plan", "free"));
        desk.opens("vimeo", Map.of("requestType", "question", "plan", "pro"));

        assertThat(created(query(Map.of()))).isEqualTo(2);
        assertThat(created(query(Map.of(MetricDimension.PLAN, Set.of("free", "pro")))))
                .isEqualTo(1);
        assertThat(created(query(Map.of())
                        .during(new MetricPeriod(
                                desk.now().minusSeconds(60).toString(),
                                desk.now().plusSeconds(60).toString()))))
                .isEqualTo(1);
        assertThat(metrics.snapshot().breakdown(query(Map.of())).get(MetricDimension.PLAN).entrySet().stream()
                        .filter(plan -> plan.getValue().count(MetricSet.CREATED) > 0)
                        .map(Map.Entry::getKey))
                .containsExactly("pro");
    }

    @Test
    void aTicketCountsWithEachOfItsTags() {
        var both = desk.opens("parcels", Map.of());
        var one = desk.opens("parcels", Map.of());
        desk.opens("parcels", Map.of());
        tags.set(both, List.of("late", "vip"), Actor.staff("agent"));
        tags.set(one, List.of("vip"), Actor.staff("agent"));

        assertThat(created(query(Map.of(MetricDimension.TAG, Set.of("vip"))))).isEqualTo(2);
        assertThat(created(query(Map.of(MetricDimension.TAG, Set.of("late", "vip")))))
                .isEqualTo(2);
        assertThat(created(query(Map.of(MetricDimension.TAG, Set.of("", "late")))))
                .isEqualTo(2);
        var byTag = metrics.snapshot().breakdown(query(Map.of())).get(MetricDimension.TAG);
        assertThat(Stream.of("", "late", "vip").map(tag -> byTag.get(tag).count(MetricSet.CREATED)))
                .containsExactly(1L, 1L, 2L);
        tags.set(both, List.of(), Actor.staff("agent"));
        assertThat(created(query(Map.of(MetricDimension.TAG, Set.of("late"))))).isZero();
    }

    @Test
    void figuresOfBrandsAddUpToTheTotal() {
        desk.opens("parcels", Map.of());
        desk.opens("vimeo", Map.of("requestType", "vulnerability", "plan", "free"));
        var day = LocalDate.ofInstant(desk.now(), brand.zone());
        var query = new MetricQuery(
                List.of(brand, brands.get("vimeo")),
                MetricPeriod.ofDays(day.minusDays(1), day.plusDays(1)),
                Map.of(),
                desk.now());
        var snapshot = metrics.snapshot();

        assertThat(snapshot.byBrand(query).values().stream().map(summary -> summary.count(MetricSet.CREATED)))
                .containsExactly(1L, 1L);
        assertThat(snapshot.summary(query).count(MetricSet.CREATED)).isEqualTo(2);
    }

    private long created(MetricQuery query) {
        return metrics.snapshot().summary(query).count(MetricSet.CREATED);
    }

    private TicketMetrics ticket(String number) {
        return rows.current().stream()
                .filter(ticket -> ticket.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    /** Of these tickets alone; tests of other classes change rows of tickets behind the desk's back. */
    private Map<String, TicketMetrics> stored(Collection<String> numbers) {
        return tables.newerThan(0, "", 1_000_000).stream()
                .filter(row -> numbers.contains(row.number()))
                .collect(Collectors.toMap(TicketMetrics::number, Function.identity()));
    }

    private MetricQuery query(Map<MetricDimension, Set<String>> filters) {
        var last = LocalDate.ofInstant(desk.now(), brand.zone());
        return new MetricQuery(List.of(brand), MetricPeriod.ofDays(first, last), filters, desk.now());
    }

    private Map<String, Long> slowFigures(MetricQuery query) throws SQLException {
        return slowFigures(db, dataSource, brand, query);
    }

    /** The figures of all tickets of the brand by the slow twin; a name that counts nothing is absent. */
    static Map<String, Long> slowFigures(JdbcClient db, DataSource dataSource, Brand brand, MetricQuery query)
            throws SQLException {
        var numbers = db.sql("select number from ticket where brand = :brand")
                .param("brand", brand.id())
                .query(String.class)
                .list();
        var bounds = query.period().of(brand);
        try (var connection = dataSource.getConnection()) {
            var figures =
                    new SlowMetrics(connection, brand.zone(), bounds.from(), bounds.to(), query.now()).of(numbers);
            figures.values().removeIf(value -> value == 0);
            return figures;
        }
    }

    private Map<String, Long> slowVisits(String process, MetricQuery query) throws SQLException {
        var numbers = db.sql("select number from ticket where brand = 'parcels'")
                .query(String.class)
                .list();
        var bounds = query.period().of(brand);
        try (var connection = dataSource.getConnection()) {
            return new SlowVisits(connection, process, bounds.from(), bounds.to(), query.now()).of(numbers);
        }
    }

    /** The figures by the names of the twin; a name that counts nothing is absent. */
    static Map<String, Long> figures(MetricSummary summary) {
        var figures = new TreeMap<String, Long>();
        for (var set : List.of(
                MetricSet.CREATED,
                MetricSet.SOLVED,
                MetricSet.BACKLOG,
                MetricSet.SOLUTIONS,
                MetricSet.REOPENED,
                MetricSet.SURVEYED,
                MetricSet.RATED,
                MetricSet.SATISFIED)) {
            figures.put(set.key(), summary.count(set));
        }
        for (TargetOutcomes one : summary.attainment()) {
            figures.put("met.%s.%s".formatted(one.target(), one.kind()), one.met());
            figures.put("missed.%s.%s".formatted(one.target(), one.kind()), one.missed());
            figures.put("running.%s.%s".formatted(one.target(), one.kind()), one.running());
        }
        addTimes("first-response", summary.firstResponse(), figures);
        addTimes("next-response", summary.nextResponse(), figures);
        addTimes("resolution", summary.resolution(), figures);
        summary.waited().forEach((party, seconds) -> figures.put("waited." + party, seconds));
        figures.put("touches", summary.staffMessages());
        figures.put("scores", summary.scores());
        for (int hour = 0; hour < summary.load().size(); hour++) {
            figures.put("load." + hour, summary.load().get(hour));
        }
        figures.values().removeIf(value -> value == 0);
        return figures;
    }

    private static void addTimes(String name, LapsePercentiles times, Map<String, Long> figures) {
        addPercentiles(name + ".elapsed", times.elapsed(), figures);
        addPercentiles(name + ".working", times.working(), figures);
    }

    private static void addPercentiles(String name, Percentiles percentiles, Map<String, Long> figures) {
        if (percentiles != null) {
            figures.put(name + ".p50", (long) percentiles.p50());
            figures.put(name + ".p90", (long) percentiles.p90());
        }
    }
}
