package io.guichet.problem;

/** There is no such thing, or the caller must not learn that there is. Answered as 404. */
public class NotFound extends RuntimeException {

    public NotFound(String message) {
        super(message);
    }
}
