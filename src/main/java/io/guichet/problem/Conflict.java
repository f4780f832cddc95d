package io.guichet.problem;

/** What was asked does not fit the present state. Answered as 409, with the current status when there is one. */
public class Conflict extends RuntimeException {

    private final String currentStatus;

    public Conflict(String message, String currentStatus) {
        super(message);
        this.currentStatus = currentStatus;
    }

    public Conflict(String message) {
        this(message, null);
    }

    /** The ticket's status at this moment, or null where no ticket is concerned. */
    public String currentStatus() {
        return currentStatus;
    }
}
