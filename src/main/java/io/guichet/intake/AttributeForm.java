package io.guichet.intake;

import io.guichet.policy.TicketAttributes;
import io.guichet.problem.BadInput.FieldError;
import java.time.Instant;
import java.util.List;

/**
 * A form for the attributes and the receipt time of a hypothetical request. Its values are query parameters.
 *
 * @param fields main fields
 * @param additionalFields optional further fields
 * @param receivedAtField field of the receipt time
 * @param attributes valid attributes
 * @param receivedAt receipt time; the current instant if none was given
 * @param receivedNow whether no receipt time was given
 * @param submitted whether the form was submitted
 * @param problems field errors
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

    /** Name of the field of the receipt time. */
    public static final String RECEIVED_AT = "receivedAt";

    /**
     * A field.
     *
     * @param value raw value; empty for none
     * @param choices possible values; empty for free text
     * @param problem error message; null for a valid value
     */
    public record AttributeField(
            String name, String label, String value, List<AttributeChoice> choices, String problem) {}

    public record AttributeChoice(String value, String label) {}

    public boolean hasProblems() {
        return !problems.isEmpty();
    }

    /** Whether any additional field has a value or an error. */
    public boolean hasAdditionalValues() {
        return additionalFields.stream().anyMatch(field -> !field.value().isEmpty());
    }
}
