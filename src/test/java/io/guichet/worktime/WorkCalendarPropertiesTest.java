package io.guichet.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Compares working time with the reference implementation, around clock changes, leap days and ends of years. */
class WorkCalendarPropertiesTest {

    private static final List<String> ZONES = List.of(
            "Europe/Brussels",
            "America/New_York",
            "America/St_Johns",
            "Asia/Kathmandu",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "Africa/Casablanca",
            "UTC",
            "+10:00");

    /** Local times near unusual transitions. */
    private static final List<LocalDateTime> EDGES = List.of(
            LocalDateTime.parse("2026-03-08T02:30"),
            LocalDateTime.parse("2026-03-29T02:30"),
            LocalDateTime.parse("2026-04-05T02:00"),
            LocalDateTime.parse("2026-10-04T02:00"),
            LocalDateTime.parse("2026-10-25T02:30"),
            LocalDateTime.parse("2026-11-01T01:30"),
            LocalDateTime.parse("2011-12-29T22:00"),
            LocalDateTime.parse("2024-02-28T22:00"),
            LocalDateTime.parse("2025-12-31T20:00"),
            LocalDateTime.parse("2026-07-21T12:00"));

    @Property
    void measuresLikeTheReferenceCalendar(
            @ForAll("plans") ReferenceCalendar reference,
            @ForAll("instants") Instant from,
            @ForAll @IntRange(max = 5_000) int minutes) {
        var to = from.plus(minutes, ChronoUnit.MINUTES);

        assertThat(reference.calendar().between(from, to))
                .isEqualTo(Duration.ofMinutes(reference.minutesBetween(from, to)));
    }

    @Property
    void addsLikeTheReferenceCalendar(
            @ForAll("plans") ReferenceCalendar reference,
            @ForAll("instants") Instant start,
            @ForAll @IntRange(max = 2_000) int minutes) {
        assertThat(reference.calendar().add(start, Duration.ofMinutes(minutes)))
                .isEqualTo(reference.add(start, minutes));
    }

    @Property
    void measuringInvertsAdding(
            @ForAll("plans") ReferenceCalendar reference,
            @ForAll("instants") Instant start,
            @ForAll @IntRange(min = 1, max = 2_000_000) int seconds) {
        var calendar = reference.calendar();
        var due = calendar.add(start, Duration.ofSeconds(seconds));

        assertThat(calendar.between(start, due)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Property
    void isNeverDueEarly(
            @ForAll("plans") ReferenceCalendar reference,
            @ForAll("instants") Instant start,
            @ForAll @IntRange(min = 1, max = 2_000_000) int seconds) {
        var calendar = reference.calendar();
        var due = calendar.add(start, Duration.ofSeconds(seconds));

        assertThat(calendar.between(start, due.minusNanos(1))).isLessThan(Duration.ofSeconds(seconds));
    }

    @Property
    void moreTimeIsNeverDueEarlier(
            @ForAll("plans") ReferenceCalendar reference,
            @ForAll("instants") Instant start,
            @ForAll @IntRange(max = 500_000) int less,
            @ForAll @IntRange(max = 500_000) int more) {
        var calendar = reference.calendar();

        assertThat(calendar.add(start, Duration.ofSeconds((long) less + more)))
                .isAfterOrEqualTo(calendar.add(start, Duration.ofSeconds(less)));
    }

    @Property
    void aPauseIsTimeThatDoesNotCount(
            @ForAll("plans") ReferenceCalendar reference,
            @ForAll("instants") Instant start,
            @ForAll @IntRange(max = 3_000) int until,
            @ForAll @IntRange(max = 3_000) int length,
            @ForAll @IntRange(min = 1, max = 3_000) int minutes) {
        var calendar = reference.calendar();
        var from = start.plus(until, ChronoUnit.MINUTES);
        var pauses = Pauses.of(List.of(new Pauses.Pause(from, from.plus(length, ChronoUnit.MINUTES))));
        var due = calendar.add(start, Duration.ofMinutes(minutes), pauses);

        assertThat(calendar.between(start, due, pauses)).isEqualTo(Duration.ofMinutes(minutes));
        assertThat(due).isAfterOrEqualTo(calendar.add(start, Duration.ofMinutes(minutes)));
    }

    @Property
    void explainedIntervalsHaveNoGapsAndAddUp(
            @ForAll("plans") ReferenceCalendar reference,
            @ForAll("instants") Instant start,
            @ForAll @IntRange(max = 2_000) int until,
            @ForAll @IntRange(max = 2_000) int length,
            @ForAll @IntRange(min = 1, max = 2_000) int minutes) {
        var calendar = reference.calendar();
        var from = start.plus(until, ChronoUnit.MINUTES);
        var pauses = Pauses.of(List.of(new Pauses.Pause(from, from.plus(length, ChronoUnit.MINUTES))));
        var due = calendar.add(start, Duration.ofMinutes(minutes), pauses);
        var intervals = new IntervalExplainer(calendar, Locale.ENGLISH).explain(start, due, pauses);

        assertThat(intervals.get(0).from()).isEqualTo(start);
        assertThat(intervals.get(intervals.size() - 1).to()).isEqualTo(due);
        assertThat(intervals)
                .zipSatisfy(
                        Stream.concat(
                                        intervals.stream().skip(1),
                                        Stream.of(new ExplainedInterval(
                                                due, due, ExplainedInterval.IntervalReason.OPEN, null)))
                                .toList(),
                        (interval, next) -> assertThat(interval.to()).isEqualTo(next.from()));
        assertThat(intervals.stream()
                        .filter(ExplainedInterval::counted)
                        .map(interval -> Duration.between(interval.from(), interval.to()))
                        .reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.ofMinutes(minutes));
    }

    @Provide
    Arbitrary<ReferenceCalendar> plans() {
        var days = Arbitraries.maps(Arbitraries.of(DayOfWeek.class), daySpans()).ofMinSize(1);
        var closed = Arbitraries.of(EDGES).map(LocalDateTime::toLocalDate).set().ofMaxSize(3);
        return Combinators.combine(days, closed, Arbitraries.of(ZONES))
                .as(WorkCalendarPropertiesTest::plan)
                .filter(reference -> reference.minutesPerWeek() >= 120);
    }

    private static ReferenceCalendar plan(Map<DayOfWeek, List<Span>> days, Set<LocalDate> closed, String zone) {
        return new ReferenceCalendar(new TreeMap<>(days), closed, ZoneId.of(zone));
    }

    /** One to three consecutive spans, the last of which may end after midnight. */
    private static Arbitrary<List<Span>> daySpans() {
        return Arbitraries.integers()
                .between(0, 24 * 60 - 1)
                .set()
                .ofMinSize(2)
                .ofMaxSize(6)
                .map(minutes -> {
                    var sorted = minutes.stream().sorted().toList();
                    var spans = new ArrayList<Span>();
                    for (int i = 0; i + 1 < sorted.size(); i += 2) {
                        spans.add(new Span(sorted.get(i), sorted.get(i + 1)));
                    }
                    if (sorted.size() % 2 == 1) {
                        int open = sorted.get(sorted.size() - 1);
                        int close = sorted.get(0) == 0 ? 24 * 60 : 24 * 60 + sorted.get(0);
                        spans.add(new Span(open, close));
                    }
                    return spans;
                });
    }

    @Provide
    Arbitrary<Instant> instants() {
        var edge = Arbitraries.of(EDGES);
        var away = Arbitraries.integers().between(-3 * 24 * 60, 2 * 24 * 60);
        return Combinators.combine(edge, away, Arbitraries.of(ZONES))
                .as((wall, minutes, zone) ->
                        wall.plusMinutes(minutes).atZone(ZoneId.of(zone)).toInstant());
    }
}
