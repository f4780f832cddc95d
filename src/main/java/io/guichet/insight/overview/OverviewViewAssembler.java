package io.guichet.insight.overview;

import io.guichet.access.StaffDirectory;
import io.guichet.insight.export.ExportRows;
import io.guichet.insight.metric.BacklogAge;
import io.guichet.insight.metric.LapseSeries.LapsePercentiles;
import io.guichet.insight.metric.LapseSeries.Percentiles;
import io.guichet.insight.metric.MetricFormatter;
import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.metric.MetricSelection;
import io.guichet.insight.metric.MetricSet;
import io.guichet.insight.metric.MetricSnapshot;
import io.guichet.insight.metric.MetricSummary;
import io.guichet.insight.metric.Metrics.Occurrence;
import io.guichet.insight.overview.OverviewView.AgeRow;
import io.guichet.insight.overview.OverviewView.CommentView;
import io.guichet.insight.overview.OverviewView.CountView;
import io.guichet.insight.overview.OverviewView.ExportLinks;
import io.guichet.insight.overview.OverviewView.LapseCell;
import io.guichet.insight.overview.OverviewView.LapseRow;
import io.guichet.insight.overview.OverviewView.WaitedRow;
import io.guichet.insight.request.MetricPages;
import io.guichet.insight.table.WaitingParty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Puts the figures of the overview into the reader's language, with links to the tickets behind them. */
@Component
class OverviewViewAssembler {

    private static final int COMMENTS = 5;

    private final FigureViewAssembler figures;
    private final TrendViewAssembler trends;
    private final AttainmentViewAssembler attainment;
    private final BreakdownViewAssembler breakdowns;
    private final CountViewFactory counts;
    private final ExportRows rows;
    private final MetricFormatter format;
    private final StaffDirectory directory;

    OverviewViewAssembler(
            FigureViewAssembler figures,
            TrendViewAssembler trends,
            AttainmentViewAssembler attainment,
            BreakdownViewAssembler breakdowns,
            CountViewFactory counts,
            ExportRows rows,
            MetricFormatter format,
            StaffDirectory directory) {
        this.figures = figures;
        this.trends = trends;
        this.attainment = attainment;
        this.breakdowns = breakdowns;
        this.counts = counts;
        this.rows = rows;
        this.format = format;
        this.directory = directory;
    }

    OverviewView assemble(MetricQuery query, MetricSnapshot snapshot, Locale locale) {
        var overview = snapshot.overview(
                query,
                LocalDate.parse(query.period().from()),
                LocalDate.parse(query.period().to()),
                directory.current(),
                COMMENTS);
        var now = overview.summaries().now();
        var before = overview.summaries().before();
        var trend = trends.assemble(query, overview.trend(), locale);
        return new OverviewView(
                figures.figures(query, snapshot, now, before, locale),
                trend.rows(),
                trend.byWeek(),
                trend.targets(),
                attainment.rows(query, now, before, locale),
                lapses(query, now, before, locale),
                backlogAge(query, now, before, locale),
                now.medianAge() == null ? null : format.duration(now.medianAge().longValue(), locale),
                waited(now, before, locale),
                figures.satisfaction(query, now, before, locale),
                ratings(query, now, locale),
                comments(overview.commented()),
                new LoadTable(format, query, locale).rows(now.load()),
                breakdowns.assemble(query, snapshot, locale),
                new ExportLinks(
                        MetricPages.exportLink("/api/insight/tickets", query),
                        MetricPages.exportLink("/api/insight/clocks", query),
                        MetricPages.exportLink("/api/insight/surveys", query),
                        MetricPages.exportLink("/api/insight/visits", query),
                        MetricPages.logLink("xes", query),
                        MetricPages.logLink("ocel", query)));
    }

    private List<LapseRow> lapses(MetricQuery query, MetricSummary now, MetricSummary before, Locale locale) {
        return List.of(
                lapse(
                        "first-response",
                        MetricSet.FIRST_RESPONSE,
                        now.firstResponse(),
                        before.firstResponse(),
                        query,
                        locale),
                lapse(
                        "next-response",
                        MetricSet.NEXT_RESPONSE,
                        now.nextResponse(),
                        before.nextResponse(),
                        query,
                        locale),
                lapse("resolution", MetricSet.SOLVED, now.resolution(), before.resolution(), query, locale));
    }

    private LapseRow lapse(
            String key,
            MetricSet set,
            LapsePercentiles now,
            LapsePercentiles before,
            MetricQuery query,
            Locale locale) {
        return new LapseRow(
                key,
                counts.count(now.count(), query, MetricSelection.of(set), locale),
                cell(now.elapsed(), before.elapsed(), Percentiles::p50, locale),
                cell(now.elapsed(), before.elapsed(), Percentiles::p90, locale),
                cell(now.working(), before.working(), Percentiles::p50, locale),
                cell(now.working(), before.working(), Percentiles::p90, locale));
    }

    private LapseCell cell(Percentiles now, Percentiles before, ToIntFunction<Percentiles> one, Locale locale) {
        var seconds = now == null ? null : (Long) (long) one.applyAsInt(now);
        return new LapseCell(
                format.duration(seconds, locale),
                seconds == null ? null : Duration.ofSeconds(seconds).toString(),
                before == null ? null : format.duration((long) one.applyAsInt(before), locale));
    }

    private List<AgeRow> backlogAge(MetricQuery query, MetricSummary now, MetricSummary before, Locale locale) {
        return Arrays.stream(BacklogAge.values())
                .map(age -> new AgeRow(age(age, query, now, locale), age(age, query.before(), before, locale)))
                .toList();
    }

    private CountView age(BacklogAge age, MetricQuery query, MetricSummary summary, Locale locale) {
        return counts.named(
                format.text("insight.age." + age, locale),
                summary.backlogAge().get(age),
                query,
                new MetricSelection(MetricSet.BACKLOG, null, null, age, null),
                locale);
    }

    private List<WaitedRow> waited(MetricSummary now, MetricSummary before, Locale locale) {
        var whole = now.waited().values().stream().mapToLong(seconds -> seconds).sum();
        return Arrays.stream(WaitingParty.values())
                .filter(party -> now.waitedPerTicket(party) > 0 || before.waitedPerTicket(party) > 0)
                .map(party -> new WaitedRow(
                        format.text("insight.party." + party, locale),
                        now.waitedPerTicket(party),
                        format.duration(now.waitedPerTicket(party), locale),
                        whole == 0
                                ? MetricFormatter.NO_FIGURE
                                : format.share((double) now.waited().getOrDefault(party, 0L) / whole, locale),
                        before.waitedPerTicket(party),
                        format.duration(before.waitedPerTicket(party), locale)))
                .toList();
    }

    /** From the best to the worst score; empty without any rating. */
    private List<CountView> ratings(MetricQuery query, MetricSummary now, Locale locale) {
        if (now.count(MetricSet.RATED) == 0) {
            return List.of();
        }
        var best = now.ratings().size();
        return IntStream.range(0, best)
                .map(at -> best - at)
                .mapToObj(score -> counts.named(
                        format.text("insight.score", locale, score),
                        now.ratings().get(score - 1),
                        query,
                        MetricSelection.rated(score),
                        locale))
                .toList();
    }

    /** The newest ones of tickets that the reader may see. */
    private List<CommentView> comments(List<Occurrence> found) {
        var comments = new ArrayList<CommentView>();
        try {
            rows.surveys(
                    found,
                    survey -> comments.add(new CommentView(
                            survey.ticket().number(), survey.solution().score(), survey.comment())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return comments;
    }
}
