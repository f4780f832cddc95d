package io.guichet.desk;

import io.guichet.problem.UnknownEntity;

/** A task that does not exist, or that belongs to another brand. */
class UnknownTask extends UnknownEntity {

    UnknownTask(String id) {
        super("There is no task %s.".formatted(id));
    }
}
