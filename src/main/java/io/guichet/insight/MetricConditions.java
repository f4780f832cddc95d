package io.guichet.insight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A query as SQL over {@code metric_ticket t}, without restricted tickets, and an instant column in each brand's period. */
record MetricConditions(String sql, Map<String, Object> parameters) {

    private static final Map<MetricDimension, String> COLUMNS = Map.of(
            MetricDimension.PLAN, "t.plan",
            MetricDimension.PACKAGE, "t.service_package",
            MetricDimension.PRIORITY, "t.priority",
            MetricDimension.REQUEST_TYPE, "t.request_type",
            MetricDimension.TEAM, "t.team",
            MetricDimension.CHANNEL, "t.channel");

    private static final String TAGS = "exists (select 1 from ticket_tag g where g.number = t.number";

    /** @param instant the column, such as {@code v.entered_at} */
    static MetricConditions of(MetricQuery query, String instant) {
        var conditions = new ArrayList<String>(List.of("not t.merged", "not t.restricted"));
        var parameters = new HashMap<String, Object>();
        var periods = new ArrayList<String>();
        for (var brand : query.brands()) {
            var at = periods.size();
            var bounds = query.period().of(brand);
            periods.add("t.brand = :brand%1$d and %2$s >= :from%1$d and %2$s < :to%1$d".formatted(at, instant));
            parameters.put("brand" + at, brand.id());
            parameters.put("from" + at, bounds.from());
            parameters.put("to" + at, bounds.to());
        }
        conditions.add(periods.isEmpty() ? "false" : "(" + String.join(" or ", periods) + ")");
        query.filters().forEach((dimension, values) -> {
            conditions.add(
                    dimension == MetricDimension.TAG
                            ? "(%1$s and g.tag in (:TAG)) or '' in (:TAG) and not %1$s))".formatted(TAGS)
                            : "coalesce(%s, '') in (:%s)".formatted(COLUMNS.get(dimension), dimension.name()));
            parameters.put(dimension.name(), values);
        });
        return new MetricConditions(conditions.stream().collect(Collectors.joining(" and ")), parameters);
    }
}
