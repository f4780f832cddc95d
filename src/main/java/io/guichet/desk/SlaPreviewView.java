package io.guichet.desk;

import io.guichet.policy.DecisionReference;
import io.guichet.policy.Route;
import io.guichet.policy.Target;
import io.guichet.sla.HoursFormatter;
import java.time.Instant;
import java.util.List;

/**
 * The decisions of the tables for the given attributes, in the reader's language.
 *
 * @param outcome the name of the route
 * @param priority null, and no promises, where it is not to become a ticket
 */
public record SlaPreviewView(
        Route route,
        String outcome,
        DecisionReference routeReasons,
        String priority,
        DecisionReference priorityReasons,
        List<SlaPreviewTargetView> targets) {

    /**
     * What is promised for one target.
     *
     * @param amount in words; null when nothing is promised, as due
     * @param hours in which it is counted, in words; null for elapsed time
     * @param intervals from receipt to due date
     */
    public record SlaPreviewTargetView(
            Target target,
            String kind,
            String amount,
            String hours,
            Instant due,
            String stopsOn,
            List<DecisionReference> reasons,
            List<HoursFormatter.DescribedInterval> intervals) {}
}
