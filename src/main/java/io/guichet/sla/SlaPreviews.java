package io.guichet.sla;

import io.guichet.brand.Brand;
import io.guichet.policy.DecisionReference;
import io.guichet.policy.DecisionResult;
import io.guichet.policy.InvalidTable;
import io.guichet.policy.Policies;
import io.guichet.policy.Priority;
import io.guichet.policy.Route;
import io.guichet.policy.SlaTarget;
import io.guichet.policy.Target;
import io.guichet.policy.TicketAttributes;
import io.guichet.worktime.IntervalExplainer;
import io.guichet.worktime.InvalidWorktimeInput;
import io.guichet.worktime.NeverOpens;
import io.guichet.worktime.Pauses;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What would be promised to whom, until when, and why: before anything is sent. */
@Component
public class SlaPreviews {

    private final Policies policies;
    private final Calendars calendars;
    private final HoursFormatter hoursFormatter;

    SlaPreviews(Policies policies, Calendars calendars, HoursFormatter hoursFormatter) {
        this.policies = policies;
        this.calendars = calendars;
        this.hoursFormatter = hoursFormatter;
    }

    /** One promise. @param due UTC; null when nothing is promised */
    public record PreviewedTarget(
            Target target,
            SlaTarget.TargetKind kind,
            SlaTarget.TargetUnit unit,
            String amount,
            Instant due,
            SlaTarget.StopEvent stopsOn,
            TargetHours hours,
            List<DecisionReference> reasons) {}

    /** The hours in which a promise is counted. */
    public record TargetHours(String expression, String zone, String holidays) {}

    /** The route, and the priority and promises when it leads to a ticket (else null and empty). */
    public record SlaPreview(Route route, String priority, List<PreviewedTarget> targets) {

        /** The line for a first answer, or null when the request is not to become a ticket. */
        public PreviewedTarget firstResponse() {
            return targets.stream()
                    .filter(target -> target.target() == Target.FIRST_RESPONSE)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** What the tables say, row by row; priority null and no targets where the request is not to become a ticket. */
    public record PreviewDecisions(
            DecisionResult<Route> route, DecisionResult<Priority> priority, List<SlaTarget> targets) {}

    /** The decisions for a request with these attributes, received at that instant. */
    public SlaPreview of(Brand brand, TicketAttributes attributes, Instant receivedAt, String language) {
        var decisions = decide(brand, attributes, language);
        var priority = decisions.priority() == null
                ? null
                : decisions.priority().value().name();
        var targets = decisions.targets().stream()
                .map(slaTarget -> target(slaTarget, receivedAt))
                .toList();
        return new SlaPreview(decisions.route().value(), priority, targets);
    }

    /** The same before any time is counted, each answer with the row that gave it. */
    public PreviewDecisions decide(Brand brand, TicketAttributes attributes, String language) {
        var route = policies.entitlement(brand, attributes, language);
        if (!route.value().isTicket()) {
            return new PreviewDecisions(route, null, List.of());
        }
        var priority = policies.priority(brand, attributes);
        return new PreviewDecisions(
                route,
                priority,
                policies.targets(brand, attributes, priority.value().name()));
    }

    /** What one promise amounts to when its clock starts at that instant. */
    public PreviewedTarget target(SlaTarget slaTarget, Instant from) {
        var hours = slaTarget.hours();
        return new PreviewedTarget(
                slaTarget.target(),
                slaTarget.kind(),
                slaTarget.unit(),
                slaTarget.amount(),
                slaTarget.amount() == null ? null : due(slaTarget, from),
                slaTarget.stopsOn(),
                hours == null
                        ? null
                        : new TargetHours(hours.expression(), hours.zone().getId(), hours.holidays()),
                hours == null ? List.of(slaTarget.reason()) : List.of(slaTarget.reason(), hours.reason()));
    }

    /** From when its clock starts until it is due: what counts and what does not. Nothing where nothing is promised. */
    public List<HoursFormatter.DescribedInterval> intervals(SlaTarget slaTarget, Instant from, Locale locale) {
        if (slaTarget.amount() == null) {
            return List.of();
        }
        var calendar = calendars.calculator(slaTarget).calendar();
        return new IntervalExplainer(calendar, locale)
                .explain(from, due(slaTarget, from), Pauses.none()).stream()
                        .map(interval -> hoursFormatter.describe(interval, locale))
                        .toList();
    }

    private Instant due(SlaTarget slaTarget, Instant from) {
        try {
            return calendars.calculator(slaTarget).due(from, Pauses.none());
        } catch (NeverOpens | InvalidWorktimeInput | DateTimeParseException e) {
            throw new InvalidTable("The target in row %s of %s cannot be calculated: %s"
                    .formatted(slaTarget.reason().row(), slaTarget.reason().decision(), e.getMessage()));
        }
    }
}
