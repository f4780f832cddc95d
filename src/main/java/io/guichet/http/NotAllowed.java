package io.guichet.http;

/** The caller is known and may not do this. Answered as 403. */
public class NotAllowed extends RuntimeException {

    public NotAllowed(String message) {
        super(message);
    }
}
