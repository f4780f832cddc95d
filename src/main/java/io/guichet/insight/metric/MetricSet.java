package io.guichet.insight.metric;

import io.guichet.insight.table.TicketMetrics;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a number of the reports counts; the message bundles define each under its key. */
public enum MetricSet {
    /** Tickets received in the period. */
    CREATED,
    /** Tickets with a solution of the period that holds. */
    SOLVED,
    /** Tickets that were neither solved nor closed at the end of the period. */
    BACKLOG,
    /** Responses to requests. */
    FIRST_RESPONSE,
    /** Responses to later messages. */
    NEXT_RESPONSE,
    /** Solutions announced in the period. */
    SOLUTIONS,
    /** Those after which the ticket was reopened. */
    REOPENED,
    /** Surveys sent in the period and not withdrawn. */
    SURVEYED,
    /** Those with a rating. */
    RATED,
    /** Those with a rating of 4 or 5. */
    SATISFIED,
    /** Those with a comment. */
    COMMENTED,
    /** Targets of tickets received in the period that were met. */
    MET,
    MISSED,
    RUNNING;

    /** Spelling in queries and message bundles, such as {@code first-response}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<MetricSet> ofKey(String key) {
        return Arrays.stream(values()).filter(set -> set.key().equals(key)).findFirst();
    }

    /** The outcome of the clocks that it counts; null for a set of anything else. */
    TicketMetrics.ClockOutcome clockOutcome() {
        return switch (this) {
            case MET -> TicketMetrics.ClockOutcome.MET;
            case MISSED -> TicketMetrics.ClockOutcome.MISSED;
            case RUNNING -> TicketMetrics.ClockOutcome.RUNNING;
            default -> null;
        };
    }
}
