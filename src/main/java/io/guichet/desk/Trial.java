package io.guichet.desk;

import io.guichet.policy.Because;
import io.guichet.policy.Route;
import io.guichet.policy.Target;
import io.guichet.sla.HoursWords;
import java.time.Instant;
import java.util.List;

/**
 * What the tables said to facts that somebody tried out, in the reader's language.
 *
 * @param outcome the name of where the request goes
 * @param priority null, and no promises, where it is not to become a ticket
 */
public record Trial(
        Route route,
        String outcome,
        Because routeBecause,
        String priority,
        Because priorityBecause,
        List<Promise> promises) {

    /**
     * What is promised for one target.
     *
     * @param amount in words; null when nothing is promised, as due
     * @param hours in which it is counted, in words; null for elapsed time
     * @param stretches from receipt to due
     */
    public record Promise(
            Target target,
            String kind,
            String amount,
            String hours,
            Instant due,
            String stopsOn,
            List<Because> because,
            List<HoursWords.Told> stretches) {}
}
