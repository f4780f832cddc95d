package io.guichet.ticket;

import java.time.Instant;

/** Risk of the nearest due date of a ticket, by which lists and the Tasklist judge it alike. */
public enum Risk {
    AT_RISK("t.at_risk_at <= :now and t.due >= :now"),
    OVERDUE("t.due < :now");

    private final String sqlCondition;

    Risk(String sqlCondition) {
        this.sqlCondition = sqlCondition;
    }

    /** A condition of the table {@code t} of tickets with the parameter {@code now}. */
    public String sqlCondition() {
        return sqlCondition;
    }

    /** Null if there is no risk yet. */
    public static Risk at(Instant now, Instant due, Instant atRiskAt) {
        if (due.isBefore(now)) {
            return OVERDUE;
        }
        return atRiskAt.isAfter(now) ? null : AT_RISK;
    }
}
