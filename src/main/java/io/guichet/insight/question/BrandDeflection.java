package io.guichet.insight.question;

import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.metric.MetricSnapshot;
import io.guichet.intake.Question.Outcome;
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
        if (!query.filters().isEmpty()) {
            return Optional.empty();
        }
        // Most questions become tickets. Those of whole days are counted in memory, among the other metrics.
        var wholeDays = query.brands().stream().allMatch(query.period()::isWholeDays);
        var tickets = wholeDays ? snapshot.selfServiceTickets(query) : 0;
        return Optional.of(query.brands().stream()
                .map(brand -> {
                    var bounds = query.period().of(brand);
                    return wholeDays
                            ? deflection.withoutTicket(brand, bounds.from(), bounds.to())
                            : deflection.total(brand, bounds.from(), bounds.to());
                })
                .reduce(QuestionOutcomes.of(Outcome.TICKET, tickets), QuestionOutcomes::plus));
    }
}
