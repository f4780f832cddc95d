package io.guichet.form;

/** A form file that cannot be used; the message names the file, the component and what is wrong with it. */
class InvalidFormFile extends RuntimeException {

    InvalidFormFile(String message) {
        super(message);
    }
}
