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
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Previews route, priority and SLA targets with reasons before a request is sent. */
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

    /**
     * One target.
     *
     * @param due due date, UTC; null without a target
     */
    public record PreviewedTarget(
            Target target,
            SlaTarget.TargetKind kind,
            SlaTarget.TargetUnit unit,
            String amount,
            Instant due,
            SlaTarget.StopEvent stopsOn,
            TargetHours hours,
            List<DecisionReference> reasons) {}

    /** Opening hours of a target. */
    public record TargetHours(String expression, String zone, String holidays) {}

    /** The route, with priority and targets if it leads to a ticket (else null and empty). */
    public record SlaPreview(Route route, String priority, List<PreviewedTarget> targets) {}

    /** Results of the tables with their rows; priority null and no targets if the request does not become a ticket. */
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

    /** The results of the tables only, without due dates. */
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

    /** The due date of a target whose clock starts at that instant. */
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

    /** Intervals from the start of the clock to the due date; empty without a target. */
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
        } catch (NeverOpens | InvalidWorktimeInput | InvalidTable e) {
            throw new InvalidTable("The target in row %s of %s cannot be calculated: %s"
                    .formatted(slaTarget.reason().row(), slaTarget.reason().decision(), e.getMessage()));
        }
    }
}
