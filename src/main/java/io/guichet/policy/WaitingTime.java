package io.guichet.policy;

import java.util.List;

/**
 * How long a brand waits in a situation before it goes on.
 *
 * @param amount {@code PT4H} for elapsed time and business hours, {@code P2D} for business days
 * @param hours the hours in which it is counted; null for elapsed time
 */
public record WaitingTime(SlaTarget.TargetUnit unit, String amount, BusinessHours hours, DecisionReference reason) {

    /** Until a paid request is paid. */
    public static final String PAYMENT = "payment";

    /** Until legal papers have come. */
    public static final String PAPERS = "papers";

    /** The situations in which diagrams wait, as the table of waiting times names them. */
    public static final List<String> SITUATIONS = List.of(
            "abandonment", PAYMENT, "reminder", "silence", "reopening", "unattended", "survey", "issue", PAPERS);
}
