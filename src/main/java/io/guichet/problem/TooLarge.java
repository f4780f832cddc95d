package io.guichet.problem;

import java.io.IOException;

/** More was sent than the door takes. Answered as 413. */
public class TooLarge extends IOException {

    public TooLarge(String message) {
        super(message);
    }
}
