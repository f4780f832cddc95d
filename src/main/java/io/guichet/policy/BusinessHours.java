package io.guichet.policy;

import java.time.ZoneId;
import java.util.Objects;

/**
 * When a brand is there, as a row of its support-hours table says.
 *
 * @param expression opening hours in the syntax of OpenStreetMap
 * @param zone the zone or fixed offset that the expression is read in
 * @param holidays the country or region whose public holidays are {@code PH}; null for none
 */
public record BusinessHours(String expression, ZoneId zone, String holidays, DecisionReference reason) {

    boolean isEquivalentTo(BusinessHours other) {
        return other != null
                && expression.equals(other.expression)
                && zone.equals(other.zone)
                && Objects.equals(holidays, other.holidays);
    }
}
