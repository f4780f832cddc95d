package io.guichet.intake;

import io.guichet.problem.BadInput;
import io.guichet.text.InputTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a JSON body with fixed fields and attributes: fields are taken one by one, the rest are the attributes. */
final class JsonBodyReader {

    private final Map<String, Object> remaining;
    private final List<BadInput.FieldError> problems = new ArrayList<>();

    JsonBodyReader(Map<String, Object> json) {
        this.remaining = new LinkedHashMap<>(json);
    }

    String text(String field) {
        var value = remaining.remove(field);
        if (value != null && !(value instanceof String)) {
            problems.add(new BadInput.FieldError(field, "must be a string"));
            return null;
        }
        return (String) value;
    }

    boolean isTrueOrAbsent(String field) {
        var value = remaining.remove(field);
        if (value != null && !(value instanceof Boolean)) {
            problems.add(new BadInput.FieldError(field, "must be true or false"));
        }
        return !Boolean.FALSE.equals(value);
    }

    Instant instant(String field) {
        var text = text(field);
        try {
            return text == null ? null : InputTime.instant(field, text);
        } catch (BadInput e) {
            problems.addAll(e.errors());
            return null;
        }
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
