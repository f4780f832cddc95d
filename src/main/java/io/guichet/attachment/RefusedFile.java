package io.guichet.attachment;

import io.guichet.http.BadInput;
import java.util.List;

/** A file that is not taken. Where something else came with it, nothing of it was kept. */
public class RefusedFile extends BadInput {

    /** Why. */
    public enum Why {
        EMPTY,
        TOO_LARGE,
        TYPE,
        TOO_MANY,
        SIGN_IN
    }

    private final Why why;
    private final transient List<Object> details;

    RefusedFile(String field, Why why, String message, Object... details) {
        super(field, message);
        this.why = why;
        this.details = List.of(details);
    }

    /** Files are taken from customers who are signed in only. */
    public static RefusedFile withoutSignIn(String field) {
        return new RefusedFile(field, Why.SIGN_IN, "are taken from customers who are signed in only");
    }

    public Why why() {
        return why;
    }

    /** The file's name, and what it should have been. */
    public List<Object> details() {
        return details;
    }
}
