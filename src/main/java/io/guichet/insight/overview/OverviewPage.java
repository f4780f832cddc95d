package io.guichet.insight.overview;

import io.guichet.insight.forecast.BreachForecasts;
import io.guichet.insight.forecast.ForecastViewAssembler;
import io.guichet.insight.metric.DriverDimension;
import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.metric.Metrics;
import io.guichet.insight.packed.MetricDimension;
import io.guichet.insight.request.MetricFilters;
import io.guichet.insight.request.MetricPages;
import io.guichet.web.TimeFormatter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DayOfWeek;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The overview of tickets: the start page of managers. */
@Controller
class OverviewPage {

    private static final int SHOWN_FORECASTS = 5;

    private final MetricPages pages;
    private final Metrics metrics;
    private final OverviewViewAssembler assembler;
    private final DriversViewAssembler drivers;
    private final ForecastViewAssembler forecasts;
    private final MetricFilters filters;
    private final TimeFormatter times;

    OverviewPage(
            MetricPages pages,
            Metrics metrics,
            OverviewViewAssembler assembler,
            DriversViewAssembler drivers,
            ForecastViewAssembler forecasts,
            MetricFilters filters,
            TimeFormatter times) {
        this.forecasts = forecasts;
        this.pages = pages;
        this.metrics = metrics;
        this.assembler = assembler;
        this.drivers = drivers;
        this.filters = filters;
        this.times = times;
    }

    @GetMapping("/insight")
    String show(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(required = false) String by,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        pages.select(parameters, model, locale, response).ifPresent(query -> {
            var snapshot = metrics.snapshot();
            filters.addTo(model, query, snapshot, locale);
            addSending(model, query, parameters, locale);
            model.addAttribute("view", assembler.assemble(query, snapshot, locale));
            var dimension = DriverDimension.ofParameter(by).orElse(DriverDimension.PRIORITY);
            model.addAttribute(
                    "forecast",
                    forecasts.assemble(query, (int) BreachForecasts.HORIZON.toHours(), SHOWN_FORECASTS, locale));
            model.addAttribute("drivers", drivers.assemble(query, snapshot, dimension, locale));
        });
        return "insight/overview";
    }

    /** What the form needs that has the overview sent. */
    private void addSending(Model model, MetricQuery query, MultiValueMap<String, String> parameters, Locale locale) {
        model.addAttribute(
                "kept",
                parameters.entrySet().stream()
                        .filter(one -> one.getKey().equals("brand")
                                || MetricDimension.ofParameter(one.getKey()).isPresent())
                        .flatMap(one -> one.getValue().stream().map(value -> Map.entry(one.getKey(), value)))
                        .toList());
        model.addAttribute("weekdays", DayOfWeek.values());
        model.addAttribute("zoneName", times.zoneName(query.brands().get(0).zone(), locale));
    }
}
