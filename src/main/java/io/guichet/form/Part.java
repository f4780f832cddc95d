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
record Part(
        Kind kind,
        String key,
        Texts label,
        Texts description,
        boolean required,
        Condition hide,
        Condition requiredWhen,
        Limits limits,
        List<Option> options,
        String autocomplete,
        boolean internal,
        List<Part> parts) {

    boolean hidden(Map<String, Object> answers) {
        return hide != null && hide.holds(answers);
    }

    boolean required(Map<String, Object> answers) {
        return required || (requiredWhen != null && requiredWhen.holds(answers));
    }

    boolean offers(String value) {
        return options.stream().anyMatch(option -> option.value().equals(value));
    }

    List<String> offered() {
        return options.stream().map(Option::value).toList();
    }

    Stream<Part> withInner() {
        return Stream.concat(Stream.of(this), parts.stream().flatMap(Part::withInner));
    }

    static List<Part> withoutCaptcha(List<Part> parts) {
        return parts.stream()
                .filter(part -> part.kind != Kind.CAPTCHA)
                .map(Part::withoutCaptcha)
                .toList();
    }

    private Part withoutCaptcha() {
        return new Part(
                kind,
                key,
                label,
                description,
                required,
                hide,
                requiredWhen,
                limits,
                options,
                autocomplete,
                internal,
                withoutCaptcha(parts));
    }

    Stream<Condition> conditions() {
        return Stream.of(hide, requiredWhen).filter(condition -> condition != null);
    }
}
