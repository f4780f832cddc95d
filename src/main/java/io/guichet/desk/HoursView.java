package io.guichet.desk;

import io.guichet.intake.AttributeForm.AttributeField;
import io.guichet.policy.DecisionReference;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.sla.HoursLookup.HoursInterval;
import java.time.Instant;
import java.util.List;

/**
 * The form of an opening-hours query with its result, localised.
 *
 * @param choices channels and calendars
 * @param choice selected one; null if the parameter is invalid
 * @param result null if the parameters are invalid
 */
public record HoursView(
        List<HoursChoiceView> choices,
        QueryParameter choice,
        List<AttributeField> attributes,
        AttributeField from,
        AttributeField to,
        List<FieldError> problems,
        HoursResultView result) {

    /**
     * A channel or calendar.
     *
     * @param href the same page for this choice
     */
    public record HoursChoiceView(String name, String href, boolean selected) {}

    /** A parameter of the page's URL. */
    public record QueryParameter(String name, String value) {}

    /**
     * The result.
     *
     * @param hours the usual hours in words; null if not offered
     * @param open the total open time in words
     */
    public record HoursResultView(
            boolean offered,
            DecisionReference reasons,
            String hours,
            Instant from,
            Instant to,
            String open,
            List<HoursIntervalView> intervals) {}

    /** An interval with its duration in words. */
    public record HoursIntervalView(HoursInterval interval, String length) {}

    public boolean hasProblems() {
        return !problems.isEmpty();
    }
}
