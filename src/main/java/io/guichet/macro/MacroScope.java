package io.guichet.macro;

/** For whom a macro is. */
public enum MacroScope {
    BRAND,
    TEAM,
    /** Its owner alone. */
    PERSON
}
