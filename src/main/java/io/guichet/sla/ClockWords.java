package io.guichet.sla;

import io.guichet.http.Moments;
import io.guichet.policy.Because;
import io.guichet.policy.Promised;
import io.guichet.policy.RowTexts;
import io.guichet.sla.Reckonings.Reader;
import io.guichet.ticket.TicketEvent;
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

/** Says in sentences what a clock shows and how it comes to that: what a person would say who has done the sum. */
@Component
public class ClockWords {

    private final Reckonings reckonings;
    private final HoursWords hours;
    private final Moments moments;
    private final RowTexts rows;
    private final MessageSource messages;

    ClockWords(Reckonings reckonings, HoursWords hours, Moments moments, RowTexts rows, MessageSource messages) {
        this.reckonings = reckonings;
        this.hours = hours;
        this.moments = moments;
        this.rows = rows;
        this.messages = messages;
    }

    /**
     * How a clock comes to its deadline, as a sum and in sentences.
     *
     * @param reckoning null where nothing is promised
     */
    public record Explained(Reckoning reckoning, List<String> sentences) {}

    /**
     * Explains what a clock shows.
     *
     * @param brand whose rows are quoted; to customers without what is for analysts
     * @param timeline of the ticket: what it waited for while its clock stood still
     * @param at up to when a clock is told that stands still
     * @param zone in which times are told
     */
    public Explained of(
            String brand,
            ClockFace face,
            List<TicketEvent> timeline,
            Instant at,
            Reader reader,
            ZoneId zone,
            Locale locale) {
        var saying = new Saying(brand, face, reader, zone, locale);
        return reckonings
                .of(brand, face.run(), timeline, at, reader, locale)
                .map(reckoning -> new Explained(reckoning, saying.of(reckoning)))
                .orElseGet(() -> new Explained(null, saying.nothing()));
    }

    /** "4 h of working hours"; null where nothing is promised. */
    public String amount(Promised.Unit unit, String amount, Locale locale) {
        if (amount == null) {
            return null;
        }
        Object said =
                switch (unit) {
                    case ELAPSED, BUSINESS_HOURS -> moments.span(Duration.parse(amount), locale);
                    case BUSINESS_DAYS -> Period.parse(amount).getDays();
                    case CUT_OFF -> moments.time(LocalTime.parse(amount), locale);
                };
        return messages.getMessage("ledger.promise." + unit, new Object[] {said}, locale);
    }

    /** One saying. */
    private final class Saying {

        private final String brand;
        private final ClockFace face;
        private final Reader reader;
        private final ZoneId zone;
        private final Locale locale;

        Saying(String brand, ClockFace face, Reader reader, ZoneId zone, Locale locale) {
            this.brand = brand;
            this.face = face;
            this.reader = reader;
            this.zone = zone;
            this.locale = locale;
        }

        List<String> nothing() {
            var row = row(face.run().promise().because());
            return Stream.of(say("explain.nothing"), row)
                    .filter(sentence -> !sentence.isEmpty())
                    .toList();
        }

        List<String> of(Reckoning reckoning) {
            var sentences = new ArrayList<String>();
            var order = face.run().overridden();
            if (order.isPresent()) {
                sentences.add(ordered(order.get()));
            } else {
                var amount = amount(face.unit(), face.amount(), locale);
                sentences.add(say("explain.promise." + face.kind(), amount, at(reckoning.from())));
                because(reckoning.because(), sentences);
            }
            if (reckoning.hours() != null) {
                sentences.add(say("explain.hours", hours.of(reckoning.hours(), reckoning.from(), locale)));
            }
            if (reckoning.days().isEmpty()) {
                sentences.add(say("explain.counted", sum(reckoning)));
                skipped(reckoning, sentences);
            } else {
                days(reckoning, sentences);
            }
            sentences.add(standing(reckoning));
            return sentences;
        }

        /** Why a lead has decided it is for staff to read. */
        private String ordered(ClockEntry order) {
            return reader == Reader.STAFF
                    ? say("explain.overridden", order.actor(), at(order.due()), order.reason())
                    : say("explain.overridden-for-you", at(order.due()));
        }

        private void because(Because because, List<String> sentences) {
            var row = row(because);
            if (!row.isEmpty()) {
                sentences.add(say("explain.because", row));
            }
        }

        private String row(Because because) {
            return reader.quoted(rows, brand, because, locale);
        }

        private String sum(Reckoning reckoning) {
            var counted =
                    reckoning.parts().stream().filter(HoursWords.Told::counted).toList();
            var total = moments.exact(reckoning.counted());
            if (counted.size() < 2) {
                return total;
            }
            return counted.stream().map(part -> moments.exact(part.length())).collect(Collectors.joining(" + "))
                    + " = "
                    + total;
        }

        private void skipped(Reckoning reckoning, List<String> sentences) {
            var lengths = new LinkedHashMap<String, Duration>();
            reckoning.parts().stream()
                    .filter(part -> !part.counted())
                    .forEach(part -> lengths.merge(part.reason(), part.length(), Duration::plus));
            if (!lengths.isEmpty()) {
                sentences.add(say(
                        "explain.skipped",
                        lengths.entrySet().stream()
                                .map(skip -> "%s (%s)".formatted(skip.getKey(), moments.exact(skip.getValue())))
                                .collect(Collectors.joining(", "))));
            }
        }

        private void days(Reckoning reckoning, List<String> sentences) {
            sentences.add(say(
                    "explain.days",
                    reckoning.days().stream()
                            .map(day -> "%s (%s)"
                                    .formatted(moments.date(LocalDate.parse(day.date()), locale), day.reason()))
                            .collect(Collectors.joining(", "))));
        }

        private String standing(Reckoning reckoning) {
            var left = reckoning.left() == null
                    ? null
                    : moments.exact(reckoning.left().abs());
            return switch (face.state()) {
                case PAUSED -> left == null ? say("explain.stands") : say("explain.stands-with", left);
                case MET -> say("explain.met", at(face.stoppedAt()));
                case MISSED ->
                    left == null
                            ? say("explain.missed", at(face.stoppedAt()))
                            : say("explain.missed-by", at(face.stoppedAt()), left);
                default -> say("explain.due", at(face.due()));
            };
        }

        private String at(Instant instant) {
            return moments.full(instant, locale, zone);
        }

        private String say(String key, Object... details) {
            return messages.getMessage(key, details, locale);
        }
    }
}
