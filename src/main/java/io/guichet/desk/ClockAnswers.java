package io.guichet.desk;

import io.guichet.http.Moments;
import io.guichet.policy.Promised;
import io.guichet.policy.Target;
import io.guichet.sla.ClockEntry;
import io.guichet.sla.ClockFace;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells programs, and the people behind them, what the clocks of a ticket show and why. */
@Component
class ClockAnswers {

    private static final Set<ClockEntry.Kind> INTERRUPTIONS =
            Set.of(ClockEntry.Kind.PAUSED, ClockEntry.Kind.RESUMED, ClockEntry.Kind.STOPPED);

    private final MessageSource messages;
    private final Moments moments;

    ClockAnswers(MessageSource messages, Moments moments) {
        this.messages = messages;
        this.moments = moments;
    }

    /** What became of one clock. @param due set by a person; null on other lines */
    record LedgerLine(
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
            String because) {

        static LedgerLine of(ClockEntry entry) {
            var because = entry.because();
            return new LedgerLine(
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
                    because == null ? null : because.text());
        }
    }

    /** The clock of one target: its newest run, and the lines of all its runs. */
    record ClockAnswer(
            Target target,
            Promised.Kind kind,
            Promised.Unit unit,
            String amount,
            Promised.StopsOn stopsOn,
            ClockFace.State state,
            Instant startedAt,
            Instant due,
            Duration remaining,
            Instant stoppedAt,
            List<LedgerLine> ledger,
            String explanation) {}

    /** One answer for each target that has a clock, in the order of the targets. */
    List<ClockAnswer> of(List<ClockFace> faces, Locale locale) {
        return Stream.of(Target.values())
                .map(target ->
                        faces.stream().filter(face -> face.target() == target).toList())
                .filter(runs -> !runs.isEmpty())
                .map(runs -> answer(runs, locale))
                .toList();
    }

    private ClockAnswer answer(List<ClockFace> runs, Locale locale) {
        var face = runs.get(runs.size() - 1);
        return new ClockAnswer(
                face.target(),
                face.kind(),
                face.unit(),
                face.amount(),
                face.stopsOn(),
                face.state(),
                face.startedAt(),
                face.due(),
                face.remaining(),
                face.stoppedAt(),
                runs.stream()
                        .flatMap(run -> run.ledger().stream())
                        .map(LedgerLine::of)
                        .toList(),
                explanation(face, locale));
    }

    private String explanation(ClockFace face, Locale locale) {
        var sentences = new ArrayList<String>();
        var promise = newest(face, line -> line.promised() != null);
        var order = newest(face, line -> line.entry() == ClockEntry.Kind.OVERRIDDEN);
        if (promise.promised().amount() == null) {
            sentences.add(say("explain.nothing", locale, promise.because().text()));
        } else {
            var amount = say("explain.amount." + face.unit(), locale, amount(face, locale));
            sentences.add(say("explain.promise." + face.kind(), locale, amount, at(face.startedAt(), locale)));
            sentences.add(say("explain.because", locale, promise.because().text()));
        }
        if (order != null) {
            sentences.add(say("explain.overridden", locale, order.actor(), at(order.due(), locale), order.reason()));
        }
        face.ledger().stream()
                .filter(line -> INTERRUPTIONS.contains(line.entry()))
                .map(line -> say("explain." + line.entry(), locale, at(line.effectiveAt(), locale)))
                .forEach(sentences::add);
        if (face.due() != null) {
            sentences.add(say("explain.due", locale, at(face.due(), locale)));
        }
        return String.join(" ", sentences);
    }

    private static ClockEntry newest(ClockFace face, Predicate<ClockEntry> wanted) {
        return face.ledger().stream().filter(wanted).reduce((a, b) -> b).orElse(null);
    }

    private String amount(ClockFace face, Locale locale) {
        return switch (face.unit()) {
            case ELAPSED, BUSINESS_HOURS -> moments.span(Duration.parse(face.amount()), locale);
            case BUSINESS_DAYS -> String.valueOf(Period.parse(face.amount()).getDays());
            case CUT_OFF -> face.amount();
        };
    }

    private String at(Instant instant, Locale locale) {
        return moments.full(instant, locale);
    }

    private String say(String key, Locale locale, Object... details) {
        return messages.getMessage(key, details, locale);
    }
}
