package io.guichet.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.model.ModelFiles;
import io.guichet.policy.Because;
import io.guichet.policy.Hours;
import io.guichet.policy.Promised;
import io.guichet.policy.Promised.Unit;
import io.guichet.policy.RowTexts;
import io.guichet.policy.Target;
import io.guichet.sla.ClockEntry.Kind;
import io.guichet.sla.LivesTest.Step.What;
import io.guichet.sla.Reckonings.Reader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Random lives of a clock, over nights on which the clocks change and over holidays, against a slow model that knows nothing
 * of calendars that add up: it walks minute by minute.
 */
class LivesTest {

    private static final List<Promised> PROMISES = List.of(
            promised(Unit.ELAPSED, "PT5H", null),
            promised(Unit.ELAPSED, "P2D", null),
            promised(
                    Unit.BUSINESS_HOURS, "PT90M", hours("Mo-Fr 09:00-12:00,13:00-17:30; Sa 10:00-12:00; PH off", "FR")),
            promised(Unit.BUSINESS_HOURS, "PT11H", hours("Mo-Fr 09:00-17:00", null)),
            promised(Unit.BUSINESS_HOURS, "PT7H", hours("Mo-Su 22:00-06:00", null)),
            promised(Unit.BUSINESS_DAYS, "P1D", hours("Mo-Fr 09:00-17:00; PH off", "FR")),
            promised(Unit.BUSINESS_DAYS, "P3D", hours("Mo,We,Sa 08:30-20:00", null)),
            promised(Unit.CUT_OFF, "16:00", hours("Mo-Fr 08:30-17:30; Sa 09:00-12:00; PH off", "FR")));

    private static final List<LocalDateTime> EDGES = List.of(
            LocalDateTime.parse("2026-03-28T20:00"),
            LocalDateTime.parse("2026-10-24T21:00"),
            LocalDateTime.parse("2026-04-03T15:30"),
            LocalDateTime.parse("2026-05-07T11:00"),
            LocalDateTime.parse("2026-12-24T16:30"));

    private static final Calendars CALENDARS = new Calendars();
    private static final Reckonings RECKONINGS = reckonings();

    /** One thing that happens, so many minutes after the one before. */
    record Step(int after, What what, int choice) {

        enum What {
            PAUSE,
            RESUME,
            PROMISE,
            OVERRIDE,
            LIFT,
            STOP,
            STRIKE_THE_STOP,
            NOTHING
        }
    }

    @Property(tries = 1_500)
    void aDeadlineIsWhatTheSlowModelWalksTo(@ForAll("lives") Life life) {
        life.run((clock, now) -> assertThat(clock.deadline())
                .as("%s", clock.entries())
                .contains(new SlowClock(clock.lines()).deadline()));
    }

    @Property(tries = 1_500)
    void anExplanationAddsUpToItsDeadline(@ForAll("lives") Life life) {
        life.run((clock, now) -> {
            var told = RECKONINGS
                    .of("zoom", clock, List.of(), now, Reader.CUSTOMER, Locale.FRENCH)
                    .orElseThrow();
            assertThat(sum(told)).isEqualTo(told.counted());
            assertThat(isWithoutGaps(told)).as("%s", told).isTrue();
            if (told.days().isEmpty()) {
                assertThat(told.counted().plus(told.left())).isEqualTo(told.amount());
            }
            if (clock.state() == TicketClock.State.RUNNING) {
                assertThat(told.until()).isEqualTo(clock.due().orElseThrow());
                endsOnItsDeadline(clock, told);
            }
        });
    }

    @Property(tries = 500)
    void whatIsLeftAndWhatIsUsedIsWhatWasPromised(@ForAll("lives") Life life) {
        life.run((clock, now) -> {
            if (clock.overridden().isEmpty() && !isInDays(clock)) {
                var promised = Duration.parse(clock.promised().amount());
                assertThat(clock.used(now).plus(clock.remaining(now).orElseThrow()))
                        .isEqualTo(promised);
            }
        });
    }

    @Property(tries = 500)
    void aDeadlineMovesOnlyWithALineOrAPauseThatEnds(@ForAll("lives") Life life) {
        var before = new ArrayList<Instant>();
        var lines = new ArrayList<Integer>();
        life.run((clock, now) -> {
            var due = clock.deadline().orElseThrow();
            var last = before.size() - 1;
            if (last >= 0 && !due.equals(before.get(last))) {
                assertThat(clock.lines()).hasSizeGreaterThan(lines.get(last));
            }
            before.add(due);
            lines.add(clock.lines().size());
        });
        assertThat(before).isNotEmpty();
    }

    private static void endsOnItsDeadline(TicketClock clock, Reckoning told) {
        if (told.days().isEmpty()) {
            assertThat(told.left()).isEqualTo(Duration.ZERO);
        } else {
            var counted = told.days().stream().filter(Reckoning.Day::counted).toList();
            var wanted = clock.promised().unit() == Unit.CUT_OFF
                    ? 1
                    : Period.parse(clock.promised().amount()).getDays();
            assertThat(counted).hasSize(wanted);
            assertThat(counted.get(wanted - 1).closing()).isEqualTo(told.until());
        }
    }

    private static Duration sum(Reckoning told) {
        return told.parts().stream()
                .filter(HoursWords.Told::counted)
                .map(HoursWords.Told::length)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static boolean isWithoutGaps(Reckoning told) {
        var at = told.from();
        for (var part : told.parts()) {
            if (!part.from().equals(at) || !part.to().isAfter(at)) {
                return false;
            }
            at = part.to();
        }
        return told.parts().isEmpty() || at.equals(told.until());
    }

    private static boolean isInDays(TicketClock clock) {
        return clock.promised().unit() == Unit.BUSINESS_DAYS || clock.promised().unit() == Unit.CUT_OFF;
    }

    /** Where a life begins, and what happens in it. */
    record Life(Instant start, int promise, List<Step> steps) {

        interface Seen {
            void at(TicketClock clock, Instant now);
        }

        void run(Seen seen) {
            var book = new Book();
            var now = start;
            book.write(Kind.STARTED, now, PROMISES.get(promise), null, null);
            for (var step : steps) {
                now = now.plus(Duration.ofMinutes(step.after()));
                book.take(step, now);
                seen.at(book.clock(), now);
            }
        }

        @Override
        public String toString() {
            return "%s %s %s".formatted(start, PROMISES.get(promise), steps);
        }
    }

    /** The lines of one run, written as the desk writes them. */
    private static final class Book {

        private final List<ClockEntry> lines = new ArrayList<>();

        void take(Step step, Instant now) {
            var clock = clock();
            var state = clock.state();
            switch (step.what()) {
                case PAUSE -> writeIf(state == TicketClock.State.RUNNING, Kind.PAUSED, now);
                case RESUME -> writeIf(state == TicketClock.State.PAUSED, Kind.RESUMED, now);
                case STOP -> writeIf(clock.isOpen(), Kind.STOPPED, now);
                case PROMISE -> {
                    if (clock.isOpen()) {
                        var promise = PROMISES.get(step.choice() % PROMISES.size());
                        write(Kind.RETARGETED, clock.startedAt(), promise, null, null);
                    }
                }
                case OVERRIDE -> {
                    if (clock.isOpen()) {
                        write(Kind.OVERRIDDEN, now, null, now.plus(Duration.ofMinutes(1 + step.choice())), null);
                    }
                }
                case LIFT ->
                    clock.entries().stream()
                            .filter(line -> line.entry() == Kind.OVERRIDDEN)
                            .forEach(line -> write(Kind.REVOKED, line.effectiveAt(), null, null, line.id()));
                case STRIKE_THE_STOP ->
                    clock.last()
                            .filter(line -> line.entry() == Kind.STOPPED)
                            .ifPresent(line -> write(Kind.REVOKED, line.effectiveAt(), null, null, line.id()));
                case NOTHING -> {}
            }
        }

        TicketClock clock() {
            var bare = new TicketClock(lines, null);
            return new TicketClock(lines, CALENDARS.measure(bare.promised()));
        }

        private void writeIf(boolean may, Kind kind, Instant at) {
            if (may) {
                write(kind, at, null, null, null);
            }
        }

        void write(Kind kind, Instant at, Promised promised, Instant due, Long revokes) {
            var id = lines.size() + 1L;
            lines.add(new ClockEntry(
                    id,
                    Target.RESOLUTION,
                    1,
                    kind,
                    at,
                    at,
                    "desk",
                    "test",
                    promised,
                    due,
                    promised == null ? new Because("clocks", 1, "row", "because") : promised.because(),
                    id,
                    revokes));
        }
    }

    @Provide
    Arbitrary<Life> lives() {
        var steps = Combinators.combine(
                        Arbitraries.integers().between(0, 2_400),
                        Arbitraries.of(What.class),
                        Arbitraries.integers().between(0, 4_000))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(9);
        var start = Combinators.combine(
                        Arbitraries.of(EDGES), Arbitraries.integers().between(-2_000, 2_000))
                .as((edge, minutes) ->
                        edge.plusMinutes(minutes).atZone(SlowClock.ZONE).toInstant());
        return Combinators.combine(start, Arbitraries.integers().between(0, PROMISES.size() - 1), steps)
                .as(Life::new);
    }

    private static Hours hours(String expression, String holidays) {
        return new Hours(expression, SlowClock.ZONE, holidays, new Because("support-hours", 1, "hours", "hours"));
    }

    private static Promised promised(Unit unit, String amount, Hours hours) {
        return new Promised(
                Target.RESOLUTION,
                Promised.Kind.GUARANTEED,
                unit,
                amount,
                hours,
                Promised.StopsOn.SOLVED,
                new Because("targets", 1, "row", "because"));
    }

    private static Reckonings reckonings() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        return new Reckonings(
                new HoursWords(CALENDARS, null, messages), new RowTexts(new ModelFiles(".", List.of())), messages);
    }
}
