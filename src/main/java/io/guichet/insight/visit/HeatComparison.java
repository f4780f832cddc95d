package io.guichet.insight.visit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What stands beside the diagram. */
public enum HeatComparison {
    NONE,
    /** The period of the same length before. */
    BEFORE,
    /** Any other period. */
    PERIOD,
    /** Another version of the diagram. */
    VERSION;

    /** Spelling in addresses and message bundles. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<HeatComparison> ofKey(String key) {
        return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }
}
