package io.guichet.problem;

import java.io.IOException;

/** A request body over its size limit. */
public class SizeLimitExceeded extends IOException {

    public SizeLimitExceeded(String message) {
        super(message);
    }
}
