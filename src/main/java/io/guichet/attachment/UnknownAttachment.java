package io.guichet.attachment;

import io.guichet.problem.UnknownEntity;

/** A file that a ticket does not have. */
public class UnknownAttachment extends UnknownEntity {

    public UnknownAttachment(String number, long id) {
        super("%s has no file %d.".formatted(number, id));
    }
}
