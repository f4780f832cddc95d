package io.guichet.insight.visit;

import io.guichet.problem.BadInput;
import java.util.Arrays;
import java.util.Locale;

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

    /** That of the parameter {@code visits}; all that began in the period without one. */
    public static VisitSelection ofParameter(String key) {
        return key == null
                ? VISITS
                : Arrays.stream(values())
                        .filter(one -> one.key().equals(key))
                        .findFirst()
                        .orElseThrow(() -> new BadInput("visits", "must be one of: visits, tokens, breaches, repeats"));
    }
}
