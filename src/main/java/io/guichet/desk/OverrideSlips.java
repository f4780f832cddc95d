package io.guichet.desk;

import io.guichet.http.BadInput;
import io.guichet.http.BadInput.Problem;
import io.guichet.http.Moments;
import io.guichet.policy.Target;
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
class OverrideSlips {

    private final Moments moments;
    private final Lexicon lexicon;
    private final Clock clock;

    OverrideSlips(Moments moments, Lexicon lexicon, Clock clock) {
        this.moments = moments;
        this.lexicon = lexicon;
        this.clock = clock;
    }

    /** @throws BadInput naming every field that is wrong, in the order of the page */
    Overrides.Order order(Map<String, String> typed, OverrideSheet sheet, Locale locale) {
        var problems = new ArrayList<Problem>();
        var reason = reason("reason", typed, problems, locale);
        if (nothing(typed)) {
            problems.add(problem("priority", "override.nothing", locale));
        }
        var priority = oneOf("priority", sheet.priorities(), typed, problems, locale);
        var plan = oneOf("plan", sheet.plans(), typed, problems, locale);
        var correction = typed.containsKey("correction");
        if (correction && text("plan", typed).isEmpty()) {
            problems.add(problem("plan", "override.plan.required", locale));
        }
        var team = oneOf("team", sheet.teams(), typed, problems, locale);
        var target = oneOf("target", sheet.targets(), typed, problems, locale);
        var due = due(typed, problems, locale);
        mustBeEmpty(problems);
        return new Overrides.Order(
                reason, priority, plan, correction, team, target == null ? null : Target.valueOf(target), due);
    }

    /** Why something is left to the tables again. @throws BadInput naming that field */
    String reason(String field, Map<String, String> typed, Locale locale) {
        var problems = new ArrayList<Problem>();
        var reason = reason(field, typed, problems, locale);
        mustBeEmpty(problems);
        return reason;
    }

    private String reason(String field, Map<String, String> typed, List<Problem> problems, Locale locale) {
        var reason = text(field, typed);
        if (reason.isEmpty()) {
            problems.add(problem(field, "ticket.reason.required", locale));
        } else if (reason.length() > Overrides.REASON_LENGTH) {
            problems.add(problem(field, "ticket.reason.too-long", locale, Overrides.REASON_LENGTH));
        }
        return reason;
    }

    private static boolean nothing(Map<String, String> typed) {
        return List.of("priority", "plan", "team", "target", "due").stream()
                        .allMatch(field -> text(field, typed).isEmpty())
                && !typed.containsKey("correction");
    }

    private String oneOf(
            String field, Map<String, String> known, Map<String, String> typed, List<Problem> problems, Locale locale) {
        var chosen = text(field, typed);
        if (!chosen.isEmpty() && !known.containsKey(chosen)) {
            problems.add(problem(field, "override.unknown", locale));
        }
        return chosen.isEmpty() ? null : chosen;
    }

    private Instant due(Map<String, String> typed, List<Problem> problems, Locale locale) {
        var due = text("due", typed);
        if (due.isEmpty()) {
            if (!text("target", typed).isEmpty()) {
                problems.add(problem("due", "override.due.required", locale));
            }
            return null;
        }
        if (text("target", typed).isEmpty()) {
            problems.add(problem("target", "override.target.required", locale));
        }
        try {
            var instant = moments.ofField(due);
            if (!instant.isAfter(clock.instant())) {
                problems.add(problem("due", "override.due.past", locale));
            }
            return instant;
        } catch (DateTimeParseException e) {
            problems.add(problem("due", "override.due.unreadable", locale));
            return null;
        }
    }

    private Problem problem(String field, String key, Locale locale, Object... details) {
        return new Problem(field, lexicon.say(key, locale, details));
    }

    private static String text(String field, Map<String, String> typed) {
        return typed.getOrDefault(field, "").strip();
    }

    private static void mustBeEmpty(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
    }
}
