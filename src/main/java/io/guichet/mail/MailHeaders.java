package io.guichet.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A header section, in its order; values are strings of raw bytes, unfolded. */
final class MailHeaders {

    private final List<Field> fields = new ArrayList<>();

    private record Field(String name, String value) {}

    void add(String name, String value) {
        fields.add(new Field(name, value));
    }

    int size() {
        return fields.size();
    }

    /** The first field of the name that is not empty, else an empty string. */
    String raw(String name) {
        return all(name).stream().filter(value -> !value.isBlank()).findFirst().orElse("");
    }

    Optional<String> find(String name) {
        return Optional.of(raw(name)).filter(value -> !value.isBlank());
    }

    boolean has(String name) {
        return fields.stream().anyMatch(field -> field.name().equalsIgnoreCase(name));
    }

    List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(field -> field.value().strip())
                .toList();
    }

    /** The decoded text of a field on one line. */
    String text(String name) {
        return HeaderText.decode(raw(name));
    }
}
