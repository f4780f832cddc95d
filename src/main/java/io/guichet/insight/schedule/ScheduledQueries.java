package io.guichet.insight.schedule;

import io.guichet.access.StaffMember;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.period.MetricPeriod;
import io.guichet.insight.request.MetricQueryReader;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;

/** What scheduled overviews are about, with the rights that their owner has now. */
@Component
class ScheduledQueries {

    private final Brands brands;
    private final MetricQueryReader reader;

    ScheduledQueries(Brands brands, MetricQueryReader reader) {
        this.brands = brands;
        this.reader = reader;
    }

    /** The brands that the schedule is about; empty if its owner has lost one, or has none. */
    Optional<List<Brand>> brands(OverviewSchedule schedule, StaffMember owner) {
        var accessible = brands.all().stream()
                .filter(brand -> owner.hasAccessTo(brand.id()))
                .toList();
        var wanted = schedule.filters().get("brand");
        var about = wanted == null
                ? accessible
                : accessible.stream()
                        .filter(brand -> wanted.contains(brand.id()))
                        .toList();
        return about.isEmpty() || wanted != null && about.size() < wanted.size()
                ? Optional.empty()
                : Optional.of(about);
    }

    MetricQuery query(OverviewSchedule schedule, List<Brand> about, MetricPeriod period) {
        return reader.query(new LinkedMultiValueMap<>(schedule.filters()), period, about);
    }
}
