package io.guichet.sla;

import io.guichet.brand.Brand;
import io.guichet.policy.Because;
import io.guichet.policy.Facts;
import io.guichet.policy.Policies;
import io.guichet.policy.Promised;
import io.guichet.policy.Route;
import io.guichet.policy.Target;
import io.guichet.worktime.Pauses;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What would be promised to whom, until when, and why: before anything is sent. */
@Component
public class Promises {

    private final Policies policies;
    private final Calendars calendars;

    Promises(Policies policies, Calendars calendars) {
        this.policies = policies;
        this.calendars = calendars;
    }

    /** One promise. @param due UTC; null when nothing is promised */
    public record Line(
            Target target,
            Promised.Kind kind,
            Promised.Unit unit,
            String amount,
            Instant due,
            Promised.StopsOn stopsOn,
            Counted hours,
            List<Because> because) {}

    /** The hours in which a promise is counted. */
    public record Counted(String expression, String zone, String holidays) {}

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
    private Line line(Promised promised, Instant from) {
        var hours = promised.hours();
        return new Line(
                promised.target(),
                promised.kind(),
                promised.unit(),
                promised.amount(),
                promised.amount() == null ? null : calendars.measure(promised).due(from, Pauses.none()),
                promised.stopsOn(),
                hours == null
                        ? null
                        : new Counted(hours.expression(), hours.zone().getId(), hours.holidays()),
                hours == null ? List.of(promised.because()) : List.of(promised.because(), hours.because()));
    }
}
