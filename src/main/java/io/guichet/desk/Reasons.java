package io.guichet.desk;

import io.guichet.problem.BadInput.FieldError;
import io.guichet.text.InputText;
import io.guichet.text.TextRule;
import java.util.List;

/** The reason that staff give for a command, 1 to 400 characters, for pages and API alike. */
final class Reasons {

    private static final TextRule RULE = TextRule.lines(400);

    private Reasons() {}

    static List<FieldError> errors(String reason) {
        var text = strip(reason);
        if (text.isEmpty()) {
            return List.of(new FieldError("reason", "must not be empty", "ticket.reason.required"));
        }
        return RULE.errors("reason", text, "ticket.reason.too-long", RULE.maxLength());
    }

    static String strip(String reason) {
        return InputText.isBlank(reason) ? "" : InputText.strip(reason);
    }
}
