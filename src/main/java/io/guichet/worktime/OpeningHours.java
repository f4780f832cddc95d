package io.guichet.worktime;

import ch.poole.openinghoursparser.OpeningHoursParseException;
import ch.poole.openinghoursparser.OpeningHoursParser;
import io.guichet.worktime.DayRule.CalendarDay;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opening hours in OpenStreetMap's {@code opening_hours} syntax: weekdays, dates and months, years and weeks, several
 * spans per day, spans over midnight, {@code 24/7}, {@code PH}, {@code off}, comments. A later rule replaces earlier
 * ones on the days it selects; after a comma it adds to them. Other features of the syntax are rejected by name.
 */
public final class OpeningHours {

    private static final int MAX_LENGTH = 1_000;

    private final String expression;
    private final List<DayRule> rules;
    private final boolean dependsOnHolidays;

    private OpeningHours(String expression, List<DayRule> rules, boolean askForHolidays) {
        this.expression = expression;
        this.rules = List.copyOf(rules);
        this.dependsOnHolidays = askForHolidays;
    }

    /**
     * Parses an expression such as {@code Mo-Fr 09:00-17:00; PH off}. Throws {@link InvalidWorktimeInput} on {@code
     * hours}.
     */
    public static OpeningHours of(String expression) {
        if (expression == null || expression.isBlank()) {
            throw new InvalidWorktimeInput("hours", "must be opening hours such as Mo-Fr 09:00-17:00; PH off");
        }
        if (expression.length() > MAX_LENGTH) {
            throw new InvalidWorktimeInput("hours", "may have at most %d characters".formatted(MAX_LENGTH));
        }
        var parsed = parse(expression);
        var rules = new ArrayList<DayRule>();
        for (var rule : parsed) {
            if (!rule.isEmpty()) {
                rules.add(RuleReader.read(rule));
            }
        }
        return new OpeningHours(expression, rules, parsed.stream().anyMatch(rule -> rule.getHolidays() != null));
    }

    private static List<ch.poole.openinghoursparser.Rule> parse(String expression) {
        try {
            var bytes = expression.getBytes(StandardCharsets.UTF_8);
            return new OpeningHoursParser(new ByteArrayInputStream(bytes)).rules(false);
        } catch (OpeningHoursParseException e) {
            throw new InvalidWorktimeInput(
                    "hours",
                    "'%s' cannot be parsed at character %d".formatted(expression, Math.max(1, e.getColumn() + 1)));
        }
    }

    public String expression() {
        return expression;
    }

    /** Whether any rule refers to public holidays. */
    public boolean dependsOnHolidays() {
        return dependsOnHolidays;
    }

    /** Spans that start on this day after all rules. */
    List<Span> spansOn(CalendarDay day) {
        List<Span> spans = List.of();
        for (var rule : rules) {
            if (rule.days().test(day)) {
                spans = rule.applyTo(spans);
            }
        }
        return spans;
    }

    /** Comment of the last rule that closes this day, wholly or partly. */
    Optional<String> closingComment(CalendarDay day) {
        return rules.stream()
                .filter(rule ->
                        rule.closes() && rule.comment() != null && rule.days().test(day))
                .map(DayRule::comment)
                .reduce((earlier, later) -> later);
    }
}
