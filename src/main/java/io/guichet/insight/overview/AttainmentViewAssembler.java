package io.guichet.insight.overview;

import io.guichet.insight.metric.MetricFormatter;
import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.metric.MetricSelection;
import io.guichet.insight.metric.MetricSet;
import io.guichet.insight.metric.MetricSummary;
import io.guichet.insight.metric.MetricSummary.TargetOutcomes;
import io.guichet.insight.overview.OverviewView.AttainmentRow;
import io.guichet.insight.overview.OverviewView.CountView;
import io.guichet.policy.SlaTarget.TargetKind;
import io.guichet.policy.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Puts what became of the promises into the reader's language. */
@Component
class AttainmentViewAssembler {

    private final CountViewFactory counts;
    private final MetricFormatter format;

    AttainmentViewAssembler(CountViewFactory counts, MetricFormatter format) {
        this.counts = counts;
        this.format = format;
    }

    /** Each kind of each target, and the sum of a target with several kinds. */
    List<AttainmentRow> rows(MetricQuery query, MetricSummary now, MetricSummary before, Locale locale) {
        var rows = new ArrayList<AttainmentRow>();
        for (var target : Target.values()) {
            var kinds = now.attainment().stream()
                    .filter(one -> one.target() == target)
                    .toList();
            kinds.forEach(one -> rows.add(row(query, one, rate(before, one), locale)));
            if (kinds.size() > 1) {
                rows.add(row(
                        query, now.attainment(target), before.attainment(target).rate(), locale));
            }
        }
        return rows;
    }

    private static Double rate(MetricSummary before, TargetOutcomes now) {
        return before.attainment().stream()
                .filter(past -> past.target() == now.target() && past.kind() == now.kind())
                .findFirst()
                .map(TargetOutcomes::rate)
                .orElse(null);
    }

    private AttainmentRow row(MetricQuery query, TargetOutcomes one, Double rateBefore, Locale locale) {
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
        return counts.count(count, query, new MetricSelection(set, target, kind, null, null), locale);
    }
}
