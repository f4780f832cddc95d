package io.guichet.insight.visit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which visits of an activity a list shows. */
public enum VisitSelection {
    /** That began in the period. */
    VISITS,
    /** That last, whenever they began. */
    TOKENS,
    /** That began in the period, once for each target that was breached in them. */
    BREACHES,
    /** That began in the period, by tickets that had been there before. */
    REPEATS;

    /** Spelling in addresses and message bundles. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<VisitSelection> ofKey(String key) {
        return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }
}
