package io.guichet.desk;

import java.time.Instant;

/** How a ticket stands with its next deadline when not all is well. */
public enum Risk {
    AT_RISK("d.at_risk_at <= :now and d.due >= :now"),
    OVERDUE("d.due < :now");

    private final String sqlCondition;

    Risk(String sqlCondition) {
        this.sqlCondition = sqlCondition;
    }

    String sqlCondition() {
        return sqlCondition;
    }

    /** Null while there is time. */
    static Risk at(Instant now, Instant due, Instant atRiskAt) {
        if (due.isBefore(now)) {
            return OVERDUE;
        }
        return atRiskAt.isAfter(now) ? null : AT_RISK;
    }
}
