package io.guichet.insight.metric;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.insight.metric.TicketCounts.BrandCounts;
import io.guichet.insight.table.TicketMetrics.ClockOutcome;
import io.guichet.policy.Target;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/**
 * Metrics of tickets for scrapers, by brand and with restricted tickets, the same on every node. Counters go on where they were
 * before a restart, since they count what is stored.
 */
@Component
class TicketMeters implements MeterBinder {

    private final Brands brands;
    private final TicketCounts counts;

    TicketMeters(Brands brands, TicketCounts counts) {
        this.brands = brands;
        this.counts = counts;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var brand : brands.all()) {
            gauge("guichet.tickets.open", "Tickets that are neither solved nor closed", brand, BrandCounts::open)
                    .register(registry);
            gauge("guichet.tickets.at.risk", "Tickets whose next due date is near", brand, BrandCounts::atRisk)
                    .register(registry);
            gauge("guichet.tickets.overdue", "Tickets whose next due date has passed", brand, BrandCounts::overdue)
                    .register(registry);
            counter("guichet.tickets.received", "Tickets, also merged ones", brand, BrandCounts::received)
                    .register(registry);
            counter("guichet.tickets.solved", "Solutions; a reopened ticket has several", brand, BrandCounts::solutions)
                    .register(registry);
            for (var target : Target.values()) {
                clocks("guichet.clocks.met", "Clocks that stopped in time", brand, target, ClockOutcome.MET)
                        .register(registry);
                clocks("guichet.clocks.missed", "Clocks that were breached", brand, target, ClockOutcome.MISSED)
                        .register(registry);
            }
        }
    }

    private Gauge.Builder<TicketCounts> gauge(
            String name, String description, Brand brand, ToDoubleFunction<BrandCounts> value) {
        return Gauge.builder(name, counts, all -> value.applyAsDouble(all.of(brand.id())))
                .description(description)
                .tag("brand", brand.id());
    }

    private FunctionCounter.Builder<TicketCounts> counter(
            String name, String description, Brand brand, ToDoubleFunction<BrandCounts> value) {
        return FunctionCounter.builder(name, counts, all -> value.applyAsDouble(all.of(brand.id())))
                .description(description)
                .tag("brand", brand.id());
    }

    private FunctionCounter.Builder<TicketCounts> clocks(
            String name, String description, Brand brand, Target target, ClockOutcome outcome) {
        return counter(name, description, brand, one -> one.clocks(target, outcome))
                .tag("target", target.name());
    }
}
