package io.guichet.sla;

import io.guichet.policy.DecisionReference;
import java.time.Instant;
import java.util.List;

/**
 * When it is open and when it is not, and why.
 *
 * @param offered whether there is anything to be open at all
 * @param hours in the syntax of OpenStreetMap; null, as zone and holidays, where it is not offered
 * @param zone in which the hours are read
 * @param holidays the country or region whose public holidays count; null for none
 * @param because the row that says so
 * @param stretches without gaps, in order; none where it is not offered
 * @param open how long it is open in all, an ISO 8601 duration to the nanosecond
 */
public record HoursResponse(
        boolean offered,
        String hours,
        String zone,
        String holidays,
        List<DecisionReference> reasons,
        List<HoursInterval> intervals,
        String open) {

    /** A part of time, UTC, half-open. @param reason in the reader's language */
    public record HoursInterval(Instant from, Instant to, boolean open, String reason) {}
}
