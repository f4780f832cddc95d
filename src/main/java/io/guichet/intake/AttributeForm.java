package io.guichet.intake;

import io.guichet.policy.TicketAttributes;
import io.guichet.problem.BadInput.FieldError;
import java.time.Instant;
import java.util.List;

/**
 * A form that asks for the facts of a request that nobody has sent, and when it would be sent. It is filled in by the
 * address of its page.
 *
 * @param fields what is asked first
 * @param more what can be stated as well
 * @param facts what was stated and understood
 * @param at when the request would be sent; the present moment where nothing was stated
 * @param now whether nothing was stated about that
 * @param sent whether the form was sent at all
 */
public record AttributeForm(
        List<AttributeField> fields,
        List<AttributeField> additionalFields,
        AttributeField receivedAtField,
        TicketAttributes attributes,
        Instant receivedAt,
        boolean receivedNow,
        boolean submitted,
        List<FieldError> problems) {

    /** The name of the field that says when. */
    public static final String RECEIVED_AT = "receivedAt";

    /**
     * One field.
     *
     * @param value what was typed, understood or not; empty for nothing
     * @param choices empty where one may type anything
     * @param problem why the value cannot be used; null when it can
     */
    public record AttributeField(
            String name, String label, String value, List<AttributeChoice> choices, String problem) {}

    /** One of the words to choose from. */
    public record AttributeChoice(String value, String label) {}

    public boolean hasProblems() {
        return !problems.isEmpty();
    }

    /** Whether something is stated, or wrong, among what is asked besides. */
    public boolean hasAdditionalValues() {
        return additionalFields.stream().anyMatch(field -> !field.value().isEmpty());
    }
}
