package io.guichet.insight.metric;

import io.guichet.insight.packed.MetricDimension;
import io.guichet.ticket.LabelFormatter;
import io.guichet.web.TimeFormatter;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Figures and names of values in the reader's language; an en dash where there is no figure. */
@Component
public class MetricFormatter {

    public static final String NO_FIGURE = "–";

    private static final int MIN_COMPARED = 10;

    private final LabelFormatter labels;
    private final TimeFormatter times;

    MetricFormatter(LabelFormatter labels, TimeFormatter times) {
        this.labels = labels;
        this.times = times;
    }

    public String count(long count, Locale locale) {
        return NumberFormat.getIntegerInstance(locale).format(count);
    }

    public String decimal(Double number, Locale locale) {
        if (number == null) {
            return NO_FIGURE;
        }
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }

    /** "62,1 %" or "62.1%". */
    public String share(Double share, Locale locale) {
        return share == null ? NO_FIGURE : percent(share * 100, locale);
    }

    /** "62,1 %" or "62.1%"; null for null. */
    public static String percent(Double percentage, Locale locale) {
        if (percentage == null) {
            return null;
        }
        var format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(1);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(percentage / 100);
    }

    /** Signed percentage points, such as "−2.4"; of a change of shares from 0 to 1. */
    public String points(double change, Locale locale) {
        var points = Math.round(change * 1_000) / 10.0;
        return (points > 0 ? "+" : points < 0 ? "−" : "") + decimal(Math.abs(points), locale);
    }

    public String duration(Long seconds, Locale locale) {
        if (seconds == null) {
            return NO_FIGURE;
        }
        var duration = Duration.ofSeconds(seconds);
        return duration.isZero() ? times.exactDuration(duration) : times.duration(duration, locale);
    }

    /** Signed, such as "+12%"; null where there is too little to compare with. */
    public String change(double now, double before, Locale locale) {
        if (before < MIN_COMPARED) {
            return null;
        }
        var format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(0);
        var change = format.format(Math.abs(now - before) / before);
        return (now >= before ? "+" : "−") + change;
    }

    public String name(MetricDimension dimension, Locale locale) {
        return labels.text("attribute." + dimension.parameter(), locale);
    }

    /** Name of a value of a dimension. */
    public String value(MetricDimension dimension, String value, MetricQuery query, Locale locale) {
        if (value.isEmpty()) {
            return labels.text("insight.none", locale);
        }
        return dimension == MetricDimension.TEAM
                ? team(value, query, locale)
                : query.brands().stream()
                        .flatMap(brand -> brand.valueName(dimension.parameter(), value, locale.getLanguage()).stream())
                        .findFirst()
                        .orElseGet(() -> labels.value(dimension.parameter(), value, locale));
    }

    /** Teams of several brands may have the same name. */
    private String team(String team, MetricQuery query, Locale locale) {
        var name = labels.group(team, locale);
        return query.brands().size() == 1
                ? name
                : query.brands().stream()
                        .filter(brand -> brand.hasTeam(team))
                        .findFirst()
                        .map(brand -> "%s · %s".formatted(name, brand.name().in(locale.getLanguage())))
                        .orElse(name);
    }

    /** Name of an activity of a diagram: the reader's word for a task, otherwise that of the diagram. */
    public String activity(String id, String drawn, Locale locale) {
        return labels.task(id, drawn, locale);
    }

    public String text(String key, Locale locale, Object... arguments) {
        return labels.text(key, locale, arguments);
    }
}
