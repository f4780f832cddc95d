package io.guichet.worktime;

/** Hours, holidays or an amount that cannot be evaluated; {@code field} says which of them, the message why. */
public class InvalidWorktimeInput extends IllegalArgumentException {

    private final String field;

    InvalidWorktimeInput(String field, String message) {
        super(message);
        this.field = field;
    }

    /** {@code hours}, {@code holidays}, {@code start}, {@code duration} or {@code pauses}. */
    public String field() {
        return field;
    }
}
