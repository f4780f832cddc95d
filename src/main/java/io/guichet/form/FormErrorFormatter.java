package io.guichet.form;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** Formats validation errors in the reader's language. */
record FormErrorFormatter(Locale locale) {

    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_DEFAULT);

    String format(FormComponent component, InvalidValue invalidValue) {
        return message(invalidValue.reason(), component.label().in(locale), invalidValue.details());
    }

    String format(FormComponent component, String reason) {
        return message(reason, component.label().in(locale));
    }

    String unknownField() {
        return message("unknown", "");
    }

    private String message(String reason, String label, Object... details) {
        var arguments = new Object[details.length + 1];
        arguments[0] = label;
        System.arraycopy(details, 0, arguments, 1, details.length);
        var pattern = ResourceBundle.getBundle("messages", locale, NO_FALLBACK).getString("form.problem." + reason);
        return new MessageFormat(pattern, locale).format(arguments);
    }
}
