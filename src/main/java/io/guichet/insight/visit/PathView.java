package io.guichet.insight.visit;

import java.util.List;

/**
 * The most frequent paths of tickets through a diagram.
 *
 * @param summary how many tickets and paths there are, as a sentence
 */
public record PathView(String summary, List<PathRow> rows) {

    /**
     * A path.
     *
     * @param width of its bar, from 0 to 100
     * @param href its tickets
     */
    public record PathRow(
            List<StepView> steps,
            double width,
            String tickets,
            String href,
            String share,
            String open,
            String elapsed,
            String working,
            String attainment) {}

    /** @param again whether the path has had the step before */
    public record StepView(String name, boolean again) {}
}
