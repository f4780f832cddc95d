package io.guichet.insight.overview;

import io.guichet.insight.metric.MetricFormatter;
import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.metric.MetricSelection;
import io.guichet.insight.metric.MetricSet;
import io.guichet.insight.metric.MetricTrend.TrendPoint;
import io.guichet.insight.overview.OverviewView.CountView;
import io.guichet.insight.overview.OverviewView.ShareView;
import io.guichet.insight.overview.OverviewView.TrendRow;
import io.guichet.insight.period.MetricPeriod;
import io.guichet.insight.request.MetricPages;
import io.guichet.policy.Target;
import io.guichet.web.TimeFormatter;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Puts the figures of days or weeks into the reader's language. */
@Component
class TrendViewAssembler {

    private final CountViewFactory counts;
    private final MetricFormatter format;
    private final TimeFormatter times;

    TrendViewAssembler(CountViewFactory counts, MetricFormatter format, TimeFormatter times) {
        this.counts = counts;
        this.format = format;
        this.times = times;
    }

    /** @param targets those of which any point has a share */
    record TrendView(List<TrendRow> rows, boolean byWeek, List<Target> targets) {}

    TrendView assemble(MetricQuery query, List<TrendPoint> points, Locale locale) {
        var end = LocalDate.parse(query.period().to());
        var targets = Arrays.stream(Target.values())
                .filter(target ->
                        points.stream().anyMatch(point -> point.attainment().containsKey(target)))
                .toList();
        var days = points.size() > 1
                ? (int) points.get(0).first().until(points.get(1).first()).getDays()
                : 1;
        return new TrendView(
                points.stream()
                        .map(point -> row(point, query.during(step(point.first(), days, end)), targets, locale))
                        .toList(),
                days > 1,
                targets);
    }

    private static MetricPeriod step(LocalDate first, int days, LocalDate end) {
        var next = first.plusDays(days);
        return new MetricPeriod(first.toString(), (next.isAfter(end) ? end : next).toString());
    }

    private TrendRow row(TrendPoint point, MetricQuery day, List<Target> targets, Locale locale) {
        return new TrendRow(
                point.first(),
                times.date(point.first(), locale),
                counts.count(point.created(), day, MetricSelection.of(MetricSet.CREATED), locale),
                counts.count(point.solved(), day, MetricSelection.of(MetricSet.SOLVED), locale),
                point.backlog() == null
                        ? new CountView(null, null, MetricFormatter.NO_FIGURE, null)
                        : counts.count(point.backlog(), day, MetricSelection.of(MetricSet.BACKLOG), locale),
                targets.stream()
                        .map(target -> share(point, target, day, locale))
                        .toList());
    }

    private ShareView share(TrendPoint point, Target target, MetricQuery day, Locale locale) {
        var share = point.attainment().get(target);
        return share == null
                ? new ShareView(null, MetricFormatter.NO_FIGURE, null)
                : new ShareView(
                        Math.round(share * 1_000) / 10.0,
                        format.share(share, locale),
                        MetricPages.ticketsLink(
                                day,
                                new MetricSelection(
                                        share < 1 ? MetricSet.MISSED : MetricSet.MET, target, null, null, null)));
    }
}
