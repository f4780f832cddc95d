package io.guichet.sla;

import io.guichet.brand.Brand;
import io.guichet.policy.Because;
import io.guichet.policy.Facts;
import io.guichet.policy.Policies;
import io.guichet.policy.Promised;
import io.guichet.policy.Route;
import io.guichet.policy.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What would be promised to whom, until when, and why: before anything is sent. */
@Component
public class Promises {

    private final Policies policies;

    Promises(Policies policies) {
        this.policies = policies;
    }

    /** One promise. @param due UTC; null when nothing is promised */
    public record Line(
            Target target,
            Promised.Kind kind,
            Promised.Unit unit,
            String amount,
            Instant due,
            Promised.StopsOn stopsOn,
            List<Because> because) {}

    /** The route, and the priority and promises when it leads to a ticket (else null and empty). */
    public record Promise(Route route, String priority, List<Line> targets) {

        /** The line for a first answer, or null when the request is not to become a ticket. */
        public Line firstResponse() {
            return targets.stream()
                    .filter(line -> line.target() == Target.FIRST_RESPONSE)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** What the tables say to a request with these facts, received at that instant. */
    public Promise of(Brand brand, Facts facts, Instant receivedAt, String language) {
        var route = policies.entitlement(brand, facts, language).value();
        if (!route.isTicket()) {
            return new Promise(route, null, List.of());
        }
        var priority = policies.priority(brand, facts).value().name();
        var lines = policies.targets(brand, facts, priority).stream()
                .map(promised -> line(promised, receivedAt))
                .toList();
        return new Promise(route, priority, lines);
    }

    /** What one promise amounts to when its clock starts at that instant. */
    private static Line line(Promised promised, Instant from) {
        var due = promised.amount() == null ? null : from.plus(Duration.parse(promised.amount()));
        return new Line(
                promised.target(),
                promised.kind(),
                promised.unit(),
                promised.amount(),
                due,
                promised.stopsOn(),
                List.of(promised.because()));
    }
}
