package io.guichet.desk;

import io.guichet.policy.DecisionReference;
import io.guichet.policy.Route;
import io.guichet.policy.Target;
import io.guichet.sla.HoursFormatter;
import java.time.Instant;
import java.util.List;

/**
 * Preview of the tables' decisions for given attributes, localised.
 *
 * @param outcome name of the route
 * @param priority null, as are the targets, if the request does not become a ticket
 */
public record SlaPreviewView(
        Route route,
        String outcome,
        DecisionReference routeReasons,
        String priority,
        DecisionReference priorityReasons,
        List<SlaPreviewTargetView> targets) {

    /**
     * One target.
     *
     * @param amount formatted amount; null, as is due, without a target
     * @param hours formatted opening hours; null for elapsed time
     * @param intervals intervals from receipt to due date
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
