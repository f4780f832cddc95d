package io.guichet.sla;

import io.guichet.brand.LocalisedText;
import io.guichet.policy.BusinessHours;
import io.guichet.policy.DecisionReference;
import io.guichet.policy.RowTexts;
import io.guichet.policy.SlaTarget.TargetUnit;
import io.guichet.sla.HoursFormatter.DescribedInterval;
import io.guichet.ticket.StatusCatalog;
import io.guichet.ticket.TicketStatus;
import io.guichet.ticket.TicketStatus.Turn;
import io.guichet.ticket.TimelineEntry;
import io.guichet.worktime.ExplainedInterval;
import io.guichet.worktime.IntervalExplainer;
import io.guichet.worktime.WorkingDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Explains how the clocks of tickets come to their due dates, to staff and to customers. */
@Component
public class DueDateExplainer {

    private static final Set<Turn> OUTSIDE = Set.of(Turn.CUSTOMER, Turn.THIRD_PARTY, Turn.NOBODY);

    private final HoursFormatter hoursFormatter;
    private final RowTexts rows;
    private final MessageSource messages;
    private final StatusCatalog statuses;

    DueDateExplainer(HoursFormatter hoursFormatter, RowTexts rows, MessageSource messages, StatusCatalog statuses) {
        this.statuses = statuses;
        this.hoursFormatter = hoursFormatter;
        this.rows = rows;
        this.messages = messages;
    }

    /** The reader: customers read a status in their own words, and no assumptions and sources of rows. */
    public enum ExplanationReader {
        STAFF,
        CUSTOMER;

        LocalisedText words(TicketStatus status) {
            return this == STAFF ? status.label() : status.publicLabel();
        }

        String rowText(RowTexts rows, DecisionReference reference, Locale locale) {
            return this == STAFF ? rows.forStaff(reference, locale) : rows.forCustomers(reference, locale);
        }
    }

    /**
     * Empty where there is no target.
     *
     * @param timeline of the ticket, with the waits during which its clock was paused
     * @param at up to when a paused clock is explained
     */
    public Optional<DueDateExplanation> explain(
            TicketClock clock, List<TimelineEntry> timeline, Instant at, ExplanationReader reader, Locale locale) {
        return clock.deadline()
                .map(due -> new DueDateExplanationBuilder(clock, due, timeline, at, reader, locale).build());
    }

    /** One explanation. */
    private final class DueDateExplanationBuilder {

        private final TicketClock clock;
        private final List<TimelineEntry> timeline;
        private final ExplanationReader reader;
        private final Locale locale;
        private final Instant from;
        private final Instant until;

        DueDateExplanationBuilder(
                TicketClock clock,
                Instant due,
                List<TimelineEntry> timeline,
                Instant at,
                ExplanationReader reader,
                Locale locale) {
            this.clock = clock;
            this.timeline = timeline;
            this.reader = reader;
            this.locale = locale;
            this.from = clock.overrideEntry().map(LedgerEntry::effectiveAt).orElseGet(clock::startedAt);
            this.until = switch (clock.state()) {
                case RUNNING -> due;
                case PAUSED -> at;
                case STOPPED -> clock.stoppedAt().orElseThrow();
            };
        }

        DueDateExplanation build() {
            var override = clock.overrideEntry();
            var hours = Optional.ofNullable(clock.slaTarget().hours());
            var counted = clock.calendar().between(from, clock.countedUntil(until), clock.pausedTime());
            var inDays = override.isEmpty() && isInDays();
            var amount = inDays ? null : override.map(this::overriddenDuration).orElseGet(this::targetDuration);
            return new DueDateExplanation(
                    override.isPresent() ? null : clock.slaTargetEntry().reference(),
                    hours.map(h -> new SlaPreviews.TargetHours(
                                    h.expression(), h.zone().getId(), h.holidays()))
                            .orElse(null),
                    hours.map(BusinessHours::reason).orElse(null),
                    from,
                    until,
                    intervals(),
                    counted,
                    inDays ? null : amount.minus(counted),
                    amount,
                    inDays ? days() : List.of());
        }

        private boolean isInDays() {
            return clock.slaTarget().unit() == TargetUnit.BUSINESS_DAYS
                    || clock.slaTarget().unit() == TargetUnit.CUT_OFF;
        }

        private Duration targetDuration() {
            return Duration.parse(clock.slaTarget().amount());
        }

        private Duration overriddenDuration(LedgerEntry override) {
            return clock.calendar().between(override.effectiveAt(), override.due());
        }

        private List<DescribedInterval> intervals() {
            var intervals = new ArrayList<DescribedInterval>();
            for (var interval : new IntervalExplainer(clock.calendar(), locale)
                    .explain(from, clock.countedUntil(until), clock.pausedTime())) {
                intervals.add(
                        interval.reason() == ExplainedInterval.IntervalReason.PAUSED
                                ? pausedInterval(interval)
                                : describe(interval));
            }
            if (clock.state() == TicketClock.ClockState.PAUSED) {
                var since = clock.lastTransition().orElseThrow();
                var at = since.effectiveAt().isBefore(from) ? from : since.effectiveAt();
                if (at.isBefore(until)) {
                    intervals.add(new DescribedInterval(at, until, false, pauseReason(since)));
                }
            }
            return intervals;
        }

        private DescribedInterval describe(ExplainedInterval interval) {
            if (clock.slaTarget().hours() == null) {
                return new DescribedInterval(interval.from(), interval.to(), true, message("clock.every-hour-counts"));
            }
            return hoursFormatter.describe(interval, locale);
        }

        private DescribedInterval pausedInterval(ExplainedInterval interval) {
            var reason = clock.pauses().stream()
                    .filter(pause ->
                            !pause.from().isAfter(interval.from()) && pause.to().isAfter(interval.from()))
                    .findFirst()
                    .map(pause -> pauseReason(pause.pausedBy()))
                    .orElseThrow();
            return new DescribedInterval(interval.from(), interval.to(), false, reason);
        }

        /** The wait outside the desk during which the clock was paused, otherwise the row that paused it. */
        private String pauseReason(LedgerEntry paused) {
            if (paused.reason().equals(TicketClock.UNCONFIRMED)) {
                return message("clock.paused.unconfirmed");
            }
            return waitOutside(paused).orElseGet(() -> {
                var row = paused.reference() == null ? paused.reason() : rowText(paused.reference());
                return row.isEmpty() ? message("clock.paused.plain") : message("clock.paused", row);
            });
        }

        private Optional<String> waitOutside(LedgerEntry paused) {
            return timeline.stream()
                    .filter(event -> event.type().equals("status"))
                    .filter(event -> !event.occurredAt().isAfter(paused.effectiveAt()))
                    .reduce((a, b) -> b)
                    .map(event -> event.details().get("to"))
                    .map(statuses::get)
                    .filter(status -> OUTSIDE.contains(status.turn()))
                    .map(reader::words)
                    .map(words -> words.in(locale.getLanguage()))
                    .map(words -> words.substring(0, 1).toLowerCase(locale) + words.substring(1));
        }

        private String rowText(DecisionReference reference) {
            return reader.rowText(rows, reference, locale);
        }

        private List<DueDateExplanation.DayExplanation> days() {
            var calendar = new WorkingDays(clock.calendar());
            var amount = clock.slaTarget().amount();
            var days = clock.slaTarget().unit() == TargetUnit.CUT_OFF
                    ? calendar.explain(from, LocalTime.parse(amount), clock.pausedTime())
                    : calendar.explain(from, Period.parse(amount).getDays(), clock.pausedTime());
            return days.stream()
                    .map(day -> new DueDateExplanation.DayExplanation(
                            day.date().toString(), day.closing(), day.counted(), message("clock.day." + day.reason())))
                    .toList();
        }

        private String message(String key, Object... details) {
            return messages.getMessage(key, details, locale);
        }
    }
}
