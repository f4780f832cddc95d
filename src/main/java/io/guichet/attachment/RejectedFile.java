package io.guichet.attachment;

import io.guichet.problem.BadInput;
import java.util.List;

/** A file that is not taken. Where something else came with it, nothing of it was kept. */
public class RejectedFile extends BadInput {

    /** Why. */
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
        super(field, message);
        this.reason = reason;
        this.arguments = List.of(arguments);
    }

    /** Files are taken from customers who are signed in only. */
    public static RejectedFile signInRequired(String field) {
        return new RejectedFile(field, RejectionReason.SIGN_IN, "are accepted from signed-in customers only");
    }

    public RejectionReason reason() {
        return reason;
    }

    /** The file's name, and what it should have been. */
    public List<Object> arguments() {
        return arguments;
    }
}
