package io.guichet.insight.forecast;

import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.request.MetricPages;
import io.guichet.problem.BadInput;
import io.guichet.ticket.LabelFormatter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The tickets that will probably breach a target within some hours. */
@Controller
class ForecastPage {

    private static final List<Integer> HOURS = List.of(2, 4, 8, 24);

    private final MetricPages pages;
    private final ForecastViewAssembler assembler;
    private final LabelFormatter labels;

    ForecastPage(MetricPages pages, ForecastViewAssembler assembler, LabelFormatter labels) {
        this.pages = pages;
        this.assembler = assembler;
        this.labels = labels;
    }

    /** A link to another number of hours. */
    public record HoursLink(int hours, String href, boolean current) {}

    @GetMapping("/insight/forecast")
    String show(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(required = false) String hours,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        try {
            var horizon = ForecastApi.hours(hours);
            pages.select(parameters, model, locale, response).ifPresent(query -> {
                model.addAttribute(
                        "back", MetricPages.pageLink("/insight", query).toString());
                model.addAttribute("choices", choices(query, horizon));
                model.addAttribute("forecast", assembler.assemble(query, horizon, 0, locale));
            });
        } catch (BadInput refused) {
            model.addAttribute("problems", labels.errors(refused, locale));
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        return "insight/forecast";
    }

    private static List<HoursLink> choices(MetricQuery query, int chosen) {
        return HOURS.stream()
                .map(hours -> new HoursLink(
                        hours,
                        MetricPages.pageLink("/insight/forecast", query)
                                .with("hours", hours)
                                .toString(),
                        hours == chosen))
                .toList();
    }
}
