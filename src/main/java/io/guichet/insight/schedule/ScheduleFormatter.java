package io.guichet.insight.schedule;

import io.guichet.brand.Brand;
import io.guichet.insight.metric.MetricFormatter;
import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.packed.MetricDimension;
import io.guichet.web.TimeFormatter;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Scheduled overviews in words. */
@Component
class ScheduleFormatter {

    private final MetricFormatter format;
    private final TimeFormatter times;

    ScheduleFormatter(MetricFormatter format, TimeFormatter times) {
        this.format = format;
        this.times = times;
    }

    /** "Every Monday at 08:00 (Paris)". */
    String rule(ScheduleRule rule, ZoneId zone, Locale locale) {
        return format.text(
                "schedule.rule." + rule.frequency(),
                locale,
                rule.weekday() == null ? "" : rule.weekday().getDisplayName(TextStyle.FULL, locale),
                times.zonedTime(LocalTime.of(rule.hour(), 0), locale, zone));
    }

    /** "Vimeo · Plan: Pro, Starter". */
    String scope(MetricQuery query, Locale locale) {
        var parts = new ArrayList<String>();
        parts.add(brands(query.brands(), locale));
        Arrays.stream(MetricDimension.values())
                .filter(query.filters()::containsKey)
                .map(dimension -> format.text(
                        "schedule.filter",
                        locale,
                        format.name(dimension, locale),
                        query.filters().get(dimension).stream()
                                .sorted()
                                .map(value -> format.value(dimension, value, query, locale))
                                .collect(Collectors.joining(", "))))
                .forEach(parts::add);
        return String.join(" · ", parts);
    }

    private static String brands(List<Brand> brands, Locale locale) {
        return brands.stream()
                .map(brand -> brand.name().in(locale.getLanguage()))
                .collect(Collectors.joining(", "));
    }
}
