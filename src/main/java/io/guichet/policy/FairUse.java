package io.guichet.policy;

import io.guichet.brand.Brand;
import io.guichet.brand.Words;
import io.guichet.http.Unprocessable;
import io.guichet.policy.Table.Row;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a brand's fair-use table says; a brand without one serves everybody in turn. */
@Component
public class FairUse {

    private static final String TABLE = "fair-use";

    private final Tables tables;

    FairUse(Tables tables) {
        this.tables = tables;
    }

    /**
     * What is known of somebody's use of the desk.
     *
     * @param messagesInADay how many messages they sent in the last 24 hours
     * @param answeredQuestionsInAMonth how many of their questions in the last 30 days a search answered
     * @param earlierStepsNotDone whether staff say that the steps of an earlier answer were not followed
     */
    public record Use(int messagesInADay, int answeredQuestionsInAMonth, boolean earlierStepsNotDone) {}

    /** Other requests are served first. @param duration for how long, elapsed time */
    public record Demotion(Duration duration, Words reason) {}

    /** Whether the brand has rules of fair use at all. */
    public boolean hasRules(Brand brand) {
        return tables.has(brand, TABLE);
    }

    /** Whether, and why, other requests are served before those of somebody who uses the desk like this. */
    public Optional<Decided<Demotion>> demotion(Brand brand, Use use) {
        if (!hasRules(brand)) {
            return Optional.empty();
        }
        var row = tables.row(
                brand,
                TABLE,
                Map.of(
                        "messagesInADay", use.messagesInADay(),
                        "answeredQuestionsInAMonth", use.answeredQuestionsInAMonth(),
                        "earlierStepsNotDone", use.earlierStepsNotDone()));
        return row.isTrue("demoted") ? Optional.of(new Decided<>(read(brand, row), row.because())) : Optional.empty();
    }

    private static Demotion read(Brand brand, Row row) {
        try {
            var reason = new Words(Map.of("en", row.text("reason_en"), "fr", row.text("reason_fr")));
            return new Demotion(Duration.parse(row.text("duration")), reason);
        } catch (DateTimeParseException | NullPointerException unreadable) {
            throw new Unprocessable("Row %s of %s/%s demotes without a duration or a reason: %s."
                    .formatted(row.because().row(), brand.id(), TABLE, row.values()));
        }
    }
}
