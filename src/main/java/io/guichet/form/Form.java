package io.guichet.form;

import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is asked of somebody at one point, as a form file says it: drawn for pages, and checked whoever sends the
 * answers. Labels are English; French ones stand in {@code properties.labelFr} and {@code properties.descriptionFr} of a
 * component and in {@code labelFr} of an option, which form-js carries along unseen. {@code properties.requiredWhen} is
 * a FEEL condition under which a field must be filled in; {@code properties.visibility} says {@code internal} where
 * staff alone will see the answer; {@code properties.autocomplete} is HTML's word for what the browser may fill in. A text
 * with {@code properties.captcha} is where "I am not a robot" stands; whoever takes the form must check that.
 */
public final class Form {

    /** The name under which a browser sends that it solved the riddle; none of a form's own fields. */
    public static final String CAPTCHA = "_captcha";

    private final String id;
    private final List<FormComponent> components;

    Form(String id, List<FormComponent> components) {
        this.id = id;
        this.components = List.copyOf(components);
    }

    public String id() {
        return id;
    }

    /** Whether the form is taken only from a browser that solved a riddle. */
    public boolean hasCaptcha() {
        return components.stream()
                .flatMap(FormComponent::withDescendants)
                .anyMatch(component -> component.type() == ComponentType.CAPTCHA);
    }

    /** The same form for somebody who need not solve a riddle. */
    public Form withoutCaptcha() {
        return new Form(id, FormComponent.withoutCaptcha(components));
    }

    /** The names of the fields, in the form's order. */
    public List<String> keys() {
        return inputs().map(FormComponent::key).toList();
    }

    /** As {@link #validate(Map, Locale)}, with its problems told in English. */
    public FormData validate(Map<String, ?> submitted) {
        return validate(submitted, Locale.ENGLISH);
    }

    /**
     * Takes what was sent, or refuses all of it and names every problem at once. A hidden field asks nothing; something
     * sent for it is refused rather than dropped.
     *
     * @param submitted by field: text, number, boolean, list or array of texts; null and blank count as not sent
     * @throws BadInput when anything is wrong, unknown fields included
     */
    public FormData validate(Map<String, ?> submitted, Locale locale) {
        var formatter = new FormErrorFormatter(locale);
        var values = new LinkedHashMap<String, Object>();
        var invalid = new HashMap<String, FieldError>();
        inputs().forEach(component -> {
            try {
                values.put(component.key(), new FieldValueReader(component).read(submitted.get(component.key())));
            } catch (InvalidValue invalidValue) {
                values.put(component.key(), null);
                invalid.put(
                        component.key(), new FieldError(component.key(), formatter.format(component, invalidValue)));
            }
        });
        var errors = new ArrayList<FieldError>();
        for (var component : components) {
            validateComponent(component, false, values, invalid, formatter, errors);
        }
        submitted.keySet().stream()
                .filter(key -> !values.containsKey(key))
                .forEach(key -> errors.add(new FieldError(key, formatter.unknownField())));
        if (!errors.isEmpty()) {
            throw new BadInput(errors);
        }
        values.values().removeIf(value -> value == null);
        return new FormData(values);
    }

    private static void validateComponent(
            FormComponent component,
            boolean parentHidden,
            Map<String, Object> values,
            Map<String, FieldError> invalid,
            FormErrorFormatter formatter,
            List<FieldError> errors) {
        var hidden = parentHidden || component.isHidden(values);
        if (component.type().isInput()) {
            var value = values.get(component.key());
            if (invalid.containsKey(component.key())) {
                errors.add(invalid.get(component.key()));
            } else if (hidden && value != null) {
                errors.add(new FieldError(component.key(), formatter.format(component, "hidden")));
            } else if (!hidden && isMissing(component, value) && component.required(values)) {
                errors.add(new FieldError(
                        component.key(),
                        formatter.format(component, component.type().missingReason())));
            }
        }
        for (var child : component.components()) {
            validateComponent(child, hidden, values, invalid, formatter, errors);
        }
    }

    private static boolean isMissing(FormComponent component, Object value) {
        return value == null || (component.type() == ComponentType.CHECKBOX && value.equals(false));
    }

    /** The form as a page draws it, filled with what is known or was typed before. */
    public List<FormFieldView> fields(Map<String, ?> values, Locale locale) {
        return fields(values, List.of(), locale);
    }

    /** The form as a page draws it again after it was refused, each problem beside its field. */
    public List<FormFieldView> fields(Map<String, ?> values, List<FieldError> errors, Locale locale) {
        var messages = new HashMap<String, String>();
        errors.forEach(error -> messages.putIfAbsent(error.field(), error.message()));
        return components.stream()
                .map(component -> new FormFieldView(component, values, messages, locale))
                .toList();
    }

    private Stream<FormComponent> inputs() {
        return components.stream()
                .flatMap(FormComponent::withDescendants)
                .filter(component -> component.type().isInput());
    }
}
