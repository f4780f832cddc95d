package io.guichet.sla;

import io.guichet.policy.LadderStep;
import java.time.Instant;

/**
 * A step of a ladder was taken.
 *
 * @param due when the promise falls or fell due, UTC
 * @param newest whether no later step of the same ladder was taken with it: one letter is enough then
 */
public record DeadlineWarningRaised(String number, LadderStep step, Instant due, boolean newest) {}
