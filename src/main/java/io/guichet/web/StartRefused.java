package io.guichet.web;

/** The desk does not start; the message says why, in one line for the person who starts it. */
public class StartRefused extends IllegalStateException {

    public StartRefused(String reason) {
        super(reason);
    }
}
