package io.guichet.intake;

import io.guichet.problem.BadInput;
import io.guichet.text.InputTime;
import io.guichet.text.TextRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads a JSON body with fixed fields and attributes: fields are taken one by one, the rest are the attributes. */
final class JsonBodyReader {

    private final Map<String, Object> remaining;
    private final String path;
    private final List<BadInput.FieldError> problems;

    JsonBodyReader(Map<String, Object> json) {
        this(json, "", new ArrayList<>());
    }

    private JsonBodyReader(Map<?, ?> json, String path, List<BadInput.FieldError> problems) {
        this.remaining = new LinkedHashMap<>();
        json.forEach((name, value) -> remaining.put(String.valueOf(name), value));
        this.path = path;
        this.problems = problems;
    }

    String text(String field) {
        var value = remaining.remove(field);
        if (value != null && !(value instanceof String)) {
            problem(field, "must be a string");
            return null;
        }
        return (String) value;
    }

    boolean isTrueOrAbsent(String field) {
        var value = remaining.remove(field);
        if (value != null && !(value instanceof Boolean)) {
            problem(field, "must be true or false");
        }
        return !Boolean.FALSE.equals(value);
    }

    Instant instant(String field) {
        var text = text(field);
        try {
            return text == null ? null : InputTime.instant(path + field, text);
        } catch (BadInput e) {
            problems.addAll(e.errors());
            return null;
        }
    }

    /** A text of that rule; null if it is absent or blank. */
    String text(String field, TextRule rule) {
        var text = text(field);
        var errors = rule.errors(path + field, text);
        problems.addAll(errors);
        return errors.isEmpty() ? rule.read(field, text).orElse(null) : null;
    }

    Integer integer(String field) {
        var value = remaining.remove(field);
        if (value != null && !(value instanceof Integer)) {
            problem(field, "must be a whole number");
            return null;
        }
        return (Integer) value;
    }

    /** The texts of an array; empty if it is absent. */
    List<String> texts(String field) {
        var value = remaining.remove(field);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list) || !list.stream().allMatch(String.class::isInstance)) {
            problem(field, "must be an array of strings");
            return List.of();
        }
        return list.stream().map(String.class::cast).toList();
    }

    /** A reader for each object of an array, with the problems of this one; empty if it is absent. */
    List<JsonBodyReader> objects(String field) {
        var value = remaining.remove(field);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list) || !list.stream().allMatch(Map.class::isInstance)) {
            problem(field, "must be an array of objects");
            return List.of();
        }
        return IntStream.range(0, list.size())
                .mapToObj(index -> new JsonBodyReader(
                        (Map<?, ?>) list.get(index), "%s%s[%d].".formatted(path, field, index), problems))
                .toList();
    }

    /** An object whose values are texts; empty if it is absent. */
    Map<String, String> textsByName(String field) {
        var value = remaining.remove(field);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map) || !map.values().stream().allMatch(String.class::isInstance)) {
            problem(field, "must be an object whose values are strings");
            return Map.of();
        }
        var texts = new LinkedHashMap<String, String>();
        map.forEach((name, text) -> texts.put(name.toString(), text.toString()));
        return texts;
    }

    void problem(String field, String message) {
        problems.add(new BadInput.FieldError(path + field, message));
    }

    boolean hasProblem(String field) {
        return problems.stream().anyMatch(problem -> problem.field().equals(path + field));
    }

    /** Adds the problems of a check. */
    void check(Runnable check) {
        try {
            check.run();
        } catch (BadInput e) {
            e.errors().forEach(error -> problem(error.field(), error.message()));
        }
    }

    /** Everything was taken that this object may have; the message is about each field that was not. */
    void end(String message) {
        remaining.keySet().forEach(field -> problem(field, message));
    }

    Requester requester() {
        var value = remaining.remove("requester");
        if (!(value instanceof Map<?, ?> map)) {
            problems.add(new BadInput.FieldError("requester", "must be an object {email, name?, language?}"));
            return null;
        }
        map.keySet().stream()
                .filter(key -> !List.of("email", "name", "language").contains(key))
                .forEach(key ->
                        problems.add(new BadInput.FieldError("requester." + key, "is not a field of this request")));
        return new Requester(text(map, "email"), text(map, "name"), text(map, "language"));
    }

    /** The fields that were not taken; throws if any taken field was invalid. */
    Map<String, Object> remaining() {
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
        return remaining;
    }

    private String text(Map<?, ?> map, String field) {
        var value = map.get(field);
        if (value != null && !(value instanceof String)) {
            problems.add(new BadInput.FieldError("requester." + field, "must be a string"));
            return null;
        }
        return (String) value;
    }
}
