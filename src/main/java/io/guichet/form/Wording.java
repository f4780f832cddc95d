package io.guichet.form;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** Says in the reader's language why an answer cannot be taken. */
record Wording(Locale locale) {

    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_DEFAULT);

    String of(Part part, Refusal refusal) {
        return say(refusal.reason(), part.label().in(locale), refusal.details());
    }

    String of(Part part, String reason) {
        return say(reason, part.label().in(locale));
    }

    String notAField() {
        return say("unknown", "");
    }

    private String say(String reason, String label, Object... details) {
        var arguments = new Object[details.length + 1];
        arguments[0] = label;
        System.arraycopy(details, 0, arguments, 1, details.length);
        var pattern = ResourceBundle.getBundle("messages", locale, NO_FALLBACK).getString("form.problem." + reason);
        return new MessageFormat(pattern, locale).format(arguments);
    }
}
