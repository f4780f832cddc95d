package io.guichet.sla;

import io.guichet.policy.Because;
import io.guichet.policy.Hours;
import io.guichet.policy.Promised.Unit;
import io.guichet.policy.RowTexts;
import io.guichet.sla.HoursWords.Told;
import io.guichet.ticket.TicketEvent;
import io.guichet.worktime.Explanation;
import io.guichet.worktime.Stretch;
import io.guichet.worktime.WorkingDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells how the clocks of tickets come to their deadlines, to whoever works on them or to whoever waits. */
@Component
public class Reckonings {

    private final HoursWords words;
    private final RowTexts rows;
    private final MessageSource messages;

    Reckonings(HoursWords words, RowTexts rows, MessageSource messages) {
        this.words = words;
        this.rows = rows;
        this.messages = messages;
    }

    /** Whom it is told: "waiting for you" is said to the customer only, and what is for analysts is not. */
    public enum Reader {
        STAFF,
        CUSTOMER;

        String quoted(RowTexts rows, String brand, Because because, Locale locale) {
            return this == STAFF ? rows.of(brand, because, locale) : rows.forCustomers(brand, because, locale);
        }
    }

    /**
     * Empty where nothing is promised.
     *
     * @param brand whose rows are quoted; to customers without what is for analysts
     * @param timeline of the ticket: what it waited for while its clock stood still
     * @param at up to when a clock is told that stands still
     */
    public Optional<Reckoning> of(
            String brand, TicketClock run, List<TicketEvent> timeline, Instant at, Reader reader, Locale locale) {
        return run.deadline().map(due -> new Telling(brand, run, due, timeline, at, reader, locale).told());
    }

    /** One telling. */
    private final class Telling {

        private final String brand;
        private final TicketClock run;
        private final List<TicketEvent> timeline;
        private final Reader reader;
        private final Locale locale;
        private final Instant from;
        private final Instant until;

        Telling(
                String brand,
                TicketClock run,
                Instant due,
                List<TicketEvent> timeline,
                Instant at,
                Reader reader,
                Locale locale) {
            this.brand = brand;
            this.run = run;
            this.timeline = timeline;
            this.reader = reader;
            this.locale = locale;
            this.from = run.overridden().map(ClockEntry::effectiveAt).orElseGet(run::startedAt);
            this.until = switch (run.state()) {
                case RUNNING -> due;
                case PAUSED -> at;
                case STOPPED -> run.stoppedAt().orElseThrow();
            };
        }

        Reckoning told() {
            var order = run.overridden();
            var hours = Optional.ofNullable(run.promised().hours());
            var counted = run.calendar().between(from, run.countedUntil(until), run.stood());
            var inDays = order.isEmpty() && isInDays();
            var amount = inDays ? null : order.map(this::leftByOrder).orElseGet(this::promised);
            return new Reckoning(
                    order.isPresent() ? null : run.promise().because(),
                    hours.map(h -> new Promises.Counted(h.expression(), h.zone().getId(), h.holidays()))
                            .orElse(null),
                    hours.map(Hours::because).orElse(null),
                    from,
                    until,
                    parts(),
                    counted,
                    inDays ? null : amount.minus(counted),
                    amount,
                    inDays ? days() : List.of());
        }

        private boolean isInDays() {
            return run.promised().unit() == Unit.BUSINESS_DAYS || run.promised().unit() == Unit.CUT_OFF;
        }

        private Duration promised() {
            return Duration.parse(run.promised().amount());
        }

        private Duration leftByOrder(ClockEntry order) {
            return run.calendar().between(order.effectiveAt(), order.due());
        }

        private List<Told> parts() {
            var parts = new ArrayList<Told>();
            for (var stretch : new Explanation(run.calendar(), locale).of(from, run.countedUntil(until), run.stood())) {
                parts.add(stretch.reason() == Stretch.Reason.PAUSED ? standing(stretch) : plain(stretch));
            }
            if (run.state() == TicketClock.State.PAUSED) {
                var since = run.last().orElseThrow();
                var at = since.effectiveAt().isBefore(from) ? from : since.effectiveAt();
                if (at.isBefore(until)) {
                    parts.add(new Told(at, until, false, why(since)));
                }
            }
            return parts;
        }

        private Told plain(Stretch stretch) {
            if (run.promised().hours() == null) {
                return new Told(stretch.from(), stretch.to(), true, say("clock.counts"));
            }
            return words.told(stretch, locale);
        }

        private Told standing(Stretch stretch) {
            var why = run.pauses().stream()
                    .filter(pause ->
                            !pause.from().isAfter(stretch.from()) && pause.to().isAfter(stretch.from()))
                    .findFirst()
                    .map(pause -> why(pause.because()))
                    .orElseThrow();
            return new Told(stretch.from(), stretch.to(), false, why);
        }

        /** What the ticket waited for while the clock stood still, and the row that let it stand still. */
        private String why(ClockEntry paused) {
            var status = timeline.stream()
                    .filter(event -> event.kind().equals("status"))
                    .filter(event -> !event.occurredAt().isAfter(paused.effectiveAt()))
                    .reduce((a, b) -> b)
                    .map(event -> event.details().get("to"))
                    .orElse("");
            var row = paused.because() == null ? paused.reason() : row(paused.because());
            var other = row.isEmpty() ? say("clock.stood.plain") : say("clock.stood", row);
            return messages.getMessage("clock.stood.%s.%s".formatted(reader, status), null, other, locale);
        }

        private String row(Because because) {
            return reader.quoted(rows, brand, because, locale);
        }

        private List<Reckoning.Day> days() {
            var calendar = new WorkingDays(run.calendar());
            var amount = run.promised().amount();
            var days = run.promised().unit() == Unit.CUT_OFF
                    ? calendar.tell(from, LocalTime.parse(amount), run.stood())
                    : calendar.tell(from, Period.parse(amount).getDays(), run.stood());
            return days.stream()
                    .map(day -> new Reckoning.Day(
                            day.date().toString(), day.closing(), day.counted(), say("clock.day." + day.reason())))
                    .toList();
        }

        private String say(String key, Object... details) {
            return messages.getMessage(key, details, locale);
        }
    }
}
