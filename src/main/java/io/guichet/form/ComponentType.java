package io.guichet.form;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Component types that a form may use; a form file with any other is rejected. */
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
    /** A text component that marks the place of the captcha; not a component type of form-js. */
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

    /** Message key for a missing required value. */
    String missingReason() {
        return this == CHECKBOX ? "tick" : hasOptions() ? "choose" : "required";
    }

    boolean isMultiple() {
        return this == CHECKLIST || this == TAGLIST;
    }
}
