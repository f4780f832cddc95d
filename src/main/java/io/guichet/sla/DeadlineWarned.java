package io.guichet.sla;

import io.guichet.policy.LadderStep;

/** A step of the escalation ladder was taken, once. */
public record DeadlineWarned(String number, LadderStep step) {}
