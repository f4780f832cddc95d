package io.guichet.policy;

import io.guichet.brand.Brand;
import io.guichet.brand.LocalisedText;
import io.guichet.policy.Table.MatchedRow;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Evaluates a brand's fair-use table; a brand without one deprioritises nobody. */
@Component
public class FairUse {

    private static final String TABLE = "fair-use";

    private final Tables tables;

    FairUse(Tables tables) {
        this.tables = tables;
    }

    /**
     * A customer's use of the desk.
     *
     * @param messagesInADay messages in the last 24 hours
     * @param deflectedQuestionsInAMonth questions of the last 30 days that were answered by an article
     * @param earlierStepsNotDone whether staff reported that the steps of an earlier reply were not followed
     */
    public record Usage(int messagesInADay, int deflectedQuestionsInAMonth, boolean earlierStepsNotDone) {}

    /**
     * The request is deprioritised.
     *
     * @param duration maximum duration, elapsed time
     */
    public record FairUseDecision(Duration duration, LocalisedText reason) {}

    /** Whether the brand has a fair-use table. */
    public boolean hasRules(Brand brand) {
        return tables.has(brand, TABLE);
    }

    /** Evaluates the table; empty if the request is not deprioritised. */
    public Optional<DecisionResult<FairUseDecision>> decide(Brand brand, Usage usage) {
        if (!hasRules(brand)) {
            return Optional.empty();
        }
        var row = tables.row(
                brand,
                TABLE,
                Map.of(
                        "messagesInADay", usage.messagesInADay(),
                        "deflectedQuestionsInAMonth", usage.deflectedQuestionsInAMonth(),
                        "earlierStepsNotDone", usage.earlierStepsNotDone()));
        return row.isTrue("deprioritised")
                ? Optional.of(new DecisionResult<>(decision(brand, row), row.reason()))
                : Optional.empty();
    }

    private static FairUseDecision decision(Brand brand, MatchedRow row) {
        try {
            var reason = new LocalisedText(Map.of("en", row.text("reason_en"), "fr", row.text("reason_fr")));
            return new FairUseDecision(Duration.parse(row.text("duration")), reason);
        } catch (DateTimeParseException | NullPointerException invalid) {
            throw new InvalidTable("Row %s of %s/%s lacks a valid duration or a reason: %s."
                    .formatted(row.reason().row(), brand.id(), TABLE, row.values()));
        }
    }
}
