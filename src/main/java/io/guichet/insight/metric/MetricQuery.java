package io.guichet.insight.metric;

import io.guichet.brand.Brand;
import io.guichet.insight.packed.MetricDimension;
import io.guichet.insight.period.MetricPeriod;
import io.guichet.insight.period.MetricWindow;
import io.guichet.insight.table.TicketMetrics;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a report is about. Merged tickets never count. Restricted tickets count in the total of brands over whole days alone: a
 * finer filter would tell of them.
 *
 * @param brands brands that the reader may see
 * @param filters allowed values by dimension; an empty value stands for tickets without one
 */
public record MetricQuery(
        List<Brand> brands, MetricPeriod period, Map<MetricDimension, Set<String>> filters, Instant now) {

    public MetricQuery {
        brands = List.copyOf(brands);
        filters = filters.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(filters));
    }

    public MetricQuery during(MetricPeriod other) {
        return new MetricQuery(brands, other, filters, now);
    }

    /** The same about the period before. */
    public MetricQuery before() {
        return brands.isEmpty() ? this : during(period.before(brands.get(0)));
    }

    /** The same with that value alone. */
    public MetricQuery with(MetricDimension dimension, String value) {
        var narrower = new HashMap<>(filters);
        narrower.put(dimension, Set.of(value));
        return new MetricQuery(brands, period, narrower, now);
    }

    /** The same about that brand alone. */
    public MetricQuery about(Brand brand) {
        return new MetricQuery(List.of(brand), period, filters, now);
    }

    MetricQuery unfiltered() {
        return new MetricQuery(brands, period, Map.of(), now);
    }

    /** The same as of no instant, which identifies what settled tickets add to it. */
    public MetricQuery timeless() {
        return new MetricQuery(brands, period, filters, Instant.EPOCH);
    }

    boolean countsRestricted() {
        return filters.isEmpty() && brands.stream().allMatch(period::isWholeDays);
    }

    /** The window of each brand by its id. */
    public Map<String, MetricWindow> windows() {
        var windows = new HashMap<String, MetricWindow>();
        for (var brand : brands) {
            var bounds = period.of(brand);
            windows.put(
                    brand.id(),
                    new MetricWindow(bounds.from().toEpochMilli(), bounds.to().toEpochMilli(), now.toEpochMilli()));
        }
        return windows;
    }

    public boolean admits(TicketMetrics ticket) {
        return admitsButForTags(ticket) && (!isByTag() || admitsTags(ticket.tags()));
    }

    public boolean isByTag() {
        return filters.containsKey(MetricDimension.TAG);
    }

    /** Whether it admits tickets with these tags; only if it {@link #isByTag}. */
    public boolean admitsTags(List<String> tags) {
        return MetricDimension.admitsTags(tags, filters.get(MetricDimension.TAG));
    }

    /** Whether it admits tickets with these values of all dimensions of which a ticket has one value. */
    boolean admitsButForTags(TicketMetrics ticket) {
        for (var filter : filters.entrySet()) {
            if (filter.getKey() != MetricDimension.TAG && !filter.getKey().admits(ticket, filter.getValue())) {
                return false;
            }
        }
        return true;
    }
}
