package io.guichet.form;

/** A form file that cannot be used; the message names the file, the component and what is wrong with it. */
class BrokenForm extends RuntimeException {

    BrokenForm(String message) {
        super(message);
    }
}
