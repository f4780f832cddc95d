package io.guichet.sla;

import io.guichet.policy.LadderStep;
import java.time.Instant;

/**
 * An escalation step was taken.
 *
 * @param due due date of the target, UTC
 * @param newest whether it is the latest of the steps taken at once: only this one sends an e-mail
 */
public record DeadlineWarningRaised(String number, LadderStep step, Instant due, boolean newest) {}
