package io.guichet.insight.request;

import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.metric.MetricSelection;
import io.guichet.insight.packed.MetricDimension;
import io.guichet.insight.period.MetricPeriod;
import io.guichet.insight.period.PeriodSelector;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;

/** What the pages about tickets' metrics share: their query from the parameters, and the links that repeat it. */
@Component
public class MetricPages {

    private final MetricQueryReader reader;
    private final PeriodSelector periods;

    MetricPages(MetricQueryReader reader, PeriodSelector periods) {
        this.reader = reader;
        this.periods = periods;
    }

    /**
     * The query of a page; empty for a reader without a brand, and with a 400 for a period that is none. Its period is that of
     * the first brand, whose days the page shows.
     */
    public Optional<MetricQuery> select(
            MultiValueMap<String, String> parameters, Model model, Locale locale, HttpServletResponse response) {
        var brands = reader.brands(parameters);
        if (brands.isEmpty()) {
            return Optional.empty();
        }
        return periods.select(brands.get(0), parameters.toSingleValueMap(), Map.of(), model, locale, response)
                .map(period -> reader.query(parameters, MetricPeriod.ofDays(period.first(), period.last())));
    }

    public MetricSelection selection(MultiValueMap<String, String> parameters) {
        return reader.selection(parameters);
    }

    /** The address of a page about the same query; its last day is included. */
    public static MetricLink pageLink(String path, MetricQuery query) {
        return filters(path, query)
                .with("from", query.period().from())
                .with("to", LocalDate.parse(query.period().to()).minusDays(1));
    }

    /** The address of an export of the same query. */
    public static String exportLink(String path, MetricQuery query) {
        return export(path, query, "csv").toString();
    }

    /** The address of the event log of the same query. */
    public static String logLink(String format, MetricQuery query) {
        return export("/api/insight/log", query, format).toString();
    }

    /** The export of visits of the same query. */
    public static MetricLink visitsExport(MetricQuery query) {
        return export("/api/insight/visits", query, "csv");
    }

    private static MetricLink export(String path, MetricQuery query, String format) {
        return filters(path, query)
                .with("from", query.period().from())
                .with("to", query.period().to())
                .with("format", format);
    }

    /** The list of what a number counts. */
    public static String ticketsLink(MetricQuery query, MetricSelection selection) {
        return withSelection(pageLink("/insight/tickets", query), selection);
    }

    /** The export of the same list. */
    public static String ticketsExport(MetricQuery query, MetricSelection selection) {
        return withSelection(export("/api/insight/tickets", query, "csv"), selection);
    }

    private static String withSelection(MetricLink link, MetricSelection selection) {
        return link.with("metric", selection.set().key())
                .with("target", selection.target())
                .with("kind", selection.kind())
                .with("age", selection.age())
                .with("hour", selection.hour())
                .with("score", selection.score())
                .with("agent", selection.agent())
                .toString();
    }

    private static MetricLink filters(String path, MetricQuery query) {
        var link = new MetricLink(path);
        query.brands().forEach(brand -> link.with("brand", brand.id()));
        Arrays.stream(MetricDimension.values())
                .filter(query.filters()::containsKey)
                .forEach(dimension -> query.filters().get(dimension).stream()
                        .sorted()
                        .forEach(value -> link.with(dimension.parameter(), MetricDimension.written(value))));
        return link;
    }
}
