package io.guichet.desk;

import io.guichet.problem.StateConflict;

/** A task is completed once. */
class TaskAlreadyCompleted extends StateConflict {

    TaskAlreadyCompleted(String ticketStatus) {
        super("The task is already completed.", ticketStatus);
    }
}
