package io.guichet.worktime;

/** Invalid opening hours, holidays or amount; {@code field} names which, the message says why. */
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
