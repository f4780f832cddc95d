package io.guichet.insight;

import io.guichet.access.StaffDirectory;
import io.guichet.insight.LapseSeries.LapsePercentiles;
import io.guichet.insight.MetricTrend.TrendPoint;
import io.guichet.insight.OverviewView.AttainmentRow;
import io.guichet.insight.OverviewView.BreakdownRow;
import io.guichet.insight.OverviewView.BreakdownView;
import io.guichet.insight.OverviewView.CommentView;
import io.guichet.insight.OverviewView.CountView;
import io.guichet.insight.OverviewView.ExportLinks;
import io.guichet.insight.OverviewView.LapseRow;
import io.guichet.insight.OverviewView.TrendRow;
import io.guichet.insight.OverviewView.WaitedRow;
import io.guichet.policy.SlaTarget.TargetKind;
import io.guichet.policy.Target;
import io.guichet.web.TimeFormatter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts the figures of the overview into the reader's language, with links to the tickets behind them. */
@Component
class OverviewViewAssembler {

    private static final int COMMENTS = 5;
    private static final int VALUES = 12;

    private final Metrics metrics;
    private final FigureViewAssembler figures;
    private final ExportRows rows;
    private final MetricFormatter format;
    private final TimeFormatter times;
    private final StaffDirectory directory;

    OverviewViewAssembler(
            Metrics metrics,
            FigureViewAssembler figures,
            ExportRows rows,
            MetricFormatter format,
            TimeFormatter times,
            StaffDirectory directory) {
        this.metrics = metrics;
        this.figures = figures;
        this.rows = rows;
        this.format = format;
        this.times = times;
        this.directory = directory;
    }

    OverviewView assemble(MetricQuery query, Locale locale) {
        var compared = metrics.compared(query);
        var now = compared.now();
        var before = compared.before();
        var first = LocalDate.parse(query.period().from());
        var end = LocalDate.parse(query.period().to());
        var trend = metrics.trend(query, first, end);
        return new OverviewView(
                figures.figures(query, now, before, locale),
                trend.stream().map(point -> trendRow(point, locale)).toList(),
                trend.size() > 1
                        && !trend.get(0).first().plusDays(1).equals(trend.get(1).first()),
                attainment(query, now, before, locale),
                lapses(query, now, locale),
                backlogAge(query, now, locale),
                now.medianAge() == null ? null : format.duration(now.medianAge().longValue(), locale),
                waited(now, locale),
                figures.satisfaction(query, now, before, locale),
                comments(query),
                new LoadTable(format, query, locale).rows(now.load()),
                breakdowns(query, locale),
                new ExportLinks(
                        MetricPages.exportLink("/api/insight/tickets", query),
                        MetricPages.exportLink("/api/insight/clocks", query),
                        MetricPages.exportLink("/api/insight/surveys", query),
                        MetricPages.exportLink("/api/insight/visits", query),
                        MetricPages.logLink("xes", query),
                        MetricPages.logLink("ocel", query)));
    }

    private TrendRow trendRow(TrendPoint point, Locale locale) {
        return new TrendRow(
                point.first(),
                times.date(point.first(), locale),
                point.created(),
                point.solved(),
                point.backlog(),
                percentage(point.attainment(), Target.FIRST_RESPONSE),
                percentage(point.attainment(), Target.RESOLUTION));
    }

    private static Double percentage(Map<Target, Double> attainment, Target target) {
        var share = attainment.get(target);
        return share == null ? null : Math.round(share * 1_000) / 10.0;
    }

    /** Each kind of each target, and the sum of a target with several kinds. */
    private List<AttainmentRow> attainment(MetricQuery query, MetricSummary now, MetricSummary before, Locale locale) {
        var found = new ArrayList<AttainmentRow>();
        for (var target : Target.values()) {
            var kinds = now.attainment().stream()
                    .filter(one -> one.target() == target)
                    .toList();
            kinds.forEach(one -> found.add(row(
                    query,
                    one,
                    before.attainment().stream()
                            .filter(past -> past.target() == target && past.kind() == one.kind())
                            .findFirst()
                            .map(MetricSummary.TargetOutcomes::rate)
                            .orElse(null),
                    locale)));
            if (kinds.size() > 1) {
                found.add(row(
                        query, now.attainment(target), before.attainment(target).rate(), locale));
            }
        }
        return found;
    }

    private AttainmentRow row(MetricQuery query, MetricSummary.TargetOutcomes one, Double rateBefore, Locale locale) {
        return new AttainmentRow(
                one.target(),
                one.kind(),
                clocks(query, MetricSet.MET, one.target(), one.kind(), one.met(), locale),
                clocks(query, MetricSet.MISSED, one.target(), one.kind(), one.missed(), locale),
                clocks(query, MetricSet.RUNNING, one.target(), one.kind(), one.running(), locale),
                format.share(one.rate(), locale),
                format.share(rateBefore, locale));
    }

    private CountView clocks(
            MetricQuery query, MetricSet set, Target target, TargetKind kind, long count, Locale locale) {
        return countView(null, count, 0, query, new MetricSelection(set, target, kind, null, null), locale);
    }

    private CountView countView(
            String name, long count, double percentage, MetricQuery query, MetricSelection selection, Locale locale) {
        return new CountView(
                name,
                format.count(count, locale),
                count == 0 ? null : MetricPages.ticketsLink(query, selection),
                percentage);
    }

    private List<LapseRow> lapses(MetricQuery query, MetricSummary now, Locale locale) {
        return List.of(
                lapse("first-response", MetricSet.FIRST_RESPONSE, now.firstResponse(), query, locale),
                lapse("next-response", MetricSet.NEXT_RESPONSE, now.nextResponse(), query, locale),
                lapse("resolution", MetricSet.SOLVED, now.resolution(), query, locale));
    }

    private LapseRow lapse(String key, MetricSet set, LapsePercentiles figures, MetricQuery query, Locale locale) {
        var elapsed = figures.elapsed();
        var working = figures.working();
        return new LapseRow(
                key,
                countView(null, figures.count(), 0, query, MetricSelection.of(set), locale),
                format.duration(elapsed == null ? null : (long) elapsed.p50(), locale),
                format.duration(elapsed == null ? null : (long) elapsed.p90(), locale),
                format.duration(working == null ? null : (long) working.p50(), locale),
                format.duration(working == null ? null : (long) working.p90(), locale));
    }

    private List<CountView> backlogAge(MetricQuery query, MetricSummary now, Locale locale) {
        var open = now.count(MetricSet.BACKLOG);
        return Arrays.stream(BacklogAge.values())
                .map(age -> {
                    var count = now.backlogAge().get(age);
                    return countView(
                            format.text("insight.age." + age, locale),
                            count,
                            open == 0 ? 0 : 100.0 * count / open,
                            query,
                            new MetricSelection(MetricSet.BACKLOG, null, null, age, null),
                            locale);
                })
                .toList();
    }

    private List<WaitedRow> waited(MetricSummary now, Locale locale) {
        var whole = now.waited().values().stream().mapToLong(seconds -> seconds).sum();
        return Arrays.stream(WaitingParty.values())
                .filter(party -> now.waited().getOrDefault(party, 0L) > 0)
                .map(party -> {
                    var seconds = now.waited().get(party);
                    return new WaitedRow(
                            format.text("insight.party." + party, locale),
                            format.duration(seconds / now.count(MetricSet.SOLVED), locale),
                            format.share((double) seconds / whole, locale),
                            100.0 * seconds / whole);
                })
                .toList();
    }

    /** The newest ones of tickets that the reader may see. */
    private List<CommentView> comments(MetricQuery query) {
        var staff = directory.current();
        var commented = metrics.occurrences(query, MetricSelection.of(MetricSet.COMMENTED)).stream()
                .filter(occurrence -> InsightExportsApi.isVisibleTo(staff, occurrence.ticket()))
                .limit(COMMENTS)
                .toList();
        var comments = new ArrayList<CommentView>();
        try {
            rows.surveys(
                    commented,
                    survey -> comments.add(new CommentView(
                            survey.ticket().number(), survey.solution().score(), survey.comment())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return comments;
    }

    private List<BreakdownView> breakdowns(MetricQuery query, Locale locale) {
        var breakdown = metrics.breakdown(query);
        return Arrays.stream(MetricDimension.values())
                .map(dimension -> new BreakdownView(
                        dimension.parameter(),
                        format.name(dimension, locale),
                        breakdown.get(dimension).entrySet().stream()
                                .sorted((one, other) -> Long.compare(
                                        other.getValue().count(MetricSet.CREATED),
                                        one.getValue().count(MetricSet.CREATED)))
                                .limit(VALUES)
                                .map(one -> row(dimension, one.getKey(), one.getValue(), query, locale))
                                .toList()))
                .filter(dimension -> !dimension.rows().isEmpty())
                .toList();
    }

    private BreakdownRow row(
            MetricDimension dimension, String value, BreakdownSummary summary, MetricQuery query, Locale locale) {
        var narrower = query.with(dimension, value);
        return new BreakdownRow(
                format.value(dimension, value, query, locale),
                MetricPages.pageLink("/insight", narrower).encode().build().toUriString(),
                counted(MetricSet.CREATED, summary, narrower, locale),
                counted(MetricSet.SOLVED, summary, narrower, locale),
                counted(MetricSet.BACKLOG, summary, narrower, locale),
                figures.elapsedMedian(summary.firstResponse(), locale),
                figures.elapsedMedian(summary.resolution(), locale),
                format.share(summary.attainment(), locale),
                format.share(summary.satisfaction(), locale));
    }

    private CountView counted(MetricSet set, BreakdownSummary summary, MetricQuery query, Locale locale) {
        return countView(null, summary.count(set), 0, query, MetricSelection.of(set), locale);
    }
}
