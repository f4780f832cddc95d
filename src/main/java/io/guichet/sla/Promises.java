package io.guichet.sla;

import io.guichet.brand.Brand;
import io.guichet.http.Unprocessable;
import io.guichet.policy.Because;
import io.guichet.policy.Decided;
import io.guichet.policy.Facts;
import io.guichet.policy.Policies;
import io.guichet.policy.Priority;
import io.guichet.policy.Promised;
import io.guichet.policy.Route;
import io.guichet.policy.Target;
import io.guichet.worktime.Explanation;
import io.guichet.worktime.NeverOpens;
import io.guichet.worktime.NotUnderstood;
import io.guichet.worktime.Pauses;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What would be promised to whom, until when, and why: before anything is sent. */
@Component
public class Promises {

    private final Policies policies;
    private final Calendars calendars;
    private final HoursWords words;

    Promises(Policies policies, Calendars calendars, HoursWords words) {
        this.policies = policies;
        this.calendars = calendars;
        this.words = words;
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

    /** What the tables say, row by row; priority null and no targets where the request is not to become a ticket. */
    public record Told(Decided<Route> route, Decided<Priority> priority, List<Promised> targets) {}

    /** What the tables say to a request with these facts, received at that instant. */
    public Promise of(Brand brand, Facts facts, Instant receivedAt, String language) {
        var told = tell(brand, facts, language);
        var priority = told.priority() == null ? null : told.priority().value().name();
        var lines = told.targets().stream()
                .map(promised -> line(promised, receivedAt))
                .toList();
        return new Promise(told.route().value(), priority, lines);
    }

    /** The same before any time is counted, each answer with the row that gave it. */
    public Told tell(Brand brand, Facts facts, String language) {
        var route = policies.entitlement(brand, facts, language);
        if (!route.value().isTicket()) {
            return new Told(route, null, List.of());
        }
        var priority = policies.priority(brand, facts);
        return new Told(
                route, priority, policies.targets(brand, facts, priority.value().name()));
    }

    /** What one promise amounts to when its clock starts at that instant. */
    public Line line(Promised promised, Instant from) {
        var hours = promised.hours();
        return new Line(
                promised.target(),
                promised.kind(),
                promised.unit(),
                promised.amount(),
                promised.amount() == null ? null : due(promised, from),
                promised.stopsOn(),
                hours == null
                        ? null
                        : new Counted(hours.expression(), hours.zone().getId(), hours.holidays()),
                hours == null ? List.of(promised.because()) : List.of(promised.because(), hours.because()));
    }

    /** From when its clock starts until it is due: what counts and what does not. Nothing where nothing is promised. */
    public List<HoursWords.Told> stretches(Promised promised, Instant from, Locale locale) {
        if (promised.amount() == null) {
            return List.of();
        }
        var calendar = calendars.measure(promised).calendar();
        return new Explanation(calendar, locale)
                .of(from, due(promised, from), Pauses.none()).stream()
                        .map(stretch -> words.told(stretch, locale))
                        .toList();
    }

    private Instant due(Promised promised, Instant from) {
        try {
            return calendars.measure(promised).due(from, Pauses.none());
        } catch (NeverOpens | NotUnderstood | DateTimeParseException e) {
            throw new Unprocessable("What row %s of %s promises cannot be counted: %s"
                    .formatted(promised.because().row(), promised.because().decision(), e.getMessage()));
        }
    }
}
