package io.guichet.form;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One component of a form file.
 *
 * @param key what its answer is called; empty for what only shows something
 * @param hide when it is not part of the form; null for always part of it
 * @param requiredWhen when it must be answered, beside {@code required}; null for never
 * @param autocomplete the HTML name of what the browser may fill in, or empty
 * @param internal whether staff alone will see the answer
 * @param parts what a group holds
 */
record FormComponent(
        ComponentType type,
        String key,
        FormText label,
        FormText description,
        boolean required,
        Condition hiddenWhen,
        Condition requiredWhen,
        Limits limits,
        List<FormOption> options,
        String autocomplete,
        boolean internal,
        List<FormComponent> components) {

    boolean isHidden(Map<String, Object> values) {
        return hiddenWhen != null && hiddenWhen.isTrue(values);
    }

    boolean required(Map<String, Object> values) {
        return required || (requiredWhen != null && requiredWhen.isTrue(values));
    }

    boolean hasOption(String value) {
        return options.stream().anyMatch(option -> option.value().equals(value));
    }

    List<String> optionValues() {
        return options.stream().map(FormOption::value).toList();
    }

    Stream<FormComponent> withDescendants() {
        return Stream.concat(Stream.of(this), components.stream().flatMap(FormComponent::withDescendants));
    }

    static List<FormComponent> withoutCaptcha(List<FormComponent> components) {
        return components.stream()
                .filter(component -> component.type != ComponentType.CAPTCHA)
                .map(FormComponent::withoutCaptcha)
                .toList();
    }

    private FormComponent withoutCaptcha() {
        return new FormComponent(
                type,
                key,
                label,
                description,
                required,
                hiddenWhen,
                requiredWhen,
                limits,
                options,
                autocomplete,
                internal,
                withoutCaptcha(components));
    }

    Stream<Condition> conditions() {
        return Stream.of(hiddenWhen, requiredWhen).filter(condition -> condition != null);
    }
}
