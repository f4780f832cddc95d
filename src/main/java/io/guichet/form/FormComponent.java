package io.guichet.form;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One component of a form file.
 *
 * @param key key of its value; empty for components without one
 * @param hiddenWhen condition under which it is hidden; null for never
 * @param requiredWhen condition under which it is required, beside {@code required}; null for never
 * @param autocomplete HTML autocomplete value, or empty
 * @param internal whether only staff see the value
 * @param valuesKey name of the brand's vocabulary that the options come from; null where the file has them
 * @param components components of a group
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
        String valuesKey,
        List<FormComponent> components) {

    /** An English text with an optional French translation; French falls back to English. */
    record FormText(String english, String french) {

        boolean isComplete() {
            return !english.isBlank() && !french.isBlank();
        }

        String in(Locale locale) {
            var french = Locale.FRENCH.getLanguage().equals(locale.getLanguage()) && !this.french.isBlank();
            return french ? this.french : english;
        }
    }

    /** An option of a field. */
    record FormOption(String value, FormText label) {}

    boolean isHidden(Map<String, Object> values) {
        return hiddenWhen != null && hiddenWhen.isTrue(values);
    }

    /** Whether it is hidden beside some values. */
    boolean isConditional() {
        return hiddenWhen != null;
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

    /** Whether its label, its description and its options are given in both languages. */
    boolean isTranslated() {
        var labelled =
                !(type.isInput() || type == ComponentType.TEXT || type == ComponentType.CAPTCHA) || label.isComplete();
        return labelled
                && description.english().isBlank() == description.french().isBlank()
                && options.stream().allMatch(option -> option.label().isComplete());
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
                valuesKey,
                withoutCaptcha(components));
    }

    /** The same with the options that the vocabularies have for it. */
    FormComponent withOptions(Function<String, List<FormOption>> vocabularies) {
        return new FormComponent(
                type,
                key,
                label,
                description,
                required,
                hiddenWhen,
                requiredWhen,
                limits,
                valuesKey == null ? options : vocabularies.apply(valuesKey),
                autocomplete,
                internal,
                valuesKey,
                components.stream()
                        .map(child -> child.withOptions(vocabularies))
                        .toList());
    }

    Stream<Condition> conditions() {
        return Stream.of(hiddenWhen, requiredWhen).filter(condition -> condition != null);
    }
}
