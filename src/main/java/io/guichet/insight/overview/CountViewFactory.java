package io.guichet.insight.overview;

import io.guichet.insight.metric.MetricFormatter;
import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.metric.MetricSelection;
import io.guichet.insight.overview.OverviewView.CountView;
import io.guichet.insight.overview.OverviewView.FigureLink;
import io.guichet.insight.request.MetricPages;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Numbers in the reader's language with links to the tickets that they count. */
@Component
class CountViewFactory {

    private final MetricFormatter format;

    CountViewFactory(MetricFormatter format) {
        this.format = format;
    }

    CountView count(long count, MetricQuery query, MetricSelection selection, Locale locale) {
        return named(null, count, query, selection, locale);
    }

    CountView named(String name, long count, MetricQuery query, MetricSelection selection, Locale locale) {
        return new CountView(name, count, format.count(count, locale), link(count, query, selection));
    }

    /** A figure about what the selection counts. */
    FigureLink about(String value, long count, MetricQuery query, MetricSelection selection) {
        return new FigureLink(value, link(count, query, selection));
    }

    /** Null for a number that counts nothing. */
    static String link(long count, MetricQuery query, MetricSelection selection) {
        return count == 0 ? null : MetricPages.ticketsLink(query, selection);
    }
}
