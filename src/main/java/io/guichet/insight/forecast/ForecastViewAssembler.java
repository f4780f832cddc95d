package io.guichet.insight.forecast;

import io.guichet.insight.forecast.ForecastView.ForecastRow;
import io.guichet.insight.metric.MetricFormatter;
import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.request.MetricPages;
import io.guichet.policy.SlaTarget.TargetUnit;
import io.guichet.ticket.LabelFormatter;
import io.guichet.web.TimeFormatter;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Puts forecasts of breaches into words. */
@Component
public class ForecastViewAssembler {

    private final BreachForecasts forecasts;
    private final LabelFormatter labels;
    private final TimeFormatter times;
    private final MetricFormatter format;

    ForecastViewAssembler(
            BreachForecasts forecasts, LabelFormatter labels, TimeFormatter times, MetricFormatter format) {
        this.forecasts = forecasts;
        this.labels = labels;
        this.times = times;
        this.format = format;
    }

    /** @param limit the first due dates alone; 0 for all */
    public ForecastView assemble(MetricQuery query, int hours, int limit, Locale locale) {
        var all = forecasts.within(Duration.ofHours(hours), query);
        var shown = limit == 0 ? all : all.subList(0, Math.min(limit, all.size()));
        return new ForecastView(
                hours,
                all.stream().map(one -> one.ticket().number()).distinct().count(),
                rows(shown, locale),
                shown.size() == all.size()
                        ? null
                        : MetricPages.pageLink("/insight/forecast", query)
                                .with("hours", hours)
                                .toString(),
                ClockGroups.MIN_COUNT);
    }

    private List<ForecastRow> rows(List<BreachForecast> shown, Locale locale) {
        return shown.stream()
                .map(one -> new ForecastRow(
                        one.ticket().number(),
                        labels.brand(one.ticket().brand(), locale),
                        one.ticket().team() == null
                                ? null
                                : labels.group(
                                        one.ticket().brand(), one.ticket().team(), locale),
                        one.clock().target(),
                        one.due(),
                        format.share(one.probability(), locale),
                        labels.text(
                                "forecast.explanation",
                                locale,
                                one.count(),
                                (int) Math.round(one.probability() * 10),
                                group(one, locale))))
                .toList();
    }

    /** The clocks that are like it, such as "First response within 4 h of working time · Vimeo". */
    String group(BreachForecast forecast, Locale locale) {
        var group = forecast.group();
        var brand = labels.brand(group.brand(), locale);
        if (group.target() == null) {
            return labels.text("forecast.group.all", locale, brand);
        }
        var target = labels.text("clock.target." + group.target(), locale);
        return group.promised() == null
                ? labels.text("forecast.group.target", locale, target, brand)
                : labels.text(
                        "forecast.group.promise",
                        locale,
                        target,
                        promise(group.unit(), group.promised(), locale),
                        brand);
    }

    private String promise(TargetUnit unit, String promised, Locale locale) {
        return switch (unit) {
            case ELAPSED -> times.duration(Duration.parse(promised), locale);
            case BUSINESS_HOURS ->
                labels.text("forecast.working-time", locale, times.exactDuration(Duration.parse(promised)));
            case BUSINESS_DAYS ->
                labels.text(
                        "forecast.working-days", locale, Period.parse(promised).getDays());
            case CUT_OFF -> labels.text("forecast.cut-off", locale, promised);
        };
    }
}
