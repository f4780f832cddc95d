package io.guichet.sla;

import io.guichet.policy.DecisionReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How one run of a clock comes to its deadline, so that anybody can do the sum again. Where time counts in hours, the parts
 * that count add up to {@code counted}, and that and what is left to {@code amount}; where it counts in days, those that count
 * are as many as were promised and the last one closes when the promise falls due.
 *
 * @param because the row that made the promise; null where a person has set the deadline
 * @param hours the hours in which it is counted; null where all time counts
 * @param hoursBecause the row that gave the hours; null as {@code hours}
 * @param from when counting begins
 * @param until up to when the parts are told: the deadline while time counts, else now or when the clock was stopped
 * @param parts the time between without gaps, oldest first
 * @param counted the sum of the parts that count
 * @param left what was left of the amount at {@code until}, negative where it was exceeded; null where days are counted
 * @param amount how much was promised, as hours; null where days are counted
 * @param days the days counted; empty where hours are
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

    /** A working day, whether it counts, and why. @param closing when its last opening ends */
    public record DayExplanation(String date, Instant closing, boolean counted, String reason) {}
}
