package io.guichet.insight;

/**
 * What a report about visits is about: a diagram, in one version or in all of them. Restricted tickets never count.
 *
 * @param version null for all versions
 */
record VisitQuery(String process, Integer version, MetricQuery query) {

    boolean admits(VisitKey key) {
        return key.process().equals(process) && (version == null || version.equals(key.version()));
    }

    VisitQuery during(MetricPeriod period) {
        return new VisitQuery(process, version, query.during(period));
    }

    VisitQuery ofVersion(Integer other) {
        return new VisitQuery(process, other, query);
    }
}
