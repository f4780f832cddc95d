package io.guichet.desk;

import io.guichet.http.BadInput.Problem;
import io.guichet.intake.FactForm.Field;
import io.guichet.policy.Because;
import io.guichet.sla.HoursAnswer.OpenOrNot;
import java.time.Instant;
import java.util.List;

/**
 * The form by which staff ask when it is open, and what the tables say, in the reader's language.
 *
 * @param subjects what one can ask about
 * @param parameter names the subject asked about; null where what was sent names none
 * @param answer null where what was sent cannot be understood
 */
public record HoursSheet(
        List<Subject> subjects,
        Parameter subject,
        List<Field> facts,
        Field from,
        Field to,
        List<Problem> problems,
        Answer answer) {

    /** A channel, or another calendar. @param address of the same page about it, all else unchanged */
    public record Subject(String name, String address, boolean chosen) {}

    /** A parameter of the page's address. */
    public record Parameter(String name, String value) {}

    /**
     * What the tables say.
     *
     * @param hours as they would stand on the door; null where it is not offered
     * @param open how long it is open in all, in words
     */
    public record Answer(
            boolean offered, Because because, String hours, Instant from, Instant to, String open, List<Row> rows) {}

    /** One stretch, and how long it is in words. */
    public record Row(OpenOrNot stretch, String length) {}

    public boolean isRefused() {
        return !problems.isEmpty();
    }
}
