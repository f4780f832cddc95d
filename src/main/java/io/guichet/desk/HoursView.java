package io.guichet.desk;

import io.guichet.intake.AttributeForm.AttributeField;
import io.guichet.policy.DecisionReference;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.sla.HoursResponse.HoursInterval;
import java.time.Instant;
import java.util.List;

/**
 * The form by which staff ask when it is open, and what the tables say, in the reader's language.
 *
 * @param subjects what one can ask about
 * @param parameter names the subject asked about; null where what was sent names none
 * @param answer null where what was sent cannot be understood
 */
public record HoursView(
        List<HoursChoiceView> choices,
        QueryParameter choice,
        List<AttributeField> attributes,
        AttributeField from,
        AttributeField to,
        List<FieldError> problems,
        HoursResultView result) {

    /** A channel, or another calendar. @param address of the same page about it, all else unchanged */
    public record HoursChoiceView(String name, String href, boolean selected) {}

    /** A parameter of the page's address. */
    public record QueryParameter(String name, String value) {}

    /**
     * What the tables say.
     *
     * @param hours as they would stand on the door; null where it is not offered
     * @param open how long it is open in all, in words
     */
    public record HoursResultView(
            boolean offered,
            DecisionReference reasons,
            String hours,
            Instant from,
            Instant to,
            String open,
            List<HoursIntervalView> intervals) {}

    /** One stretch, and how long it is in words. */
    public record HoursIntervalView(HoursInterval interval, String length) {}

    public boolean hasProblems() {
        return !problems.isEmpty();
    }
}
