package io.guichet.form;

/** An invalid value; {@code reason} is the key of the message. */
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
