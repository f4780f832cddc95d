package io.guichet.sla;

import io.guichet.policy.DecisionReference;
import java.time.Instant;
import java.util.List;

/**
 * Opening hours of a period with reasons.
 *
 * @param offered whether the channel or calendar is available
 * @param hours opening hours in OpenStreetMap syntax; null, as zone and holidays, if it is not offered
 * @param zone zone of the hours
 * @param holidays country or region of the public holidays; null for none
 * @param reasons rows that gave the hours
 * @param intervals intervals without gaps in order; empty if it is not offered
 * @param open total open time, an ISO 8601 duration to the nanosecond
 */
public record HoursResponse(
        boolean offered,
        String hours,
        String zone,
        String holidays,
        List<DecisionReference> reasons,
        List<HoursInterval> intervals,
        String open) {

    /**
     * A half-open interval, UTC.
     *
     * @param reason reason in the reader's language
     */
    public record HoursInterval(Instant from, Instant to, boolean open, String reason) {}
}
