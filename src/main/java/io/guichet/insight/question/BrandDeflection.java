package io.guichet.insight.question;

import io.guichet.brand.Brand;
import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.metric.MetricSnapshot;
import io.guichet.intake.Question.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Deflection for the queries of reports. */
@Component
public class BrandDeflection {

    private final Deflection deflection;

    BrandDeflection(Deflection deflection) {
        this.deflection = deflection;
    }

    /** Outcomes of the questions of all its brands; empty under a filter, since questions have no attributes of tickets. */
    public Optional<QuestionOutcomes> of(MetricQuery query, MetricSnapshot snapshot) {
        return query.filters().isEmpty()
                ? Optional.of(byBrand(query, snapshot).values().stream()
                        .reduce(QuestionOutcomes.NONE, QuestionOutcomes::plus))
                : Optional.empty();
    }

    /** The same for each of its brands; none under a filter. */
    public Map<Brand, QuestionOutcomes> byBrand(MetricQuery query, MetricSnapshot snapshot) {
        if (!query.filters().isEmpty()) {
            return Map.of();
        }
        // Most questions become tickets. Those of whole days are counted in memory, among the other metrics.
        var wholeDays = query.brands().stream().allMatch(query.period()::isWholeDays);
        var tickets = wholeDays ? snapshot.selfServiceTickets(query) : Map.<String, Long>of();
        var outcomes = new LinkedHashMap<Brand, QuestionOutcomes>();
        for (var brand : query.brands()) {
            var bounds = query.period().of(brand);
            outcomes.put(
                    brand,
                    wholeDays
                            ? deflection
                                    .withoutTicket(brand, bounds.from(), bounds.to())
                                    .plus(QuestionOutcomes.of(Outcome.TICKET, tickets.getOrDefault(brand.id(), 0L)))
                            : deflection.total(brand, bounds.from(), bounds.to()));
        }
        return outcomes;
    }
}
