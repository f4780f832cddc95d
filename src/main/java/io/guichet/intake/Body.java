package io.guichet.intake;

import io.guichet.http.BadInput;
import io.guichet.http.JsonInstant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON body in which named fields stand beside facts: takes the fields out one by one; what is left are the facts. */
final class Body {

    private final Map<String, Object> left;
    private final List<BadInput.Problem> problems = new ArrayList<>();

    Body(Map<String, Object> json) {
        this.left = new LinkedHashMap<>(json);
    }

    String text(String field) {
        var value = left.remove(field);
        if (value != null && !(value instanceof String)) {
            problems.add(new BadInput.Problem(field, "must be a text"));
            return null;
        }
        return (String) value;
    }

    Instant instant(String field) {
        var text = text(field);
        try {
            return text == null ? null : JsonInstant.read(field, text);
        } catch (BadInput e) {
            problems.addAll(e.problems());
            return null;
        }
    }

    Requester requester() {
        var value = left.remove("requester");
        if (!(value instanceof Map<?, ?> map)) {
            problems.add(new BadInput.Problem("requester", "must say who asks: {email, name?, language?}"));
            return null;
        }
        map.keySet().stream()
                .filter(key -> !List.of("email", "name", "language").contains(key))
                .forEach(key ->
                        problems.add(new BadInput.Problem("requester." + key, "is not a field of this request")));
        return new Requester(text(map, "email"), text(map, "name"), text(map, "language"));
    }

    /** What was not taken out; throws when anything before was wrong. */
    Map<String, Object> rest() {
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
        return left;
    }

    private String text(Map<?, ?> map, String field) {
        var value = map.get(field);
        if (value != null && !(value instanceof String)) {
            problems.add(new BadInput.Problem("requester." + field, "must be a text"));
            return null;
        }
        return (String) value;
    }
}
