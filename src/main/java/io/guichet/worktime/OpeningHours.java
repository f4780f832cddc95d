package io.guichet.worktime;

import ch.poole.openinghoursparser.OpeningHoursParseException;
import ch.poole.openinghoursparser.OpeningHoursParser;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opening hours in the syntax of OpenStreetMap's {@code opening_hours}: weekdays, dates and months, years and weeks, several
 * spans a day, spans over midnight, {@code 24/7}, {@code PH}, {@code off}, comments. A later rule replaces what earlier ones
 * said of the days it selects, as far as it starts on them; after a comma it adds to it. What the syntax allows beyond that
 * is refused by name.
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

    /** Reads an expression such as {@code Mo-Fr 09:00-17:00; PH off}; throws {@link InvalidWorktimeInput} on {@code hours}. */
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

    /** Whether a public holiday makes any difference. */
    public boolean dependsOnHolidays() {
        return dependsOnHolidays;
    }

    /** The spans that start on this day, as the rules leave them. */
    List<Span> spansOn(CalendarDay day) {
        List<Span> spans = List.of();
        for (var rule : rules) {
            if (rule.days().test(day)) {
                spans = rule.applyTo(spans);
            }
        }
        return spans;
    }

    /** What the last rule says that closes something on this day. */
    Optional<String> closingComment(CalendarDay day) {
        return rules.stream()
                .filter(rule ->
                        rule.closes() && rule.comment() != null && rule.days().test(day))
                .map(DayRule::comment)
                .reduce((earlier, later) -> later);
    }
}
