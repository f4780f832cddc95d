package io.guichet.engine;

import io.guichet.problem.AccessRefused;

/** A task cannot be claimed or released, because another user has claimed it. */
class TaskHeldByOther extends AccessRefused {

    private final String holder;

    TaskHeldByOther(String holder) {
        super("The task is assigned to %s.".formatted(holder));
        this.holder = holder;
    }

    String holder() {
        return holder;
    }
}
