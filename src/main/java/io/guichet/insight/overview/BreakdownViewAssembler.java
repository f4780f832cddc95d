package io.guichet.insight.overview;

import io.guichet.insight.metric.BreakdownSummary;
import io.guichet.insight.metric.MetricFormatter;
import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.metric.MetricSelection;
import io.guichet.insight.metric.MetricSet;
import io.guichet.insight.metric.MetricSnapshot;
import io.guichet.insight.overview.OverviewView.BreakdownRow;
import io.guichet.insight.overview.OverviewView.BreakdownView;
import io.guichet.insight.overview.OverviewView.CountView;
import io.guichet.insight.overview.OverviewView.FigureLink;
import io.guichet.insight.packed.MetricDimension;
import io.guichet.insight.question.BrandDeflection;
import io.guichet.insight.request.MetricPages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts the main figures by brand, and by the values of each dimension, into the reader's language. */
@Component
class BreakdownViewAssembler {

    private static final int VALUES = 12;

    private final CountViewFactory counts;
    private final MetricFormatter format;
    private final BrandDeflection deflection;
    private final FigureViewAssembler figures;

    BreakdownViewAssembler(
            CountViewFactory counts, MetricFormatter format, BrandDeflection deflection, FigureViewAssembler figures) {
        this.counts = counts;
        this.format = format;
        this.deflection = deflection;
        this.figures = figures;
    }

    /** Without those that no ticket has a value of. */
    List<BreakdownView> assemble(MetricQuery query, MetricSnapshot snapshot, Locale locale) {
        var breakdowns = new ArrayList<BreakdownView>();
        if (query.brands().size() > 1) {
            breakdowns.add(byBrand(query, snapshot, locale));
        }
        snapshot.breakdown(query).forEach((dimension, values) -> {
            if (values.keySet().stream().anyMatch(value -> !value.isEmpty())) {
                breakdowns.add(by(dimension, values, query, locale));
            }
        });
        return breakdowns;
    }

    private BreakdownView byBrand(MetricQuery query, MetricSnapshot snapshot, Locale locale) {
        var outcomes = deflection.byBrand(query, snapshot);
        return new BreakdownView(
                "brand",
                format.text("insight.brand", locale),
                null,
                snapshot.byBrand(query).entrySet().stream()
                        .map(one -> {
                            var brand = one.getKey();
                            var ofBrand = query.about(brand);
                            return row(
                                    brand.name().in(locale.getLanguage()),
                                    one.getValue(),
                                    ofBrand,
                                    outcomes.isEmpty()
                                            ? null
                                            : figures.deflection(outcomes.get(brand), ofBrand, locale),
                                    locale);
                        })
                        .toList());
    }

    private BreakdownView by(
            MetricDimension dimension, Map<String, BreakdownSummary> values, MetricQuery query, Locale locale) {
        return new BreakdownView(
                dimension.parameter(),
                format.name(dimension, locale),
                format.text(dimension == MetricDimension.TAG ? "insight.by.tag.text" : "insight.by.text", locale),
                values.entrySet().stream()
                        .sorted(Comparator.comparingLong((Map.Entry<String, BreakdownSummary> one) ->
                                        one.getValue().count(MetricSet.CREATED))
                                .reversed())
                        .limit(VALUES)
                        .map(one -> row(
                                format.value(dimension, one.getKey(), query, locale),
                                one.getValue(),
                                query.with(dimension, one.getKey()),
                                null,
                                locale))
                        .toList());
    }

    private BreakdownRow row(
            String name, BreakdownSummary summary, MetricQuery narrower, FigureLink deflected, Locale locale) {
        return new BreakdownRow(
                name,
                MetricPages.pageLink("/insight", narrower).toString(),
                counted(MetricSet.CREATED, summary, narrower, locale),
                counted(MetricSet.SOLVED, summary, narrower, locale),
                counted(MetricSet.BACKLOG, summary, narrower, locale),
                about(format.share(summary.attainment(), locale), MetricSet.MISSED, summary, narrower),
                about(duration(summary.firstResponseMedian(), locale), MetricSet.FIRST_RESPONSE, summary, narrower),
                about(duration(summary.resolutionMedian(), locale), MetricSet.SOLVED, summary, narrower),
                about(format.share(summary.satisfaction(), locale), MetricSet.RATED, summary, narrower),
                deflected);
    }

    private String duration(Integer seconds, Locale locale) {
        return format.duration(seconds == null ? null : seconds.longValue(), locale);
    }

    private CountView counted(MetricSet set, BreakdownSummary summary, MetricQuery query, Locale locale) {
        return counts.count(summary.count(set), query, MetricSelection.of(set), locale);
    }

    private FigureLink about(String value, MetricSet set, BreakdownSummary summary, MetricQuery query) {
        return counts.about(value, summary.count(set), query, MetricSelection.of(set));
    }
}
