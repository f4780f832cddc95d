package io.guichet.problem;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Input that cannot be accepted; each error names its field. */
public class BadInput extends RuntimeException {

    /** The kind of error. */
    public enum Kind {
        INVALID,
        TOO_LARGE,
        UNSUPPORTED_TYPE
    }

    private static final int REPLACEMENT_CHARACTER = 0xFFFD;

    private final List<FieldError> errors;
    private final Kind kind;

    /**
     * One error: the field's name as it was sent, and how to mend it.
     *
     * @param message in English, as the API answers it
     * @param key of the same text for pages, with its {@code arguments}; null where pages show the message
     */
    public record FieldError(String field, String message, @JsonIgnore String key, @JsonIgnore List<Object> arguments) {

        /** An error may repeat input, and not all input can be sent back. */
        public FieldError {
            field = printable(field);
            message = printable(message);
        }

        /** NUL and lone surrogates are replaced. */
        private static String printable(String text) {
            var printable = new StringBuilder(text.length());
            text.codePoints()
                    .map(character -> character == 0 || Character.getType(character) == Character.SURROGATE
                            ? REPLACEMENT_CHARACTER
                            : character)
                    .forEach(printable::appendCodePoint);
            return printable.toString();
        }

        public FieldError(String field, String message) {
            this(field, message, null, List.of());
        }

        public FieldError(String field, String message, String key, Object... arguments) {
            this(field, message, key, List.of(arguments));
        }

        /** The same error with the page's text as its message. */
        public FieldError localised(MessageSource messages, Locale locale) {
            return key == null ? this : new FieldError(field, messages.getMessage(key, arguments.toArray(), locale));
        }

        /** The same error of a field that a form calls otherwise. */
        public FieldError withField(String name) {
            return new FieldError(name, message, key, arguments);
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

    /** Throws these errors, if there are any. */
    public static void throwIfAny(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new BadInput(errors);
        }
    }

    public List<FieldError> errors() {
        return errors;
    }
}
