package io.guichet.form;

import io.guichet.form.FormFile.InvalidFormFile;
import io.guichet.text.FeelCost;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.syntaxtree.ParsedExpression;

/** A FEEL expression over a form's values; a missing value is null. */
final class Condition {

    private static final FeelEngineApi FEEL =
            FeelEngineBuilder.forJava().withEnabledExternalFunctions(false).build();

    private static final Pattern EQUAL = Pattern.compile("(\\w+)\\s*=\\s*\"([\\w-]+)\"");
    private static final Pattern UNEQUAL = Pattern.compile("(\\w+)\\s*!=\\s*\"([\\w-]+)\"");

    private final String source;
    private final ParsedExpression expression;

    private Condition(String source, ParsedExpression expression) {
        this.source = source;
        this.expression = expression;
    }

    /** Parses {@code =outcome = "SOLVE"}; form-js marks expressions by the leading equals sign. */
    static Condition parse(String text) {
        var source = text.strip().replaceFirst("^=", "").strip();
        if (FeelCost.isTooDeep(source)) {
            throw new InvalidFormFile("a condition is too long or nested too deep");
        }
        var parsed = FEEL.parseExpression(source);
        if (!parsed.isSuccess()) {
            throw new InvalidFormFile(
                    "'%s' is not FEEL: %s".formatted(text, parsed.failure().message()));
        }
        var endless = FeelCost.endless(parsed.parsedExpression().expression());
        if (!endless.isEmpty()) {
            throw new InvalidFormFile("'%s' uses %s, with which it could be evaluated without end"
                    .formatted(text, String.join(", ", endless)));
        }
        return new Condition(source, parsed.parsedExpression());
    }

    boolean isTrue(Map<String, Object> values) {
        return Boolean.TRUE.equals(FEEL.evaluate(expression, values).result());
    }

    /** Throws if the expression refers to anything but the form's fields. */
    void requireKnownFields(Set<String> keys) {
        var nulls = new HashMap<String, Object>();
        keys.forEach(key -> nulls.put(key, null));
        var result = FEEL.evaluate(expression, nulls);
        if (!result.isSuccess() || result.suppressedFailures().mkString().contains("NO_VARIABLE_FOUND")) {
            throw new InvalidFormFile("'%s' refers to something that is not a field of this form".formatted(source));
        }
    }

    /**
     * The condition as {@code field=A|B} or {@code field!=A|B} for the browser, or null if it is more complex: then
     * only the server evaluates it.
     */
    String toBrowserExpression() {
        var equal = singleFieldComparison(source.split("\\s+or\\s+"), EQUAL, "=");
        return equal != null ? equal : singleFieldComparison(source.split("\\s+and\\s+"), UNEQUAL, "!=");
    }

    private static String singleFieldComparison(String[] comparisons, Pattern comparison, String operator) {
        var values = new LinkedHashSet<String>();
        var fields = new LinkedHashSet<String>();
        for (var part : comparisons) {
            var match = comparison.matcher(part.strip());
            if (!match.matches()) {
                return null;
            }
            fields.add(match.group(1));
            values.add(match.group(2));
        }
        return fields.size() == 1 ? fields.iterator().next() + operator + String.join("|", values) : null;
    }
}
