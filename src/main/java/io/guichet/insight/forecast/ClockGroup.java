package io.guichet.insight.forecast;

import io.guichet.insight.table.TicketMetrics.ClockMetrics;
import io.guichet.policy.SlaTarget.TargetUnit;
import io.guichet.policy.Target;
import java.util.List;

/**
 * Clocks that are alike, always of one brand.
 *
 * @param target null for all targets
 * @param unit null for all promises of the target, as is {@code promised}
 */
record ClockGroup(String brand, Target target, TargetUnit unit, String promised) {

    /** The narrowest group of a clock. */
    static ClockGroup of(String brand, ClockMetrics clock) {
        return new ClockGroup(brand, clock.target(), clock.unit(), clock.promised());
    }

    /** The groups that contain this one, the narrowest first. */
    List<ClockGroup> wider() {
        return List.of(new ClockGroup(brand, target, null, null), new ClockGroup(brand, null, null, null));
    }
}
