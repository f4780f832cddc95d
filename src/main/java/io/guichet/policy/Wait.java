package io.guichet.policy;

/**
 * How long a brand waits in a situation before it goes on.
 *
 * @param amount {@code PT4H} for elapsed time and business hours, {@code P2D} for business days
 * @param hours the hours in which it is counted; null for elapsed time
 */
public record Wait(Promised.Unit unit, String amount, Hours hours, Because because) {}
