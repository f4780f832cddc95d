package io.guichet.text;

import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import java.util.List;
import java.util.Optional;

/**
 * The rule of a kind of text: one line or several, and at most that many code points.
 *
 * @param maxLength in code points, after {@link InputText#clean}
 */
public record TextRule(int maxLength, boolean manyLines) {

    /** A question, a message, a reply. */
    public static final TextRule BODY = lines(100_000);

    public static final TextRule SUBJECT = line(300);

    /** A person's or a team's name. */
    public static final TextRule NAME = line(200);

    /** The reason that staff give for a command. */
    public static final TextRule REASON = lines(1_000);

    /** The comment of a customer on a solution. */
    public static final TextRule SURVEY_COMMENT = lines(4_000);

    /** The reference of a payment. */
    public static final TextRule REFERENCE = line(200);

    /** A longer text is refused without being read: no four characters become one in form C. */
    private static final int CHARACTERS_PER_CODE_POINT = 4;

    public static TextRule line(int maxLength) {
        return new TextRule(maxLength, false);
    }

    public static TextRule lines(int maxLength) {
        return new TextRule(maxLength, true);
    }

    /** The clean text without spaces at its ends. Throws {@link BadInput} if it is blank or breaks the rule. */
    public String require(String field, String text) {
        return read(field, text).orElseThrow(() -> new BadInput(field, "must not be empty"));
    }

    /** The same for a text that may be blank, or null. */
    public Optional<String> read(String field, String text) {
        BadInput.throwIfAny(errors(field, text));
        return InputText.isBlank(text) ? Optional.empty() : Optional.of(InputText.strip(InputText.clean(text)));
    }

    /** Whether the text may be stored; a blank one may. */
    public boolean allows(String text) {
        return errors("", text).isEmpty();
    }

    /** What is wrong with the text, at most one error; a blank text has none. */
    public List<FieldError> errors(String field, String text) {
        return errors(field, text, "text.too-long", maxLength);
    }

    /** The same with a page's own text about the length. */
    public List<FieldError> errors(String field, String text, String tooLongKey, Object... arguments) {
        if (text == null) {
            return List.of();
        }
        if (isTooLong(text)) {
            var message = "may have at most %d characters".formatted(maxLength);
            return List.of(new FieldError(field, message, tooLongKey, arguments));
        }
        if (!InputText.isStorable(text)) {
            return List.of(new FieldError(field, "contains a character that cannot be stored", "text.characters"));
        }
        return !manyLines && InputText.hasLineBreak(InputText.strip(text))
                ? List.of(new FieldError(field, "must be one line", "text.one-line"))
                : List.of();
    }

    public boolean isTooLong(String text) {
        if (text.length() <= maxLength) {
            return false;
        }
        return text.length() > (long) maxLength * CHARACTERS_PER_CODE_POINT
                || InputText.length(InputText.strip(InputText.clean(text))) > maxLength;
    }
}
