package io.guichet.form;

/** An answer that cannot be taken; {@code reason} names the sentence that says why. */
class InvalidValue extends RuntimeException {

    private final transient Object[] details;

    InvalidValue(String reason, Object... details) {
        super(reason, null, false, false);
        this.details = details;
    }

    String reason() {
        return getMessage();
    }

    Object[] details() {
        return details;
    }
}
