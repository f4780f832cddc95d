package io.guichet.desk;

import io.guichet.problem.BadInput.FieldError;
import java.util.List;

/** The reason that staff give for a command, 1 to 400 characters, for pages and API alike. */
final class Reasons {

    static final int MAX_LENGTH = 400;

    private Reasons() {}

    static List<FieldError> errors(String reason) {
        var text = strip(reason);
        if (text.isEmpty()) {
            return List.of(new FieldError("reason", "must not be empty", "ticket.reason.required"));
        }
        return text.length() > MAX_LENGTH
                ? List.of(new FieldError(
                        "reason",
                        "may have at most %d characters".formatted(MAX_LENGTH),
                        "ticket.reason.too-long",
                        MAX_LENGTH))
                : List.of();
    }

    static String strip(String reason) {
        return reason == null ? "" : reason.strip();
    }
}
