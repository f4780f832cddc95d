package io.guichet.desk;

import java.util.Objects;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.OptimisticLockingFailureException;

/** Translates the engine's exceptions: concurrency failures, and errors raised by delegates. */
final class EngineExceptions {

    /** The engine's error code of a deadlock victim. */
    private static final Integer DEADLOCK = 10_000;

    private EngineExceptions() {}

    static void translate(Runnable work) {
        try {
            work.run();
        } catch (ProcessEngineException e) {
            throw isConcurrencyFailure(e)
                    ? new OptimisticLockingFailureException(e.getMessage(), e)
                    : moduleException(e);
        }
    }

    /** A task that another user claims in the Tasklist meanwhile is one as well: the next try says who has it. */
    private static boolean isConcurrencyFailure(ProcessEngineException e) {
        return e instanceof OptimisticLockingException
                || e instanceof TaskAlreadyClaimedException
                || Objects.equals(e.getCode(), DEADLOCK);
    }

    private static RuntimeException moduleException(ProcessEngineException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof RuntimeException raised
                    && (cause instanceof ConcurrencyFailureException
                            || cause.getClass().getName().startsWith("io.guichet."))) {
                return raised;
            }
        }
        return e;
    }
}
