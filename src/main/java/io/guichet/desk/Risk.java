package io.guichet.desk;

import java.time.Instant;

/** Risk of the next due date. */
public enum Risk {
    AT_RISK("t.at_risk_at <= :now and t.due >= :now"),
    OVERDUE("t.due < :now");

    private final String sqlCondition;

    Risk(String sqlCondition) {
        this.sqlCondition = sqlCondition;
    }

    String sqlCondition() {
        return sqlCondition;
    }

    /** Null if there is no risk yet. */
    static Risk at(Instant now, Instant due, Instant atRiskAt) {
        if (due.isBefore(now)) {
            return OVERDUE;
        }
        return atRiskAt.isAfter(now) ? null : AT_RISK;
    }
}
