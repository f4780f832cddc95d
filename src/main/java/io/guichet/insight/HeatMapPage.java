package io.guichet.insight;

import io.guichet.insight.ActivityFigures.ActivityFigure;
import io.guichet.insight.HeatMapView.ActivityRow;
import io.guichet.insight.HeatMapView.LinkView;
import io.guichet.insight.LapseSeries.Percentiles;
import io.guichet.insight.ProcessDiagrams.ProcessDiagram;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Heat map: figures of the visits of activities on the diagram. */
@Controller
class HeatMapPage {

    private static final String TICKET = "ticket";

    private final MetricPages pages;
    private final MetricFilters filters;
    private final ProcessDiagrams diagrams;
    private final ActivityFigures activities;
    private final MetricFormatter format;

    HeatMapPage(
            MetricPages pages,
            MetricFilters filters,
            ProcessDiagrams diagrams,
            ActivityFigures activities,
            MetricFormatter format) {
        this.pages = pages;
        this.filters = filters;
        this.diagrams = diagrams;
        this.activities = activities;
        this.format = format;
    }

    @GetMapping("/insight/process")
    String show(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(required = false) String process,
            @RequestParam(required = false) String show,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        var measure = HeatMeasure.ofKey(show).orElse(HeatMeasure.VISITS);
        var diagram = Optional.ofNullable(process)
                .flatMap(diagrams::find)
                .or(() -> diagrams.find(TICKET))
                .orElseThrow();
        pages.select(parameters, model, locale, response).ifPresent(query -> {
            filters.addTo(model, query, locale);
            model.addAttribute("view", view(diagram, measure, query, locale));
        });
        return "insight/process";
    }

    private HeatMapView view(ProcessDiagram diagram, HeatMeasure measure, MetricQuery query, Locale locale) {
        var figures = activities.of(diagram.key(), query).stream()
                .filter(figure -> diagram.elements().containsKey(figure.activity()))
                .toList();
        var hottest = figures.stream()
                .filter(figure -> !figure.isContainer())
                .mapToDouble(measure::of)
                .max()
                .orElse(0);
        return new HeatMapView(
                diagram.key(),
                diagrams.names().entrySet().stream()
                        .map(one -> new LinkView(
                                one.getKey(),
                                one.getValue(),
                                link(query, one.getKey(), measure),
                                one.getKey().equals(diagram.key())))
                        .toList(),
                measure,
                Arrays.stream(HeatMeasure.values())
                        .map(one -> new LinkView(
                                one.key(),
                                format.text("heat.measure." + one.key(), locale),
                                link(query, diagram.key(), one),
                                one == measure))
                        .toList(),
                diagram.xml(),
                figures.stream()
                        .map(figure -> row(figure, diagram, measure, hottest, query, locale))
                        .toList());
    }

    private static String link(MetricQuery query, String process, HeatMeasure measure) {
        return MetricPages.pageLink("/insight/process", query)
                .queryParam("process", process)
                .queryParam("show", measure.key())
                .encode()
                .build()
                .toUriString();
    }

    private ActivityRow row(
            ActivityFigure figure,
            ProcessDiagram diagram,
            HeatMeasure measure,
            double hottest,
            MetricQuery query,
            Locale locale) {
        var value = measure.of(figure);
        return new ActivityRow(
                figure.activity(),
                format.activity(figure.activity(), diagram.elements().get(figure.activity()), locale),
                MetricPages.pageLink("/insight/tickets", query)
                        .queryParam("process", diagram.key())
                        .queryParam("activity", figure.activity())
                        .encode()
                        .build()
                        .toUriString(),
                value == 0 ? null : badge(measure, (long) value, locale),
                figure.isContainer() || hottest == 0 ? 0 : value / hottest,
                format.count(figure.present(), locale),
                format.count(figure.entered(), locale),
                duration(figure.elapsed(), true, locale),
                duration(figure.elapsed(), false, locale),
                duration(figure.working(), true, locale),
                duration(figure.working(), false, locale),
                format.count(figure.breaches(), locale));
    }

    private String badge(HeatMeasure measure, long value, Locale locale) {
        return measure.isDuration() ? format.duration(value, locale) : format.count(value, locale);
    }

    private String duration(Percentiles percentiles, boolean median, Locale locale) {
        return format.duration(
                percentiles == null ? null : (long) (median ? percentiles.p50() : percentiles.p90()), locale);
    }
}
