package io.guichet.sla;

import io.guichet.http.Moments;
import io.guichet.worktime.Stretch;
import io.guichet.worktime.WeekHours;
import io.guichet.worktime.WeekHours.Days;
import io.guichet.worktime.WeekHours.OnHolidays;
import io.guichet.worktime.WeekHours.Times;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says opening hours as they would stand on the door. */
@Component
public class HoursWords {

    private final Calendars calendars;
    private final Moments moments;
    private final MessageSource messages;

    HoursWords(Calendars calendars, Moments moments, MessageSource messages) {
        this.calendars = calendars;
        this.moments = moments;
        this.messages = messages;
    }

    /** A part of time, whether it counts, and why. */
    public record Told(Instant from, Instant to, boolean counted, String reason) {

        public Duration length() {
            return Duration.between(from, to);
        }
    }

    /**
     * "Monday to Friday 09:00–18:00 · not on public holidays (United States) · Eastern Time".
     *
     * @param at in whose week they are read, where weeks differ
     */
    public String of(Promises.Counted hours, Instant at, Locale locale) {
        var zone = ZoneId.of(hours.zone());
        var week = WeekHours.of(calendars.of(hours.expression(), zone, hours.holidays(), Set.of()), at);
        if (week.isAlways()) {
            return say("hours.always", locale);
        }
        var days = week.days().stream().map(group -> days(group, locale)).collect(Collectors.joining(", "));
        var said = days.isEmpty() ? say("hours.never", locale) : days;
        return say(
                "hours.week",
                locale,
                week.everyWeek() ? said : say("hours.this-week", locale, said),
                holidays(week.holidays(), hours.holidays(), locale),
                zone(zone, locale));
    }

    /** "Central European Time", or "UTC+10:00" for a fixed offset. */
    public String zone(ZoneId zone, Locale locale) {
        if (zone.normalized() instanceof ZoneOffset offset) {
            return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
        }
        return zone.getDisplayName(TextStyle.FULL, locale);
    }

    /** A stretch with the reason why it counts or does not: "open", "public holiday: Christmas". */
    Told told(Stretch stretch, Locale locale) {
        var named = stretch.detail() == null ? "" : ".named";
        var reason = say("worktime.reason." + stretch.reason() + named, locale, stretch.detail());
        return new Told(stretch.from(), stretch.to(), stretch.counted(), reason);
    }

    private String days(Days days, Locale locale) {
        var first = day(days.first(), locale);
        var last = day(days.last(), locale);
        var times = days.times().stream()
                .map(time -> times(time, locale))
                .collect(Collectors.joining(say("hours.and", locale)));
        if (days.isEveryDay()) {
            return say("hours.days.every", locale, times);
        }
        return switch (days.last().getValue() - days.first().getValue()) {
            case 0 -> say("hours.days.one", locale, first, times);
            case 1 -> say("hours.days.two", locale, first, last, times);
            default -> say("hours.days.several", locale, first, last, times);
        };
    }

    private String times(Times times, Locale locale) {
        return times.isWholeDay()
                ? say("hours.whole-day", locale)
                : say("hours.times", locale, moments.time(times.from(), locale), moments.time(times.to(), locale));
    }

    private String holidays(OnHolidays holidays, String place, Locale locale) {
        var where = place == null
                ? ""
                : Locale.forLanguageTag("und-" + place.split("-")[0]).getDisplayCountry(locale);
        return say("hours.holidays." + holidays, locale, where);
    }

    private static String day(DayOfWeek day, Locale locale) {
        return day.getDisplayName(TextStyle.FULL, locale);
    }

    private String say(String key, Locale locale, Object... details) {
        return messages.getMessage(key, details, locale);
    }
}
