package io.guichet.form;

import io.guichet.problem.UnknownEntity;

/** A form that no file defines. */
class UnknownForm extends UnknownEntity {

    UnknownForm(String id) {
        super("There is no form '%s'.".formatted(id));
    }
}
