package io.guichet.insight.request;

import io.guichet.access.AccessibleBrands;
import io.guichet.brand.Brand;
import io.guichet.insight.metric.MetricFormatter;
import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.metric.MetricSnapshot;
import io.guichet.insight.metric.Metrics;
import io.guichet.insight.packed.MetricDimension;
import io.guichet.insight.period.MetricPeriod;
import io.guichet.insight.period.ReportingPeriod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The filters of the pages about tickets' metrics, with the values that tickets have. */
@Component
public class MetricFilters {

    private final Metrics metrics;
    private final MetricFormatter format;
    private final AccessibleBrands brands;

    MetricFilters(Metrics metrics, MetricFormatter format, AccessibleBrands brands) {
        this.metrics = metrics;
        this.format = format;
        this.brands = brands;
    }

    /** A filter with its values. */
    public record MetricFilterView(String parameter, String name, List<MetricFilterOption> options) {

        public long chosen() {
            return options.stream().filter(MetricFilterOption::chosen).count();
        }
    }

    public record MetricFilterOption(String value, String name, boolean chosen) {}

    public void addTo(Model model, MetricQuery query, Locale locale) {
        addTo(model, query, metrics.snapshot(), locale);
    }

    public void addTo(Model model, MetricQuery query, MetricSnapshot snapshot, Locale locale) {
        model.addAttribute("dayChoices", ReportingPeriod.CHOICES);
        model.addAttribute("filters", filters(query, snapshot, locale));
        model.addAttribute("complete", metrics.isComplete());
        model.addAttribute("filtered", !query.filters().isEmpty());
        model.addAttribute("pageQuery", MetricPages.pageLink("", query).toString());
        var lastWeek = MetricPeriod.lastWeekBefore(query.now(), query.brands().get(0));
        model.addAttribute(
                "lastWeek", MetricPages.pageLink("", query.during(lastWeek)).toString());
        model.addAttribute("isLastWeek", lastWeek.equals(query.period()));
    }

    private List<MetricFilterView> filters(MetricQuery query, MetricSnapshot snapshot, Locale locale) {
        var filters = new ArrayList<MetricFilterView>();
        if (brands.all().size() > 1) {
            filters.add(brandFilter(query, locale));
        }
        var values = snapshot.values(query.brands().stream().map(Brand::id).toList());
        Arrays.stream(MetricDimension.values())
                .filter(dimension -> values.get(dimension).stream().anyMatch(value -> !value.isEmpty())
                        || query.filters().containsKey(dimension))
                .forEach(dimension -> {
                    var chosen = query.filters().getOrDefault(dimension, Set.of());
                    var options = new TreeSet<>(values.get(dimension));
                    options.addAll(chosen);
                    filters.add(new MetricFilterView(
                            dimension.parameter(),
                            format.name(dimension, locale),
                            options.stream()
                                    .map(value -> new MetricFilterOption(
                                            MetricDimension.written(value),
                                            format.value(dimension, value, query, locale),
                                            chosen.contains(value)))
                                    .toList()));
                });
        return filters;
    }

    private MetricFilterView brandFilter(MetricQuery query, Locale locale) {
        var all = query.brands().size() == brands.all().size();
        return new MetricFilterView(
                "brand",
                format.text("insight.brand", locale),
                brands.all().stream()
                        .map(brand -> new MetricFilterOption(
                                brand.id(),
                                brand.name().in(locale.getLanguage()),
                                !all && query.brands().contains(brand)))
                        .toList());
    }
}
