package io.guichet.form;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The component types that a form may use; everything else in a form file is refused. */
enum ComponentType {
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

    static Optional<ComponentType> ofType(String type) {
        return Arrays.stream(values())
                .filter(componentType ->
                        componentType != CAPTCHA && componentType.jsonName().equals(type))
                .findFirst();
    }

    String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isInput() {
        return ordinal() < TEXT.ordinal();
    }

    boolean hasOptions() {
        return this == CHECKLIST || this == RADIO || this == SELECT || this == TAGLIST;
    }

    /** What is to be done about a field that must be answered and was not. */
    String missingReason() {
        return this == CHECKBOX ? "tick" : hasOptions() ? "choose" : "required";
    }

    boolean isMultiple() {
        return this == CHECKLIST || this == TAGLIST;
    }
}
