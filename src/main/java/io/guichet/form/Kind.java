package io.guichet.form;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The component types that a form may use; everything else in a form file is refused. */
enum Kind {
    TEXTFIELD,
    TEXTAREA,
    NUMBER,
    DATETIME,
    CHECKBOX,
    CHECKLIST,
    RADIO,
    SELECT,
    TAGLIST,
    TEXT,
    /** A text that a form marks as the place of "I am not a robot"; no component type of its own. */
    CAPTCHA,
    SPACER,
    SEPARATOR,
    GROUP;

    static Optional<Kind> named(String type) {
        return Arrays.stream(values())
                .filter(kind -> kind != CAPTCHA && kind.type().equals(type))
                .findFirst();
    }

    String type() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean asks() {
        return ordinal() < TEXT.ordinal();
    }

    boolean offers() {
        return this == CHECKLIST || this == RADIO || this == SELECT || this == TAGLIST;
    }

    /** What is to be done about a field that must be answered and was not. */
    String missing() {
        return this == CHECKBOX ? "tick" : offers() ? "choose" : "required";
    }

    boolean takesSeveral() {
        return this == CHECKLIST || this == TAGLIST;
    }
}
