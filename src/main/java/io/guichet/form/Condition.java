package io.guichet.form;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.syntaxtree.ParsedExpression;

/** A FEEL expression over a form's answers; an answer that is not there is null. */
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

    /** Reads {@code =outcome = "SOLVE"}; the leading equals sign is form-js's mark of an expression. */
    static Condition read(String text) {
        var source = text.strip().replaceFirst("^=", "").strip();
        var parsed = FEEL.parseExpression(source);
        if (!parsed.isSuccess()) {
            throw new BrokenForm(
                    "'%s' is not FEEL: %s".formatted(text, parsed.failure().message()));
        }
        return new Condition(source, parsed.parsedExpression());
    }

    boolean holds(Map<String, Object> answers) {
        return Boolean.TRUE.equals(FEEL.evaluate(expression, answers).result());
    }

    /** Refuses an expression that names something else than the form's own fields. */
    void mustKnow(Set<String> keys) {
        var nothing = new HashMap<String, Object>();
        keys.forEach(key -> nothing.put(key, null));
        var tried = FEEL.evaluate(expression, nothing);
        if (!tried.isSuccess() || tried.suppressedFailures().mkString().contains("NO_VARIABLE_FOUND")) {
            throw new BrokenForm("'%s' names something that is not a field of this form".formatted(source));
        }
    }

    /**
     * The condition as {@code field=A|B} or {@code field!=A|B} for the browser, or null when it is more than one field
     * compared with words: then only the server decides.
     */
    String simple() {
        var equal = oneField(source.split("\\s+or\\s+"), EQUAL, "=");
        return equal != null ? equal : oneField(source.split("\\s+and\\s+"), UNEQUAL, "!=");
    }

    private static String oneField(String[] comparisons, Pattern comparison, String sign) {
        var words = new LinkedHashSet<String>();
        var fields = new LinkedHashSet<String>();
        for (var part : comparisons) {
            var match = comparison.matcher(part.strip());
            if (!match.matches()) {
                return null;
            }
            fields.add(match.group(1));
            words.add(match.group(2));
        }
        return fields.size() == 1 ? fields.iterator().next() + sign + String.join("|", words) : null;
    }
}
