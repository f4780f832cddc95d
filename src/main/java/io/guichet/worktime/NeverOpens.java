package io.guichet.worktime;

/** The calendar has not enough open time ahead. */
public class NeverOpens extends RuntimeException {

    NeverOpens(String message) {
        super(message);
    }
}
