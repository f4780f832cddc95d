package io.guichet.attachment;

import io.guichet.brand.AttachmentRules;
import io.guichet.problem.BadInput;
import java.util.List;

/** A rejected file. Nothing of the submission was stored. */
public class RejectedFile extends BadInput {

    /** Why a file was rejected. */
    public enum RejectionReason {
        EMPTY,
        TOO_LARGE,
        TYPE,
        TOO_MANY,
        SIGN_IN
    }

    private final RejectionReason reason;
    private final transient List<Object> arguments;

    RejectedFile(String field, RejectionReason reason, String message, Object... arguments) {
        super(kind(reason), List.of(new FieldError(field, message)));
        this.reason = reason;
        this.arguments = List.of(arguments);
    }

    private static Kind kind(RejectionReason reason) {
        return switch (reason) {
            case TOO_LARGE -> Kind.TOO_LARGE;
            case TYPE -> Kind.UNSUPPORTED_TYPE;
            case EMPTY, TOO_MANY, SIGN_IN -> Kind.INVALID;
        };
    }

    /** More files at once than the brand accepts. */
    public static RejectedFile tooMany(AttachmentRules rules, String field) {
        return new RejectedFile(
                field,
                RejectionReason.TOO_MANY,
                "must have at most %d files".formatted(rules.maxCount()),
                rules.maxCount());
    }

    /** Only signed-in customers may attach files. */
    public static RejectedFile signInRequired(String field) {
        return new RejectedFile(field, RejectionReason.SIGN_IN, "are accepted from signed-in customers only");
    }

    public RejectionReason reason() {
        return reason;
    }

    /** The file's name and the violated limit. */
    public List<Object> arguments() {
        return arguments;
    }
}
