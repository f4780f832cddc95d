package io.guichet.problem;

import java.util.Map;

/** A command that does not fit the present state. */
public class StateConflict extends RuntimeException {

    private final String currentStatus;

    public StateConflict(String message, String currentStatus) {
        super(message);
        this.currentStatus = currentStatus;
    }

    public StateConflict(String message) {
        this(message, null);
    }

    /** The current status of the ticket or question, or null when none is concerned. */
    public String currentStatus() {
        return currentStatus;
    }

    /** What a problem detail says beside the message. */
    protected Map<String, Object> properties() {
        return currentStatus == null ? Map.of() : Map.of("currentStatus", currentStatus);
    }
}
