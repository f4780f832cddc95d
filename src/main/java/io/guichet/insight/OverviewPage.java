package io.guichet.insight;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The overview of tickets: the start page of managers. */
@Controller
class OverviewPage {

    private final MetricPages pages;
    private final OverviewViewAssembler assembler;
    private final DriversViewAssembler drivers;
    private final MetricFilters filters;

    OverviewPage(
            MetricPages pages, OverviewViewAssembler assembler, DriversViewAssembler drivers, MetricFilters filters) {
        this.pages = pages;
        this.assembler = assembler;
        this.drivers = drivers;
        this.filters = filters;
    }

    @GetMapping("/insight")
    String show(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(required = false) String by,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        pages.select(parameters, model, locale, response).ifPresent(query -> {
            filters.addTo(model, query, locale);
            model.addAttribute("view", assembler.assemble(query, locale));
            var dimension = MetricDimension.ofParameter(by).orElse(MetricDimension.PRIORITY);
            model.addAttribute("drivers", drivers.assemble(query, dimension, locale));
        });
        return "insight/overview";
    }
}
