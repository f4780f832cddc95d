package io.guichet.sla;

import io.guichet.policy.DecisionReference;
import io.guichet.policy.RowTexts;
import io.guichet.policy.SlaTarget;
import io.guichet.sla.DueDateExplainer.ExplanationReader;
import io.guichet.ticket.TimelineEntry;
import io.guichet.web.TimeFormatter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Formats in sentences what a clock shows and how its due date is computed. */
@Component
public class ExplanationFormatter {

    private final DueDateExplainer explainer;
    private final HoursFormatter hoursFormatter;
    private final TimeFormatter timeFormatter;
    private final RowTexts rows;
    private final MessageSource messages;

    ExplanationFormatter(
            DueDateExplainer explainer,
            HoursFormatter hoursFormatter,
            TimeFormatter timeFormatter,
            RowTexts rows,
            MessageSource messages) {
        this.explainer = explainer;
        this.hoursFormatter = hoursFormatter;
        this.timeFormatter = timeFormatter;
        this.rows = rows;
        this.messages = messages;
    }

    /**
     * How a clock comes to its due date, as a sum and in sentences.
     *
     * @param explanation null where there is no target
     */
    public record ExplainedClock(DueDateExplanation explanation, List<String> sentences) {}

    /**
     * Explains what a clock shows.
     *
     * @param timeline of the ticket, with the waits during which its clock was paused
     * @param at up to when a paused clock is explained
     * @param zone in which times are formatted
     */
    public ExplainedClock explain(
            ClockSnapshot snapshot,
            List<TimelineEntry> timeline,
            Instant at,
            ExplanationReader reader,
            ZoneId zone,
            Locale locale) {
        var sentenceBuilder = new SentenceBuilder(snapshot, reader, zone, locale);
        return explainer
                .explain(snapshot.clock(), timeline, at, reader, locale)
                .map(explanation -> new ExplainedClock(explanation, sentenceBuilder.sentences(explanation)))
                .orElseGet(() -> new ExplainedClock(null, sentenceBuilder.noTarget()));
    }

    /** "4 hours of business time"; null where there is no target. */
    public String amount(SlaTarget.TargetUnit unit, String amount, Locale locale) {
        if (amount == null) {
            return null;
        }
        var values =
                switch (unit) {
                    case ELAPSED, BUSINESS_HOURS -> {
                        var length = Duration.parse(amount);
                        yield new Object[] {timeFormatter.promised(length, locale), length.toHours()};
                    }
                    case BUSINESS_DAYS -> new Object[] {Period.parse(amount).getDays()};
                    case CUT_OFF -> new Object[] {timeFormatter.time(LocalTime.parse(amount), locale)};
                };
        return messages.getMessage("ledger.target." + unit, values, locale);
    }

    /** The sentences about one clock. */
    private final class SentenceBuilder {

        private final ClockSnapshot snapshot;
        private final ExplanationReader reader;
        private final ZoneId zone;
        private final Locale locale;

        SentenceBuilder(ClockSnapshot snapshot, ExplanationReader reader, ZoneId zone, Locale locale) {
            this.snapshot = snapshot;
            this.reader = reader;
            this.zone = zone;
            this.locale = locale;
        }

        List<String> noTarget() {
            var row = rowText(snapshot.clock().slaTargetEntry().reference());
            return Stream.of(message("explain.no-target"), row)
                    .filter(sentence -> !sentence.isEmpty())
                    .toList();
        }

        List<String> sentences(DueDateExplanation explanation) {
            var sentences = new ArrayList<String>();
            var override = snapshot.clock().overrideEntry();
            if (override.isPresent()) {
                sentences.add(overrideSentence(override.get()));
            } else {
                var amount = amount(snapshot.unit(), snapshot.amount(), locale);
                sentences.add(message("explain.target." + snapshot.kind(), amount, fullTime(explanation.from())));
                addReason(explanation.reference(), sentences);
            }
            if (explanation.hours() != null) {
                sentences.add(message(
                        "explain.hours", hoursFormatter.format(explanation.hours(), explanation.from(), locale)));
            }
            if (explanation.days().isEmpty()) {
                sentences.add(message("explain.counted", countedSum(explanation)));
                addSkipped(explanation, sentences);
            } else {
                addDays(explanation, sentences);
            }
            sentences.add(stateSentence(explanation));
            return sentences;
        }

        /** The reason of a lead's override is for staff only. */
        private String overrideSentence(LedgerEntry override) {
            return reader == ExplanationReader.STAFF
                    ? message("explain.overridden", override.actor(), fullTime(override.due()), override.reason())
                    : message("explain.overridden-for-customer", fullTime(override.due()));
        }

        private void addReason(DecisionReference reference, List<String> sentences) {
            var row = rowText(reference);
            if (!row.isEmpty()) {
                sentences.add(message("explain.reason", row));
            }
        }

        private String rowText(DecisionReference reference) {
            return reader.rowText(rows, reference, locale);
        }

        private String countedSum(DueDateExplanation explanation) {
            var counted = explanation.intervals().stream()
                    .filter(HoursFormatter.DescribedInterval::counted)
                    .toList();
            var total = timeFormatter.exactDuration(explanation.counted());
            if (counted.size() < 2) {
                return total;
            }
            return counted.stream()
                            .map(interval -> timeFormatter.exactDuration(interval.length()))
                            .collect(Collectors.joining(" + "))
                    + " = "
                    + total;
        }

        private void addSkipped(DueDateExplanation explanation, List<String> sentences) {
            var lengths = new LinkedHashMap<String, Duration>();
            explanation.intervals().stream()
                    .filter(interval -> !interval.counted())
                    .forEach(interval -> lengths.merge(interval.reason(), interval.length(), Duration::plus));
            if (!lengths.isEmpty()) {
                sentences.add(message(
                        "explain.skipped",
                        lengths.entrySet().stream()
                                .map(skip -> "%s (%s)"
                                        .formatted(skip.getKey(), timeFormatter.exactDuration(skip.getValue())))
                                .collect(Collectors.joining(", "))));
            }
        }

        private void addDays(DueDateExplanation explanation, List<String> sentences) {
            sentences.add(message(
                    "explain.days",
                    explanation.days().stream()
                            .map(day -> "%s (%s)"
                                    .formatted(timeFormatter.date(LocalDate.parse(day.date()), locale), day.reason()))
                            .collect(Collectors.joining(", "))));
        }

        private String stateSentence(DueDateExplanation explanation) {
            var remaining = explanation.remaining() == null
                    ? null
                    : timeFormatter.exactDuration(explanation.remaining().abs());
            return switch (snapshot.state()) {
                case PAUSED ->
                    remaining == null ? message("explain.paused") : message("explain.paused-with-remaining", remaining);
                case MET -> message("explain.met", fullTime(snapshot.stoppedAt()));
                case MISSED ->
                    remaining == null
                            ? message("explain.missed", fullTime(snapshot.stoppedAt()))
                            : message("explain.missed-by", fullTime(snapshot.stoppedAt()), remaining);
                default -> message("explain.due", fullTime(snapshot.due()));
            };
        }

        private String fullTime(Instant instant) {
            return timeFormatter.fullDateTime(instant, locale, zone);
        }

        private String message(String key, Object... details) {
            return messages.getMessage(key, details, locale);
        }
    }
}
