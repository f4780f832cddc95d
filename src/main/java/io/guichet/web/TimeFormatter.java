package io.guichet.web;

import io.guichet.text.InputTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/**
 * Formats instants and durations in the reader's language and zone. Without a zone it uses Paris time, the default zone of
 * readers.
 */
public class TimeFormatter {

    private static final ZoneId DEFAULT_ZONE = ZoneId.of("Europe/Paris");
    private static final int DAYS_WITH_WEEKDAY = 6;

    /** Up to two days a promise is counted in hours, as its customers read it. */
    private static final int LONGEST_IN_HOURS = 48;

    /** A browser may name any region, so that their number is limited. */
    private static final int MAX_FORMATTERS = 500;

    /** Formatters are expensive to build, and a list formats hundreds of instants. */
    private final Map<LocalisedPattern, DateTimeFormatter> formatters = new ConcurrentHashMap<>();

    private final Map<Locale, Boolean> twelveHourClocks = new ConcurrentHashMap<>();
    private final Clock clock;
    private final MessageSource messages;

    private record LocalisedPattern(String pattern, Locale locale) {}

    TimeFormatter(Clock clock, MessageSource messages) {
        this.clock = clock;
        this.messages = messages;
    }

    /** "due in 2 h 10 · today 16:40", or "overdue by 35 min · today 16:40". */
    public String due(Instant due, Locale locale) {
        return due(due, locale, DEFAULT_ZONE);
    }

    public String due(Instant due, Locale locale, ZoneId zone) {
        var left = Duration.between(clock.instant(), due);
        return left.isNegative()
                ? message("time.overdue", locale, duration(left, locale), dateTime(due, locale, zone))
                : message("time.due", locale, duration(left, locale), dateTime(due, locale, zone));
    }

    /** The same with the zone in words. */
    public String zonedDue(Instant due, Locale locale, ZoneId zone) {
        return withZone(due(due, locale, zone), locale, zone);
    }

    /** "in 2 h 10" or "2 h 10 ago". */
    public String relative(Instant instant, Locale locale) {
        var left = Duration.between(clock.instant(), instant);
        return message(left.isNegative() ? "time.ago" : "time.in", locale, duration(left, locale));
    }

    /** A duration without its sign: "3 d 4 h", "2 h 10", "45 min", "less than a minute". */
    public String duration(Duration duration, Locale locale) {
        var length = duration.abs();
        if (length.toDays() > 0) {
            return length.toHoursPart() == 0
                    ? message("time.days", locale, length.toDays())
                    : message("time.days-hours", locale, length.toDays(), length.toHoursPart());
        }
        if (length.toHours() > 0) {
            return length.toMinutesPart() == 0
                    ? message("time.hours", locale, length.toHours())
                    : message("time.hours-minutes", locale, length.toHours(), "%02d".formatted(length.toMinutesPart()));
        }
        return length.toMinutes() > 0
                ? message("time.minutes", locale, length.toMinutes())
                : message("time.less-than-minute", locale);
    }

    /** The length of a promise in words: "1 hour", "24 hours", "30 minutes", "30 days". */
    public String promised(Duration length, Locale locale) {
        if (length.toMinutesPart() > 0) {
            return message("time.words.minutes", locale, length.toMinutes());
        }
        return length.toHours() > LONGEST_IN_HOURS && length.toHoursPart() == 0
                ? message("time.words.days", locale, length.toDays())
                : message("time.words.hours", locale, length.toHours());
    }

    /** An exact duration, for sums: "26 h 30 min", "1 h 15 s", "0 min"; without fractions of a second. */
    public String exactDuration(Duration length) {
        var parts = Stream.of(
                        unitPart(length.toHours(), "h"),
                        unitPart(length.toMinutesPart(), "min"),
                        unitPart(length.toSecondsPart(), "s"))
                .filter(part -> !part.isEmpty())
                .toList();
        return parts.isEmpty() ? "0\u00a0min" : String.join(" ", parts);
    }

    private static String unitPart(long amount, String unit) {
        return amount == 0 ? "" : amount + "\u00a0" + unit;
    }

    /** "today 16:40", "yesterday 9:05 AM", "Thu 26 Nov 16:40", "3 Nov 2025 16:40". */
    public String dateTime(Instant instant, Locale locale) {
        return dateTime(instant, locale, DEFAULT_ZONE);
    }

    public String dateTime(Instant instant, Locale locale, ZoneId zone) {
        var zoned = atZone(zone, instant);
        return formatDay(zoned, locale, DAYS_WITH_WEEKDAY) + " " + formatTime(zoned, locale);
    }

    /** Like {@link #dateTime}, always with the weekday: "Mon 3 Nov 2031 16:40". */
    public String weekdayDateTime(Instant instant, Locale locale, ZoneId zone) {
        var zoned = atZone(zone, instant);
        return formatDay(zoned, locale, Long.MAX_VALUE) + " " + formatTime(zoned, locale);
    }

    /** "today 16:40 (Central European Time)", for readers whose zone may be another one. */
    public String zonedDateTime(Instant instant, Locale locale, ZoneId zone) {
        return withZone(dateTime(instant, locale, zone), locale, zone);
    }

    /** The same, always with the weekday. */
    public String zonedWeekdayDateTime(Instant instant, Locale locale, ZoneId zone) {
        return withZone(weekdayDateTime(instant, locale, zone), locale, zone);
    }

    /** "16:00 (Central European Time)". */
    public String zonedTime(LocalTime time, Locale locale, ZoneId zone) {
        return withZone(time(time, locale), locale, zone);
    }

    private String withZone(String text, Locale locale, ZoneId zone) {
        return "%s (%s)".formatted(text, zoneName(zone == null ? DEFAULT_ZONE : zone, locale));
    }

    /** "16:40" or "4:40 PM". */
    public String time(LocalTime time, Locale locale) {
        return formatTime(time, locale);
    }

    /** The default zone of readers. */
    public ZoneId zone() {
        return DEFAULT_ZONE;
    }

    /** "8 March 2026"; the first of a month is "1er mars 2026" in French. */
    public String date(LocalDate date, Locale locale) {
        return formatter(datePattern(date.getDayOfMonth(), locale), locale).format(date);
    }

    private static String datePattern(int dayOfMonth, Locale locale) {
        var isFrench = Locale.FRENCH.getLanguage().equals(locale.getLanguage());
        return isFrench && dayOfMonth == 1 ? "d'er' MMMM uuuu" : "d MMMM uuuu";
    }

    /** The local time to the minute, as a value of an HTML field for date and time. */
    public String inputValue(Instant instant) {
        return LocalDateTime.ofInstant(instant, DEFAULT_ZONE)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    /** The instant of a value of such a field, or a {@link java.time.format.DateTimeParseException}. */
    public Instant parseInputValue(String text) {
        var local = LocalDateTime.parse(text);
        if (!InputTime.isInRange(local.getYear())) {
            throw new DateTimeParseException("The year is out of range.", text, 0);
        }
        return local.atZone(DEFAULT_ZONE).toInstant();
    }

    /** The name of the reader's zone. */
    public String zone(Locale locale) {
        return DEFAULT_ZONE.getDisplayName(TextStyle.FULL, locale);
    }

    /** "Central European Time", or "UTC+10:00" for a fixed offset. */
    public String zoneName(ZoneId zone, Locale locale) {
        if (zone.normalized() instanceof ZoneOffset offset) {
            return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
        }
        return zone.getDisplayName(TextStyle.FULL, locale);
    }

    /** The full instant with its zone, for titles and screen readers. */
    public String fullDateTime(Instant instant, Locale locale) {
        return fullDateTime(instant, locale, DEFAULT_ZONE);
    }

    public String fullDateTime(Instant instant, Locale locale, ZoneId zone) {
        var zoned = atZone(zone, instant);
        var date = formatter("EEEE " + datePattern(zoned.getDayOfMonth(), locale), locale)
                .format(zoned);
        var name = zoneName(zoned.getZone(), locale);
        var utc = "UTC" + offset(zoned);
        return "%s, %s (%s)".formatted(date, formatTime(zoned, locale), name.equals(utc) ? utc : name + ", " + utc);
    }

    private static ZonedDateTime atZone(ZoneId zone, Instant instant) {
        return instant.atZone(zone == null ? DEFAULT_ZONE : zone);
    }

    private String formatDay(ZonedDateTime zoned, Locale locale, long daysWithWeekday) {
        var today = LocalDate.ofInstant(clock.instant(), zoned.getZone());
        var date = zoned.toLocalDate();
        var daysAway = ChronoUnit.DAYS.between(today, date);
        if (Math.abs(daysAway) <= 1) {
            return message(daysAway == 0 ? "time.today" : daysAway > 0 ? "time.tomorrow" : "time.yesterday", locale);
        }
        var pattern =
                message(date.getYear() == today.getYear() ? "time.date-pattern" : "time.date-year-pattern", locale);
        var weekday = Math.abs(daysAway) <= daysWithWeekday ? "EEE " : "";
        return formatter(weekday + pattern, locale).format(date);
    }

    private String formatTime(TemporalAccessor zoned, Locale locale) {
        var pattern = usesTwelveHourClock(locale) ? "h:mm\u00a0a" : message("time.clock-pattern", locale);
        return formatter(pattern, locale).format(zoned);
    }

    private DateTimeFormatter formatter(String pattern, Locale locale) {
        return cached(
                formatters,
                new LocalisedPattern(pattern, locale),
                key -> DateTimeFormatter.ofPattern(key.pattern(), key.locale()));
    }

    private boolean usesTwelveHourClock(Locale locale) {
        return cached(twelveHourClocks, locale, TimeFormatter::readsTwelveHourClock);
    }

    private static <K, V> V cached(Map<K, V> cache, K key, Function<K, V> build) {
        var known = cache.get(key);
        if (known != null) {
            return known;
        }
        var built = build.apply(key);
        if (cache.size() < MAX_FORMATTERS) {
            cache.put(key, built);
        }
        return built;
    }

    private static boolean readsTwelveHourClock(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage())
                && !locale.getCountry().isEmpty()
                && DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                                null, FormatStyle.SHORT, IsoChronology.INSTANCE, locale)
                        .contains("a");
    }

    private static String offset(ZonedDateTime zoned) {
        var id = zoned.getOffset().getId();
        return "Z".equals(id) ? "" : id;
    }

    private String message(String key, Locale locale, Object... details) {
        return messages.getMessage(key, details, locale);
    }
}
