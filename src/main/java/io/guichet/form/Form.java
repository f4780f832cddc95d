package io.guichet.form;

import io.guichet.form.FieldValueReader.InvalidValue;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A form file: rendered on pages and validated on the server for every submission. Labels are English; French ones are
 * in {@code properties.labelFr} and {@code properties.descriptionFr} of a component and in {@code labelFr} of an
 * option, which form-js ignores. {@code properties.requiredWhen} is a FEEL condition under which a field is required;
 * {@code properties.visibility} is {@code internal} for values that only staff see; {@code properties.autocomplete} is
 * the HTML attribute. A text with {@code properties.captcha} marks the place of the captcha, which the caller must
 * verify. A select with {@code valuesKey} and without values has those of the brand: see {@link BrandForms}.
 */
public final class Form {

    /** Parameter name of the captcha solution; no field of a form has this name. */
    public static final String CAPTCHA = "_captcha";

    private final String id;
    private final List<FormComponent> components;

    Form(String id, List<FormComponent> components) {
        this.id = id;
        this.components = List.copyOf(components);
    }

    /** Formats validation errors in the reader's language. */
    private record FormErrorFormatter(Locale locale) {

        private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_DEFAULT);

        String format(FormComponent component, InvalidValue invalidValue) {
            return message(invalidValue.reason(), component.label().in(locale), invalidValue.details());
        }

        String format(FormComponent component, String reason) {
            return message(reason, component.label().in(locale));
        }

        String unknownField() {
            return message("unknown", "");
        }

        private String message(String reason, String label, Object... details) {
            var arguments = new Object[details.length + 1];
            arguments[0] = label;
            System.arraycopy(details, 0, arguments, 1, details.length);
            var pattern =
                    ResourceBundle.getBundle("messages", locale, NO_FALLBACK).getString("form.problem." + reason);
            return new MessageFormat(pattern, locale).format(arguments);
        }
    }

    /** What is wrong with a form file, in words; empty if it can be used. */
    public static Optional<String> problem(String file, byte[] content) {
        try {
            FormFile.read(file, content);
            return Optional.empty();
        } catch (FormFile.InvalidFormFile invalid) {
            return Optional.of(invalid.getMessage());
        }
    }

    /** The form of a file without a {@link #problem}. */
    public static Form parse(String file, byte[] content) {
        return FormFile.read(file, content);
    }

    public String id() {
        return id;
    }

    /** Whether a reader always sees this field. */
    public boolean alwaysShows(String key) {
        return components.stream().anyMatch(component -> alwaysShows(component, key));
    }

    private static boolean alwaysShows(FormComponent component, String key) {
        return !component.isConditional()
                && (component.type().isInput() && component.key().equals(key)
                        || component.components().stream().anyMatch(child -> alwaysShows(child, key)));
    }

    /** Whether this field is a text that is typed in. */
    public boolean isText(String key) {
        return inputs().anyMatch(component -> component.key().equals(key)
                && (component.type() == ComponentType.TEXTFIELD || component.type() == ComponentType.TEXTAREA));
    }

    /** Whether one option of this field is chosen. */
    public boolean isChoice(String key) {
        return inputs().anyMatch(component -> component.key().equals(key)
                && (component.type() == ComponentType.RADIO || component.type() == ComponentType.SELECT));
    }

    /** Whether this field is always required. */
    public boolean requires(String key) {
        return inputs().anyMatch(component -> component.key().equals(key) && component.required());
    }

    /** Whether this field is required beside these values. */
    public boolean requires(String key, Map<String, Object> values) {
        return inputs().anyMatch(component -> component.key().equals(key) && component.required(values));
    }

    /** The values of the options of a field; empty if it has none. */
    public List<String> options(String key) {
        return inputs().filter(component -> component.key().equals(key))
                .flatMap(component -> component.optionValues().stream())
                .toList();
    }

    /** The fields and texts that lack a label in one of the languages, by key, or by text where they have none. */
    public List<String> untranslated() {
        return components.stream()
                .flatMap(FormComponent::withDescendants)
                .filter(component -> !component.isTranslated())
                .map(component -> component.key().isEmpty() ? component.label().english() : component.key())
                .toList();
    }

    /** Whether the form requires a captcha. */
    public boolean hasCaptcha() {
        return components.stream()
                .flatMap(FormComponent::withDescendants)
                .anyMatch(component -> component.type() == ComponentType.CAPTCHA);
    }

    /** A copy without captcha. */
    public Form withoutCaptcha() {
        return new Form(id, FormComponent.withoutCaptcha(components));
    }

    /** A copy whose selects without options of their own have those that the vocabularies have by their {@code valuesKey}. */
    Form withOptions(Function<String, List<FormComponent.FormOption>> vocabularies) {
        return new Form(
                id,
                components.stream()
                        .map(component -> component.withOptions(vocabularies))
                        .toList());
    }

    /** Keys of the fields in form order. */
    public List<String> keys() {
        return inputs().map(FormComponent::key).toList();
    }

    /** As {@link #validate(Map, Locale)}, with English messages. */
    public FormData validate(Map<String, ?> submitted) {
        return validate(submitted, Locale.ENGLISH);
    }

    /**
     * Validates a submission and reports all problems at once. Hidden fields are not required; a value for one is
     * rejected, not dropped.
     *
     * @param submitted by key: text, number, boolean, list or array of texts; null and blank count as missing
     * @throws BadInput if anything is invalid, unknown fields included
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

    /** The form's fields for rendering, filled with these values. */
    public List<FormFieldView> fields(Map<String, ?> values, Locale locale) {
        return fields(values, List.of(), locale);
    }

    /** The form's fields for rendering after a failed validation, with the errors of each field. */
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
