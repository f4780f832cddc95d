package io.guichet.insight.visit;

import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.metric.SettledSums.SumKey;
import io.guichet.insight.period.MetricPeriod;
import io.guichet.insight.table.VisitMetrics;
import java.util.List;

/**
 * What a report about visits is about: a diagram, in one version or in all of them. Restricted tickets never count.
 *
 * @param version null for all versions
 */
public record VisitQuery(String process, Integer version, MetricQuery query) {

    boolean admits(VisitKey key) {
        return admits(key.process(), key.version());
    }

    public boolean admits(VisitMetrics visit) {
        return admits(visit.process(), visit.processVersion());
    }

    private boolean admits(String diagram, Integer diagramVersion) {
        return diagram.equals(process) && (version == null || version.equals(diagramVersion));
    }

    /** What a sum over settled tickets is of. */
    SumKey key(String kind, Object details) {
        return new SumKey(kind, query.timeless(), List.of(process, String.valueOf(version), details));
    }

    VisitQuery during(MetricPeriod period) {
        return new VisitQuery(process, version, query.during(period));
    }

    VisitQuery ofVersion(Integer other) {
        return new VisitQuery(process, other, query);
    }
}
