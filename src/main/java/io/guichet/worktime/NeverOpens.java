package io.guichet.worktime;

/** There is not enough open time ahead for what was asked: the hours never open again, or not within any useful future. */
public class NeverOpens extends RuntimeException {

    NeverOpens(String message) {
        super(message);
    }
}
