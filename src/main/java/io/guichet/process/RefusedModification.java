package io.guichet.process;

import java.util.List;

/** A ticket that cannot be moved, with the key of the reason's text. */
class RefusedModification extends RuntimeException {

    private final String key;
    private final transient List<Object> arguments;

    RefusedModification(String key, Object... arguments) {
        super(key);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    String key() {
        return key;
    }

    List<Object> arguments() {
        return arguments;
    }
}
