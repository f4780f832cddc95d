package io.guichet.insight.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * An overview that a member of staff is sent by e-mail.
 *
 * @param filters parameters of the overview, without a period; without a brand it is about all brands of its owner
 * @param nextDue null once it is stopped
 * @param sentAt null before the first time
 * @param lastDue the due date that was sent last; null before the first time
 * @param stopReason null while it runs
 */
record OverviewSchedule(
        long id,
        String owner,
        Map<String, List<String>> filters,
        ScheduleRule rule,
        String language,
        Instant nextDue,
        Instant sentAt,
        LocalDate lastDue,
        StopReason stopReason) {

    /** Why the desk stopped it. */
    enum StopReason {
        USER_DISABLED,
        BRAND_LOST,
        NO_ADDRESS
    }
}
