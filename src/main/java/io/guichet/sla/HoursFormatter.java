package io.guichet.sla;

import io.guichet.web.TimeFormatter;
import io.guichet.worktime.ExplainedInterval;
import io.guichet.worktime.WeekHours;
import io.guichet.worktime.WeekHours.DayRange;
import io.guichet.worktime.WeekHours.HolidayEffect;
import io.guichet.worktime.WeekHours.TimeRange;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Formats opening hours for people. */
@Component
public class HoursFormatter {

    private final Calendars calendars;
    private final TimeFormatter timeFormatter;
    private final MessageSource messages;

    HoursFormatter(Calendars calendars, TimeFormatter timeFormatter, MessageSource messages) {
        this.calendars = calendars;
        this.timeFormatter = timeFormatter;
        this.messages = messages;
    }

    /** An interval, whether it counts, and why. */
    public record DescribedInterval(Instant from, Instant to, boolean counted, String reason) {

        public Duration length() {
            return Duration.between(from, to);
        }
    }

    /**
     * "Monday to Friday 09:00–18:00 · not on public holidays (United States) · Eastern Time".
     *
     * @param at instant in the described week, as weeks may differ
     */
    public String format(SlaPreviews.TargetHours hours, Instant at, Locale locale) {
        var zone = ZoneId.of(hours.zone());
        var week = WeekHours.of(calendars.of(hours.expression(), zone, hours.holidays(), Set.of()), at);
        if (week.isAlwaysOpen()) {
            return message("hours.always", locale);
        }
        var days = week.days().stream().map(group -> days(group, locale)).collect(Collectors.joining(", "));
        var text = days.isEmpty() ? message("hours.never", locale) : days;
        return message(
                "hours.week",
                locale,
                week.everyWeek() ? text : message("hours.this-week", locale, text),
                holidays(week.holidays(), hours.holidays(), locale),
                timeFormatter.zoneName(zone, locale));
    }

    /** An interval with its reason: "open", "public holiday: Christmas". */
    DescribedInterval describe(ExplainedInterval interval, Locale locale) {
        var named = interval.detail() == null ? "" : ".named";
        var reason = message("worktime.reason." + interval.reason() + named, locale, interval.detail());
        return new DescribedInterval(interval.from(), interval.to(), interval.counted(), reason);
    }

    private String days(DayRange days, Locale locale) {
        var first = day(days.first(), locale);
        var last = day(days.last(), locale);
        var times = days.times().stream()
                .map(time -> times(time, locale))
                .collect(Collectors.joining(message("hours.and", locale)));
        if (days.isEveryDay()) {
            return message("hours.days.every", locale, times);
        }
        return switch (days.last().getValue() - days.first().getValue()) {
            case 0 -> message("hours.days.one", locale, first, times);
            case 1 -> message("hours.days.two", locale, first, last, times);
            default -> message("hours.days.several", locale, first, last, times);
        };
    }

    private String times(TimeRange times, Locale locale) {
        return times.isWholeDay()
                ? message("hours.whole-day", locale)
                : message(
                        "hours.times",
                        locale,
                        timeFormatter.time(times.from(), locale),
                        timeFormatter.time(times.to(), locale));
    }

    private String holidays(HolidayEffect holidays, String region, Locale locale) {
        var country = region == null
                ? ""
                : Locale.forLanguageTag("und-" + region.split("-")[0]).getDisplayCountry(locale);
        return message("hours.holidays." + holidays, locale, country);
    }

    private static String day(DayOfWeek day, Locale locale) {
        return day.getDisplayName(TextStyle.FULL, locale);
    }

    private String message(String key, Locale locale, Object... details) {
        return messages.getMessage(key, details, locale);
    }
}
