package io.guichet.desk;

import io.guichet.policy.Target;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.ticket.LabelFormatter;
import io.guichet.web.TimeFormatter;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads what a lead filled in on the page of decisions, and says in their language what is wrong with it. */
@Component
class OverrideFormReader {

    private final TimeFormatter timeFormatter;
    private final LabelFormatter labels;
    private final Clock clock;

    OverrideFormReader(TimeFormatter timeFormatter, LabelFormatter labels, Clock clock) {
        this.timeFormatter = timeFormatter;
        this.labels = labels;
        this.clock = clock;
    }

    /** @throws BadInput naming every field that is wrong, in the order of the page */
    Overrides.OverrideRequest request(Map<String, String> submitted, OverrideView view, Locale locale) {
        var problems = new ArrayList<FieldError>();
        var reason = reason("reason", submitted, problems, locale);
        if (isEmpty(submitted)) {
            problems.add(problem("priority", "override.no-change", locale));
        }
        var priority = choice("priority", view.priorities(), submitted, problems, locale);
        var plan = choice("plan", view.plans(), submitted, problems, locale);
        var correction = submitted.containsKey("correction");
        if (correction && text("plan", submitted).isEmpty()) {
            problems.add(problem("plan", "override.plan.required", locale));
        }
        var team = choice("team", view.teams(), submitted, problems, locale);
        var target = choice("target", view.targets(), submitted, problems, locale);
        var due = due(submitted, problems, locale);
        throwIfInvalid(problems);
        return new Overrides.OverrideRequest(
                reason, priority, plan, correction, team, target == null ? null : Target.valueOf(target), due);
    }

    /** Why something is left to the tables again. @throws BadInput naming that field */
    String reason(String field, Map<String, String> submitted, Locale locale) {
        var problems = new ArrayList<FieldError>();
        var reason = reason(field, submitted, problems, locale);
        throwIfInvalid(problems);
        return reason;
    }

    private String reason(String field, Map<String, String> submitted, List<FieldError> problems, Locale locale) {
        var reason = text(field, submitted);
        if (reason.isEmpty()) {
            problems.add(problem(field, "ticket.reason.required", locale));
        } else if (reason.length() > Overrides.MAX_REASON_LENGTH) {
            problems.add(problem(field, "ticket.reason.too-long", locale, Overrides.MAX_REASON_LENGTH));
        }
        return reason;
    }

    private static boolean isEmpty(Map<String, String> submitted) {
        return List.of("priority", "plan", "team", "target", "due").stream()
                        .allMatch(field -> text(field, submitted).isEmpty())
                && !submitted.containsKey("correction");
    }

    private String choice(
            String field,
            Map<String, String> allowed,
            Map<String, String> submitted,
            List<FieldError> problems,
            Locale locale) {
        var value = text(field, submitted);
        if (!value.isEmpty() && !allowed.containsKey(value)) {
            problems.add(problem(field, "override.unknown", locale));
        }
        return value.isEmpty() ? null : value;
    }

    private Instant due(Map<String, String> submitted, List<FieldError> problems, Locale locale) {
        var due = text("due", submitted);
        if (due.isEmpty()) {
            if (!text("target", submitted).isEmpty()) {
                problems.add(problem("due", "override.due.required", locale));
            }
            return null;
        }
        if (text("target", submitted).isEmpty()) {
            problems.add(problem("target", "override.target.required", locale));
        }
        try {
            var instant = timeFormatter.parseInputValue(due);
            if (!instant.isAfter(clock.instant())) {
                problems.add(problem("due", "override.due.past", locale));
            }
            return instant;
        } catch (DateTimeParseException e) {
            problems.add(problem("due", "override.due.unreadable", locale));
            return null;
        }
    }

    private FieldError problem(String field, String key, Locale locale, Object... details) {
        return new FieldError(field, labels.text(key, locale, details));
    }

    private static String text(String field, Map<String, String> submitted) {
        return submitted.getOrDefault(field, "").strip();
    }

    private static void throwIfInvalid(List<FieldError> problems) {
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
    }
}
