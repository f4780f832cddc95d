package io.guichet.form;

/** An invalid form file; the message names file, component and problem. */
class InvalidFormFile extends RuntimeException {

    InvalidFormFile(String message) {
        super(message);
    }
}
