package io.guichet.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.springframework.context.MessageSource;

/**
 * Says instants and durations in words, in the reader's language and zone. Where no zone is given, or null, it is Paris
 * time, the zone of a reader of whom nothing else is known.
 */
public class Moments {

    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final int DAYS_KNOWN_BY_NAME = 6;

    private final Clock clock;
    private final MessageSource messages;

    Moments(Clock clock, MessageSource messages) {
        this.clock = clock;
        this.messages = messages;
    }

    /** "due in 2 h 10 · today 16:40", or "overdue by 35 min · today 16:40". */
    public String due(Instant due, Locale locale) {
        return due(due, locale, ZONE);
    }

    public String due(Instant due, Locale locale, ZoneId zone) {
        var left = Duration.between(clock.instant(), due);
        return left.isNegative()
                ? say("time.overdue", locale, span(left, locale), day(due, locale, zone))
                : say("time.due", locale, span(left, locale), day(due, locale, zone));
    }

    /** "in 2 h 10" or "2 h 10 ago". */
    public String fromNow(Instant instant, Locale locale) {
        var left = Duration.between(clock.instant(), instant);
        return say(left.isNegative() ? "time.ago" : "time.in", locale, span(left, locale));
    }

    /** The length of a stretch of time, its sign left out: "3 d 4 h", "2 h 10", "45 min", "less than a minute". */
    public String span(Duration duration, Locale locale) {
        var length = duration.abs();
        if (length.toDays() > 0) {
            return length.toHoursPart() == 0
                    ? say("time.days", locale, length.toDays())
                    : say("time.days-hours", locale, length.toDays(), length.toHoursPart());
        }
        if (length.toHours() > 0) {
            return length.toMinutesPart() == 0
                    ? say("time.hours", locale, length.toHours())
                    : say("time.hours-minutes", locale, length.toHours(), "%02d".formatted(length.toMinutesPart()));
        }
        return length.toMinutes() > 0 ? say("time.minutes", locale, length.toMinutes()) : say("time.moment", locale);
    }

    /** The length of a stretch of time in hours, however long it is: "39 h", "2 h 10", "45 min". */
    public String hours(Duration length, Locale locale) {
        if (length.toHours() == 0 && !length.isZero()) {
            return span(length, locale);
        }
        return length.toMinutesPart() == 0
                ? say("time.hours", locale, length.toHours())
                : say("time.hours-minutes", locale, length.toHours(), "%02d".formatted(length.toMinutesPart()));
    }

    /** "today 16:40", "yesterday 9:05 AM", "Thu 26 Nov 16:40", "3 Nov 2025 16:40". */
    public String day(Instant instant, Locale locale) {
        return day(instant, locale, ZONE);
    }

    public String day(Instant instant, Locale locale, ZoneId zone) {
        var then = in(zone, instant);
        return dayOf(then, locale, DAYS_KNOWN_BY_NAME) + " " + timeOf(then, locale);
    }

    /** As {@link #day}, with the weekday however far away it is: "Mon 3 Nov 2031 16:40". */
    public String weekday(Instant instant, Locale locale, ZoneId zone) {
        var then = in(zone, instant);
        return dayOf(then, locale, Long.MAX_VALUE) + " " + timeOf(then, locale);
    }

    /** "16:40" or "4:40 PM". */
    public String time(LocalTime time, Locale locale) {
        return timeOf(time, locale);
    }

    /** The zone in which a reader is told times where no other is given. */
    public ZoneId zone() {
        return ZONE;
    }

    /** "8 March 2026". */
    public String date(LocalDate date, Locale locale) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", locale).format(date);
    }

    /** The instant to the minute as an HTML field for date and time holds it, read off the reader's clock. */
    public String field(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZONE)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    /** The instant that somebody meant by what such a field holds; a {@link java.time.format.DateTimeParseException} for none. */
    public Instant ofField(String typed) {
        return LocalDateTime.parse(typed).atZone(ZONE).toInstant();
    }

    /** What the clock is called on which the reader sees times. */
    public String zone(Locale locale) {
        return ZONE.getDisplayName(TextStyle.FULL, locale);
    }

    /** The whole instant with its zone, for titles and screen readers. */
    public String full(Instant instant, Locale locale) {
        return full(instant, locale, ZONE);
    }

    public String full(Instant instant, Locale locale, ZoneId zone) {
        var then = in(zone, instant);
        var date = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", locale).format(then);
        return "%s, %s (%s, UTC%s)"
                .formatted(date, timeOf(then, locale), then.getZone().getId(), offset(then));
    }

    private static ZonedDateTime in(ZoneId zone, Instant instant) {
        return instant.atZone(zone == null ? ZONE : zone);
    }

    private String dayOf(ZonedDateTime then, Locale locale, long daysKnownByName) {
        var today = LocalDate.ofInstant(clock.instant(), then.getZone());
        var date = then.toLocalDate();
        var away = ChronoUnit.DAYS.between(today, date);
        if (Math.abs(away) <= 1) {
            return say(away == 0 ? "time.today" : away > 0 ? "time.tomorrow" : "time.yesterday", locale);
        }
        var pattern = say(date.getYear() == today.getYear() ? "time.date-pattern" : "time.date-year-pattern", locale);
        var weekday = Math.abs(away) <= daysKnownByName ? "EEE " : "";
        return DateTimeFormatter.ofPattern(weekday + pattern, locale).format(date);
    }

    private String timeOf(TemporalAccessor then, Locale locale) {
        var pattern = twelveHours(locale) ? "h:mm\u00a0a" : say("time.clock-pattern", locale);
        return DateTimeFormatter.ofPattern(pattern, locale).format(then);
    }

    private static boolean twelveHours(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage())
                && !locale.getCountry().isEmpty()
                && DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                                null, FormatStyle.SHORT, IsoChronology.INSTANCE, locale)
                        .contains("a");
    }

    private static String offset(ZonedDateTime then) {
        var id = then.getOffset().getId();
        return "Z".equals(id) ? "" : id;
    }

    private String say(String key, Locale locale, Object... details) {
        return messages.getMessage(key, details, locale);
    }
}
