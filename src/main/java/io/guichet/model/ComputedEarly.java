package io.guichet.model;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A value that a thread of its own computes while the application starts. */
public final class ComputedEarly<T> {

    private final FutureTask<T> task;

    private ComputedEarly(FutureTask<T> task) {
        this.task = task;
    }

    /** Begins the computation. */
    public static <T> ComputedEarly<T> begin(String name, Callable<T> computation) {
        var task = new FutureTask<>(computation);
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return new ComputedEarly<>(task);
    }

    /** Waits for the value; throws what the computation threw. */
    public T get() {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the application starts", e);
        }
    }
}
