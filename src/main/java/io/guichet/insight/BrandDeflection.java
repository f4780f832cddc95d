package io.guichet.insight;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Deflection for the queries of reports. */
@Component
class BrandDeflection {

    private final Deflection deflection;

    BrandDeflection(Deflection deflection) {
        this.deflection = deflection;
    }

    /** Outcomes of the questions of all its brands; empty under a filter, since questions have no attributes of tickets. */
    Optional<QuestionOutcomes> of(MetricQuery query) {
        if (!query.filters().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(query.brands().stream()
                .map(brand -> {
                    var bounds = query.period().of(brand);
                    return deflection.total(brand, bounds.from(), bounds.to());
                })
                .reduce(QuestionOutcomes.NONE, QuestionOutcomes::plus));
    }
}
