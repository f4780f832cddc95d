package io.guichet.form;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One field of a form as {@code form/fields.html} draws it, in one language. */
public final class Field {

    private final Part part;
    private final Map<String, ?> values;
    private final Map<String, String> problems;
    private final Locale locale;

    /** One of the answers to choose from. */
    public record Choice(String value, String label, boolean chosen) {}

    Field(Part part, Map<String, ?> values, Map<String, String> problems, Locale locale) {
        this.part = part;
        this.values = values;
        this.problems = problems;
        this.locale = locale;
    }

    /** The component type: textfield, textarea, number, datetime, checkbox, checklist, radio, select, taglist, text, … */
    public String kind() {
        return part.kind().type();
    }

    public String key() {
        return part.key();
    }

    public String label() {
        return part.label().in(locale);
    }

    /** What helps to answer, or an empty text. */
    public String help() {
        return part.description().in(locale);
    }

    /** The message beside the field after it was refused, or null. */
    public String problem() {
        return problems.get(part.key());
    }

    public boolean required() {
        return part.required();
    }

    /** Whether staff alone will see the answer, which is drawn on a ground of its own. */
    public boolean internal() {
        return part.internal();
    }

    /** What stands in the field now, exactly as it was typed. */
    public String value() {
        var chosen = chosen();
        return chosen.isEmpty() ? "" : chosen.get(0);
    }

    public boolean ticked() {
        return List.of("true", "on").contains(value());
    }

    public List<Choice> choices() {
        var chosen = chosen();
        return part.options().stream()
                .map(option -> new Choice(option.value(), option.label().in(locale), chosen.contains(option.value())))
                .toList();
    }

    private List<String> chosen() {
        var value = values.get(part.key());
        if (value == null) {
            return List.of();
        }
        if (value instanceof Object[] array) {
            return Arrays.stream(array).map(String::valueOf).toList();
        }
        if (value instanceof Collection<?> collection) {
            return collection.stream().map(String::valueOf).toList();
        }
        return List.of(value.toString());
    }

    /** The HTML input type of a one-line text. */
    public String inputType() {
        var kindOfText = part.limits().kindOfText();
        return "email".equals(kindOfText) ? "email" : "phone".equals(kindOfText) ? "tel" : "text";
    }

    /** What the browser may fill in by itself, or null. */
    public String autocomplete() {
        return part.autocomplete().isEmpty() ? null : part.autocomplete();
    }

    public Integer maxLength() {
        return part.limits().maxLength();
    }

    public Object min() {
        return part.limits().min();
    }

    public Object max() {
        return part.limits().max();
    }

    /** {@code field=A|B} or {@code field!=A|B} for the script that hides the field, or null. */
    public String hiddenWhen() {
        return part.hide() == null ? null : part.hide().simple();
    }

    /** The same for the script that marks the field as required, or null. */
    public String requiredWhen() {
        return part.requiredWhen() == null ? null : part.requiredWhen().simple();
    }

    /** The paragraphs of a text. */
    public List<String> paragraphs() {
        return Arrays.stream(label().split("\\n\\s*\\n")).map(String::strip).toList();
    }

    /** What a group holds. */
    public List<Field> fields() {
        return part.parts().stream()
                .map(inner -> new Field(inner, values, problems, locale))
                .toList();
    }
}
