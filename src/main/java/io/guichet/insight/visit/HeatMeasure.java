package io.guichet.insight.visit;

import io.guichet.insight.metric.LapseSeries.Percentiles;
import io.guichet.insight.visit.ActivityFigures.ActivityFigure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What colours the diagram. */
public enum HeatMeasure {
    /** Tickets that are there now. */
    TOKENS(MeasureUnit.COUNT, VisitSelection.TOKENS, ActivityFigure::present),
    VISITS(MeasureUnit.COUNT, VisitSelection.VISITS, ActivityFigure::entered),
    MEDIAN(MeasureUnit.DURATION, VisitSelection.VISITS, figure -> median(figure.elapsed())),
    P90(MeasureUnit.DURATION, VisitSelection.VISITS, figure -> p90(figure.elapsed())),
    WORKING_MEDIAN(MeasureUnit.DURATION, VisitSelection.VISITS, figure -> median(figure.working())),
    WORKING_P90(MeasureUnit.DURATION, VisitSelection.VISITS, figure -> p90(figure.working())),
    /** Share of the targets' time, on average over the tickets. */
    BURNT(
            MeasureUnit.SHARE,
            VisitSelection.VISITS,
            figure -> figure.burnt() == null ? 0 : figure.burnt().mean()),
    BREACHES(MeasureUnit.COUNT, VisitSelection.BREACHES, ActivityFigure::breaches),
    REPEATS(MeasureUnit.COUNT, VisitSelection.REPEATS, figure -> figure.repeats()
            .visits());

    private final MeasureUnit unit;
    private final VisitSelection selection;
    private final ToDoubleFunction<ActivityFigure> value;

    HeatMeasure(MeasureUnit unit, VisitSelection selection, ToDoubleFunction<ActivityFigure> value) {
        this.unit = unit;
        this.selection = selection;
        this.value = value;
    }

    /** What a figure is measured in. */
    enum MeasureUnit {
        COUNT,
        /** Seconds. */
        DURATION,
        /** 1 is the whole. */
        SHARE
    }

    private static double median(Percentiles percentiles) {
        return percentiles == null ? 0 : percentiles.p50();
    }

    private static double p90(Percentiles percentiles) {
        return percentiles == null ? 0 : percentiles.p90();
    }

    double of(ActivityFigure activity) {
        return value.applyAsDouble(activity);
    }

    MeasureUnit unit() {
        return unit;
    }

    /** The visits behind the figure. */
    VisitSelection selection() {
        return selection;
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
