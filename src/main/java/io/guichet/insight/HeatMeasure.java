package io.guichet.insight;

import io.guichet.insight.ActivityFigures.ActivityFigure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What colours the diagram. */
public enum HeatMeasure {
    /** Tickets that are there now. */
    TOKENS(ActivityFigure::present),
    VISITS(ActivityFigure::entered),
    MEDIAN(activity -> activity.elapsed() == null ? 0 : activity.elapsed().p50()),
    P90(activity -> activity.elapsed() == null ? 0 : activity.elapsed().p90()),
    WORKING_MEDIAN(
            activity -> activity.working() == null ? 0 : activity.working().p50()),
    WORKING_P90(activity -> activity.working() == null ? 0 : activity.working().p90()),
    BREACHES(ActivityFigure::breaches);

    private final ToDoubleFunction<ActivityFigure> value;

    HeatMeasure(ToDoubleFunction<ActivityFigure> value) {
        this.value = value;
    }

    double of(ActivityFigure activity) {
        return value.applyAsDouble(activity);
    }

    boolean isDuration() {
        return this == MEDIAN || this == P90 || this == WORKING_MEDIAN || this == WORKING_P90;
    }

    /** Spelling in addresses and message bundles. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<HeatMeasure> ofKey(String key) {
        return Arrays.stream(values())
                .filter(measure -> measure.key().equals(key))
                .findFirst();
    }
}
