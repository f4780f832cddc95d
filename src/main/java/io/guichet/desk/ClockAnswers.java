package io.guichet.desk;

import io.guichet.policy.Because;
import io.guichet.policy.Promised;
import io.guichet.policy.Target;
import io.guichet.sla.ClockEntry;
import io.guichet.sla.ClockFace;
import io.guichet.sla.ClockWords;
import io.guichet.sla.Promises;
import io.guichet.sla.Reckoning;
import io.guichet.sla.Reckonings.Reader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells programs, and the people behind them, what the clocks of a ticket show and why. */
@Component
class ClockAnswers {

    private final ClockWords words;

    ClockAnswers(ClockWords words) {
        this.words = words;
    }

    /**
     * What became of one clock.
     *
     * @param run the line that started the run which this one belongs to
     * @param due set by a person; null on other lines
     * @param revokes the line that does not hold any more; null on lines that take nothing back
     */
    record LedgerLine(
            long id,
            long run,
            ClockEntry.Kind entry,
            Instant effectiveAt,
            Instant recordedAt,
            String actor,
            String reason,
            String amount,
            Instant due,
            String decision,
            Integer version,
            String row,
            String because,
            Long revokes) {

        static LedgerLine of(ClockEntry entry) {
            var because = entry.because();
            return new LedgerLine(
                    entry.id(),
                    entry.run(),
                    entry.entry(),
                    entry.effectiveAt(),
                    entry.recordedAt(),
                    entry.actor(),
                    entry.reason(),
                    entry.promised() == null ? null : entry.promised().amount(),
                    entry.due(),
                    because == null ? null : because.decision(),
                    because == null ? null : because.version(),
                    because == null ? null : because.row(),
                    because == null ? null : because.text(),
                    entry.revokes());
        }
    }

    /** A part of time, whether it counts, and why. */
    record Stretch(Instant from, Instant to, boolean counted, String reason, Duration length) {}

    /**
     * The clock of one target: its newest run, and the lines of all its runs.
     *
     * @param dueLocal the same instant as {@code due}, with the offset of the reader's zone
     * @param stretches what counts and what does not, from the start to {@code until}, without gaps
     * @param counted the sum of the stretches that count; with {@code left} it makes {@code promisedTime}
     * @param promisedTime null where days are counted
     * @param days the days that count where days do, and those that do not
     */
    record ClockAnswer(
            Target target,
            Promised.Kind kind,
            Promised.Unit unit,
            String amount,
            Promised.StopsOn stopsOn,
            ClockFace.State state,
            Instant startedAt,
            Instant due,
            String dueLocal,
            Duration remaining,
            Instant stoppedAt,
            Because because,
            Promises.Counted hours,
            Because hoursBecause,
            Instant countedFrom,
            Instant until,
            List<Stretch> stretches,
            List<Reckoning.Day> days,
            Duration counted,
            Duration left,
            Duration promisedTime,
            List<LedgerLine> ledger,
            String explanation) {}

    /** One answer for each target that has a clock, in the order of the targets, told as of that instant. */
    List<ClockAnswer> of(TicketView view, Instant at, ZoneId zone, Locale locale) {
        return Stream.of(Target.values())
                .map(target -> view.clocks().stream()
                        .filter(face -> face.target() == target)
                        .reduce((a, b) -> b))
                .flatMap(face -> face.stream().map(newest -> answer(view, newest, at, zone, locale)))
                .toList();
    }

    private ClockAnswer answer(TicketView view, ClockFace face, Instant at, ZoneId zone, Locale locale) {
        var explained = words.of(view.ticket().brand(), face, view.timeline(), at, Reader.STAFF, zone, locale);
        var sum = explained.reckoning() == null ? nothing(face) : explained.reckoning();
        return new ClockAnswer(
                face.target(),
                face.kind(),
                face.unit(),
                face.amount(),
                face.stopsOn(),
                face.state(),
                face.startedAt(),
                face.due(),
                face.due() == null
                        ? null
                        : face.due().atZone(zone).toOffsetDateTime().toString(),
                face.remaining(),
                face.stoppedAt(),
                sum.because(),
                sum.hours(),
                sum.hoursBecause(),
                sum.from(),
                sum.until(),
                sum.parts().stream()
                        .map(part -> new Stretch(part.from(), part.to(), part.counted(), part.reason(), part.length()))
                        .toList(),
                sum.days(),
                sum.counted(),
                sum.left(),
                sum.amount(),
                view.ledger().stream()
                        .filter(line -> line.target() == face.target())
                        .map(LedgerLine::of)
                        .toList(),
                String.join(" ", explained.sentences()));
    }

    private static Reckoning nothing(ClockFace face) {
        var because = Objects.requireNonNull(face.run().promise().because());
        return new Reckoning(because, null, null, face.startedAt(), null, List.of(), null, null, null, List.of());
    }
}
