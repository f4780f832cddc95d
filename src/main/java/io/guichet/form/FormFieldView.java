package io.guichet.form;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One field as rendered by {@code form/fields.html}, localised. */
public final class FormFieldView {

    private final FormComponent component;
    private final Map<String, ?> values;
    private final Map<String, String> errors;
    private final Locale locale;

    public record FormOptionView(String value, String label, boolean selected) {}

    FormFieldView(FormComponent component, Map<String, ?> values, Map<String, String> errors, Locale locale) {
        this.component = component;
        this.values = values;
        this.errors = errors;
        this.locale = locale;
    }

    /**
     * The component type: textfield, textarea, number, datetime, checkbox, checklist, radio, select, taglist, text, …
     */
    public String type() {
        return component.type().jsonName();
    }

    public String key() {
        return component.key();
    }

    public String label() {
        return component.label().in(locale);
    }

    /** Help text, or empty. */
    public String help() {
        return component.description().in(locale);
    }

    /** Validation message, or null. */
    public String error() {
        return errors.get(component.key());
    }

    public boolean required() {
        return component.required();
    }

    /** Whether only staff see the value; such fields have a different background. */
    public boolean internal() {
        return component.internal();
    }

    /** The current raw value. */
    public String value() {
        var selected = selectedValues();
        return selected.isEmpty() ? "" : selected.get(0);
    }

    public boolean checked() {
        return List.of("true", "on").contains(value());
    }

    public List<FormOptionView> options() {
        var selected = selectedValues();
        return component.options().stream()
                .map(option -> new FormOptionView(
                        option.value(), option.label().in(locale), selected.contains(option.value())))
                .toList();
    }

    private List<String> selectedValues() {
        var value = values.get(component.key());
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

    /** HTML input type of a one-line text. */
    public String inputType() {
        var validationType = component.limits().validationType();
        return "email".equals(validationType) ? "email" : "phone".equals(validationType) ? "tel" : "text";
    }

    /** HTML autocomplete value, or null. */
    public String autocomplete() {
        return component.autocomplete().isEmpty() ? null : component.autocomplete();
    }

    public Integer maxLength() {
        return component.limits().maxLength();
    }

    public Object min() {
        return component.limits().min();
    }

    public Object max() {
        return component.limits().max();
    }

    /** {@code field=A|B} or {@code field!=A|B} for the script that hides the field, or null. */
    public String hiddenWhen() {
        return component.hiddenWhen() == null ? null : component.hiddenWhen().toBrowserExpression();
    }

    /** The same for the script that marks the field as required, or null. */
    public String requiredWhen() {
        return component.requiredWhen() == null
                ? null
                : component.requiredWhen().toBrowserExpression();
    }

    /** Paragraphs of a text component. */
    public List<String> paragraphs() {
        return Arrays.stream(label().split("\\n\\s*\\n")).map(String::strip).toList();
    }

    /** Fields of a group. */
    public List<FormFieldView> fields() {
        return component.components().stream()
                .map(child -> new FormFieldView(child, values, errors, locale))
                .toList();
    }
}
