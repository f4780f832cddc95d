package io.guichet.policy;

import java.util.List;

/**
 * How long a brand waits in a situation.
 *
 * @param amount {@code PT4H} for elapsed time and business hours, {@code P2D} for business days
 * @param hours opening hours of the calendar; null for elapsed time
 */
public record WaitingTime(SlaTarget.TargetUnit unit, String amount, BusinessHours hours, DecisionReference reason) {

    /** Until a paid request is paid. */
    public static final String PAYMENT = "payment";

    /** Until when a requester's confirmation of the address lets the tables decide again. */
    public static final String CONFIRMATION = "confirmation";

    /** Until legal papers arrive. */
    public static final String PAPERS = "papers";

    /** Until a customer who does not reply is considered content. */
    public static final String SILENCE = "silence";

    /** Situations in which the diagrams wait, as named in the waiting-times table. */
    public static final List<String> SITUATIONS = List.of(
            "abandonment",
            PAYMENT,
            "reminder",
            SILENCE,
            "reopening",
            "unattended",
            "survey",
            "issue",
            PAPERS,
            CONFIRMATION);
}
