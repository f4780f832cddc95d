package io.guichet.insight.forecast;

import io.guichet.policy.Target;
import java.time.Instant;
import java.util.List;

/**
 * The tickets that will probably breach a target, in the reader's language.
 *
 * @param hours how far it looks ahead
 * @param count number of tickets
 * @param all address of the page with all of them; null if all are here
 * @param minCount how many clocks of a group must have become as old
 */
public record ForecastView(int hours, long count, List<ForecastRow> rows, String all, int minCount) {

    /**
     * @param explanation what became of clocks like it
     * @param probability such as "92.5%"
     */
    public record ForecastRow(
            String number,
            String brand,
            String team,
            Target target,
            Instant due,
            String probability,
            String explanation) {}
}
