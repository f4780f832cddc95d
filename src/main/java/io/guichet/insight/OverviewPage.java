package io.guichet.insight;

import io.guichet.access.AccessibleBrands;
import io.guichet.brand.Brand;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
    private final Metrics metrics;
    private final MetricFormatter format;
    private final AccessibleBrands brands;

    OverviewPage(
            MetricPages pages,
            OverviewViewAssembler assembler,
            Metrics metrics,
            MetricFormatter format,
            AccessibleBrands brands) {
        this.pages = pages;
        this.assembler = assembler;
        this.metrics = metrics;
        this.format = format;
        this.brands = brands;
    }

    /** A filter with its values. */
    public record FilterView(String parameter, String name, List<FilterOption> options) {

        public long chosen() {
            return options.stream().filter(FilterOption::chosen).count();
        }
    }

    public record FilterOption(String value, String name, boolean chosen) {}

    @GetMapping("/insight")
    String show(
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        model.addAttribute("hasBrands", !brands.all().isEmpty());
        model.addAttribute("dayChoices", ReportingPeriod.CHOICES);
        pages.select(parameters, model, locale, response).ifPresent(query -> {
            model.addAttribute("filters", filters(query, locale));
            model.addAttribute("clear", MetricPages.pageLink("/insight", query.unfiltered()).encode().build().toUriString());
            model.addAttribute("filtered", !query.filters().isEmpty());
            model.addAttribute("view", assembler.assemble(query, locale));
        });
        return "insight/overview";
    }

    private List<FilterView> filters(MetricQuery query, Locale locale) {
        var filters = new ArrayList<FilterView>();
        if (brands.all().size() > 1) {
            filters.add(brandFilter(query, locale));
        }
        var values = metrics.values(query.brands().stream().map(Brand::id).toList());
        Arrays.stream(MetricDimension.values())
                .filter(dimension -> !values.get(dimension).isEmpty())
                .forEach(dimension -> {
                    var chosen = query.filters().getOrDefault(dimension, Set.of());
                    filters.add(new FilterView(
                            dimension.parameter(),
                            format.name(dimension, locale),
                            values.get(dimension).stream()
                                    .map(value -> new FilterOption(
                                            value.isEmpty() ? MetricDimension.NONE : value,
                                            format.value(dimension, value, query, locale),
                                            chosen.contains(value)))
                                    .toList()));
                });
        return filters;
    }

    private FilterView brandFilter(MetricQuery query, Locale locale) {
        var all = query.brands().size() == brands.all().size();
        return new FilterView(
                "brand",
                format.text("insight.brand", locale),
                brands.all().stream()
                        .map(brand -> new FilterOption(
                                brand.id(),
                                brand.name().in(locale.getLanguage()),
                                !all && query.brands().contains(brand)))
                        .toList());
    }
}
