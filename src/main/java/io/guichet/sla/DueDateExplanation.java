package io.guichet.sla;

import io.guichet.policy.DecisionReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How the due date of a run was computed, so that a reader can verify it. For hours, the counted intervals sum up to
 * {@code counted}, and {@code counted} plus {@code remaining} is {@code amount}. For days, as many days count as the
 * target has, and the last one closes at the due date.
 *
 * @param reference row that set the target; null for an override
 * @param hours opening hours of the calendar; null for elapsed time
 * @param hoursReference row that gave the hours; null for elapsed time
 * @param from start of counting
 * @param until end of the intervals: the due date while running, else now or the stop
 * @param intervals intervals without gaps, oldest first
 * @param counted sum of the counted intervals
 * @param remaining remaining time at {@code until}, negative if exceeded; null for days
 * @param amount amount of the target in hours; null for days
 * @param days days; empty for hours
 */
public record DueDateExplanation(
        DecisionReference reference,
        SlaPreviews.TargetHours hours,
        DecisionReference hoursReference,
        Instant from,
        Instant until,
        List<HoursFormatter.DescribedInterval> intervals,
        Duration counted,
        Duration remaining,
        Duration amount,
        List<DayExplanation> days) {

    /**
     * A working day and whether it counts.
     *
     * @param closing end of its last span
     */
    public record DayExplanation(String date, Instant closing, boolean counted, String reason) {}
}
