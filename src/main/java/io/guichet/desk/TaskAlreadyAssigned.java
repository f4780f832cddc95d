package io.guichet.desk;

import io.guichet.problem.StateConflict;

/** Another user has claimed the task first. */
class TaskAlreadyAssigned extends StateConflict {

    TaskAlreadyAssigned(String assignee) {
        super("The task is already assigned to %s.".formatted(assignee));
    }
}
