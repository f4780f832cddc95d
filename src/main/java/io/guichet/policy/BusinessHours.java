package io.guichet.policy;

import java.time.ZoneId;
import java.util.Objects;

/**
 * Opening hours from a row of the support-hours table.
 *
 * @param expression opening hours in OpenStreetMap syntax
 * @param zone zone or fixed offset of the expression
 * @param holidays country or region whose public holidays are {@code PH}; null for none
 * @param reason row of the table
 */
public record BusinessHours(String expression, ZoneId zone, String holidays, DecisionReference reason) {

    boolean isEquivalentTo(BusinessHours other) {
        return other != null
                && expression.equals(other.expression)
                && zone.equals(other.zone)
                && Objects.equals(holidays, other.holidays);
    }
}
