package io.guichet.insight.overview;

import io.guichet.insight.metric.LapseSeries.LapsePercentiles;
import io.guichet.insight.metric.MetricFormatter;
import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.metric.MetricSelection;
import io.guichet.insight.metric.MetricSet;
import io.guichet.insight.metric.MetricSnapshot;
import io.guichet.insight.metric.MetricSummary;
import io.guichet.insight.metric.Metrics.ComparedSummaries;
import io.guichet.insight.overview.OverviewView.FigureLink;
import io.guichet.insight.overview.OverviewView.FigureView;
import io.guichet.insight.question.BrandDeflection;
import io.guichet.insight.question.QuestionOutcomes;
import io.guichet.insight.request.MetricPages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Puts single figures of the overview into the reader's language, beside those of the period before. */
@Component
public class FigureViewAssembler {

    private final BrandDeflection deflection;
    private final MetricFormatter format;

    FigureViewAssembler(BrandDeflection deflection, MetricFormatter format) {
        this.deflection = deflection;
        this.format = format;
    }

    /** The key figures. */
    public List<FigureView> figures(
            MetricQuery query, MetricSnapshot snapshot, MetricSummary now, MetricSummary before, Locale locale) {
        var both = new ComparedSummaries(now, before);
        var figures = new ArrayList<FigureView>();
        for (var set : List.of(MetricSet.CREATED, MetricSet.SOLVED, MetricSet.BACKLOG)) {
            figures.add(count(set, query, now, before, locale));
        }
        var answered = share(now.count(MetricSet.MET), now.count(MetricSet.MISSED));
        var answeredBefore = share(before.count(MetricSet.MET), before.count(MetricSet.MISSED));
        figures.add(rate("attainment", MetricSet.MISSED, answered, answeredBefore, query, both, locale));
        figures.add(median(
                "first-response",
                MetricSet.FIRST_RESPONSE,
                now.firstResponse(),
                before.firstResponse(),
                query,
                locale));
        figures.add(median("resolution", MetricSet.SOLVED, now.resolution(), before.resolution(), query, locale));
        figures.add(
                rate("reopen-rate", MetricSet.REOPENED, now.reopenRate(), before.reopenRate(), query, both, locale));
        figures.add(new FigureView(
                "touches",
                format.decimal(now.touchesPerTicket(), locale),
                link(query, MetricSet.SOLVED, now),
                format.decimal(before.touchesPerTicket(), locale),
                link(query.before(), MetricSet.SOLVED, before),
                null));
        deflection.of(query, snapshot).ifPresent(outcomes -> {
            var shown = deflection(outcomes, query, locale);
            var past = deflection(deflection.of(query.before(), snapshot).orElseThrow(), query.before(), locale);
            figures.add(new FigureView("deflection", shown.value(), shown.href(), past.value(), past.href(), null));
        });
        return figures;
    }

    /** Leads to the questions of a brand; for several brands to their rows in the overview, which lead there. */
    FigureLink deflection(QuestionOutcomes outcomes, MetricQuery query, Locale locale) {
        var percentage = outcomes.percentAnswered();
        return new FigureLink(
                format.share(percentage == null ? null : percentage / 100, locale),
                query.brands().size() == 1
                        ? MetricPages.pageLink("/desk/deflection", query).toString()
                        : MetricPages.pageLink("/insight", query) + "#by-brand");
    }

    /** Share of the first number in both; null without any. */
    static Double share(long part, long rest) {
        return part + rest == 0 ? null : (double) part / (part + rest);
    }

    private FigureView count(MetricSet set, MetricQuery query, MetricSummary now, MetricSummary before, Locale locale) {
        return new FigureView(
                set.key(),
                format.count(now.count(set), locale),
                link(query, set, now),
                format.count(before.count(set), locale),
                link(query.before(), set, before),
                format.change(now.count(set), before.count(set), locale));
    }

    private FigureView rate(
            String key,
            MetricSet set,
            Double now,
            Double before,
            MetricQuery query,
            ComparedSummaries summaries,
            Locale locale) {
        return new FigureView(
                key,
                format.share(now, locale),
                link(query, set, summaries.now()),
                format.share(before, locale),
                link(query.before(), set, summaries.before()),
                null);
    }

    private FigureView median(
            String key,
            MetricSet set,
            LapsePercentiles now,
            LapsePercentiles before,
            MetricQuery query,
            Locale locale) {
        return new FigureView(
                key,
                elapsedMedian(now, locale),
                now.count() == 0 ? null : MetricPages.ticketsLink(query, MetricSelection.of(set)),
                elapsedMedian(before, locale),
                before.count() == 0 ? null : MetricPages.ticketsLink(query.before(), MetricSelection.of(set)),
                now.count() == 0 || before.count() == 0
                        ? null
                        : format.change(now.elapsed().p50(), before.elapsed().p50(), locale));
    }

    private String elapsedMedian(LapsePercentiles figures, Locale locale) {
        return format.duration(
                figures.elapsed() == null ? null : (long) figures.elapsed().p50(), locale);
    }

    private static String link(MetricQuery query, MetricSet set, MetricSummary summary) {
        return summary.count(set) == 0 ? null : MetricPages.ticketsLink(query, MetricSelection.of(set));
    }

    /** The figures of surveys. */
    List<FigureView> satisfaction(MetricQuery query, MetricSummary now, MetricSummary before, Locale locale) {
        var both = new ComparedSummaries(now, before);
        return List.of(
                rate(
                        "satisfaction",
                        MetricSet.SATISFIED,
                        now.satisfaction(),
                        before.satisfaction(),
                        query,
                        both,
                        locale),
                new FigureView(
                        "score",
                        format.decimal(now.averageScore(), locale),
                        link(query, MetricSet.RATED, now),
                        format.decimal(before.averageScore(), locale),
                        link(query.before(), MetricSet.RATED, before),
                        null),
                rate("response-rate", MetricSet.RATED, now.responseRate(), before.responseRate(), query, both, locale),
                count(MetricSet.SURVEYED, query, now, before, locale),
                count(MetricSet.COMMENTED, query, now, before, locale));
    }
}
