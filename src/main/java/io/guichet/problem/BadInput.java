package io.guichet.problem;

import java.util.List;
import java.util.regex.Pattern;

/** Input that cannot be accepted; each error names its field. */
public class BadInput extends RuntimeException {

    /** Characters that neither PostgreSQL nor UTF-8 can hold: NUL and lone surrogates. */
    public static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

    /** What kind of thing is wrong. */
    public enum Kind {
        INVALID,
        TOO_LARGE,
        UNSUPPORTED_TYPE
    }

    private final List<FieldError> errors;
    private final Kind kind;

    /** One error: the field's name as it was sent, and what it must be. */
    public record FieldError(String field, String message) {

        /** Replaces characters of the input that cannot be sent back. */
        public FieldError {
            field = UNSTORABLE.matcher(field).replaceAll("\uFFFD");
            message = UNSTORABLE.matcher(message).replaceAll("\uFFFD");
        }
    }

    public BadInput(List<FieldError> errors) {
        this(Kind.INVALID, errors);
    }

    protected BadInput(Kind kind, List<FieldError> errors) {
        super(errors.stream()
                .map(error -> error.field() + ": " + error.message())
                .reduce((a, b) -> a + "; " + b)
                .orElse("bad input"));
        this.kind = kind;
        this.errors = List.copyOf(errors);
    }

    public BadInput(String field, String message) {
        this(List.of(new FieldError(field, message)));
    }

    public Kind kind() {
        return kind;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
