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
import org.springframework.web.util.UriComponentsBuilder;

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
    public static UriComponentsBuilder pageLink(String path, MetricQuery query) {
        return filters(path, query)
                .queryParam("from", query.period().from())
                .queryParam("to", LocalDate.parse(query.period().to()).minusDays(1));
    }

    /** The address of an export of the same query. */
    public static String exportLink(String path, MetricQuery query) {
        return export(path, query, "csv").encode().build().toUriString();
    }

    /** The address of the event log of the same query. */
    public static String logLink(String format, MetricQuery query) {
        return export("/api/insight/log", query, format).encode().build().toUriString();
    }

    private static UriComponentsBuilder export(String path, MetricQuery query, String format) {
        return filters(path, query)
                .queryParam("from", query.period().from())
                .queryParam("to", query.period().to())
                .queryParam("format", format);
    }

    /** The list of what a number counts. */
    public static String ticketsLink(MetricQuery query, MetricSelection selection) {
        return withSelection(pageLink("/insight/tickets", query), selection);
    }

    /** The export of the same list. */
    public static String ticketsExport(MetricQuery query, MetricSelection selection) {
        return withSelection(export("/api/insight/tickets", query, "csv"), selection);
    }

    private static String withSelection(UriComponentsBuilder link, MetricSelection selection) {
        link.queryParam("metric", selection.set().key());
        addIfPresent(link, "target", selection.target());
        addIfPresent(link, "kind", selection.kind());
        addIfPresent(link, "age", selection.age());
        addIfPresent(link, "hour", selection.hour());
        addIfPresent(link, "score", selection.score());
        addIfPresent(link, "agent", selection.agent());
        return link.encode().build().toUriString();
    }

    private static void addIfPresent(UriComponentsBuilder link, String name, Object value) {
        if (value != null) {
            link.queryParam(name, value);
        }
    }

    private static UriComponentsBuilder filters(String path, MetricQuery query) {
        var link = UriComponentsBuilder.fromPath(path);
        query.brands().forEach(brand -> link.queryParam("brand", brand.id()));
        Arrays.stream(MetricDimension.values())
                .filter(query.filters()::containsKey)
                .forEach(dimension -> query.filters().get(dimension).stream()
                        .sorted()
                        .forEach(value -> link.queryParam(
                                dimension.parameter(), value.isEmpty() ? MetricDimension.NONE : value)));
        return link;
    }
}
