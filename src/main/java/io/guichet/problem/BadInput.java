package io.guichet.problem;

import java.util.List;
import java.util.regex.Pattern;

/** Something that was sent cannot be accepted; each problem names its field. Answered as 400. */
public class BadInput extends RuntimeException {

    /** Characters that neither PostgreSQL nor UTF-8 can hold: NUL and lone surrogates. */
    public static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

    private final List<FieldError> errors;

    /** One thing that is wrong: the field's name as it was sent, and what to do about it. */
    public record FieldError(String field, String message) {

        /** What was sent may be repeated here, and not all that can be sent can be sent back. */
        public FieldError {
            field = UNSTORABLE.matcher(field).replaceAll("\uFFFD");
            message = UNSTORABLE.matcher(message).replaceAll("\uFFFD");
        }
    }

    public BadInput(List<FieldError> errors) {
        super(errors.stream()
                .map(error -> error.field() + ": " + error.message())
                .reduce((a, b) -> a + "; " + b)
                .orElse("bad input"));
        this.errors = List.copyOf(errors);
    }

    public BadInput(String field, String message) {
        this(List.of(new FieldError(field, message)));
    }

    public List<FieldError> errors() {
        return errors;
    }
}
