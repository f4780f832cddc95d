package io.guichet.insight.visit;

import io.guichet.insight.request.MetricFilters;
import io.guichet.insight.request.MetricPages;
import io.guichet.problem.BadInput;
import io.guichet.ticket.LabelFormatter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Heat map: figures of the visits of activities on the diagram, the paths of tickets, and their loops. */
@Controller
class HeatMapPage {

    private final MetricPages pages;
    private final MetricFilters filters;
    private final HeatMapViewAssembler heatMaps;
    private final PathViewAssembler paths;
    private final LabelFormatter labels;

    HeatMapPage(
            MetricPages pages,
            MetricFilters filters,
            HeatMapViewAssembler heatMaps,
            PathViewAssembler paths,
            LabelFormatter labels) {
        this.pages = pages;
        this.filters = filters;
        this.heatMaps = heatMaps;
        this.paths = paths;
        this.labels = labels;
    }

    @GetMapping("/insight/process")
    String show(
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        var query = pages.select(parameters, model, locale, response);
        try {
            var choice = heatMaps.known(HeatMapChoice.of(parameters));
            query.ifPresent(one -> {
                filters.addTo(model, one, locale);
                model.addAttribute("view", heatMaps.view(choice, one, locale));
                model.addAttribute("paths", paths.view(choice, one, locale));
            });
        } catch (BadInput refused) {
            model.addAttribute("problems", labels.errors(refused, locale));
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        return "insight/process";
    }
}
