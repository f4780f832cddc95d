package io.guichet.process;

import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.dao.OptimisticLockingFailureException;

/** Translates the engine's concurrency failures into Spring exceptions, so that the command is retried. */
final class ConcurrencyFailures {

    /** The engine's code for a deadlock. */
    private static final Integer DEADLOCK = 10_000;

    private ConcurrencyFailures() {}

    static <T> T translate(Supplier<T> engineCall) {
        try {
            return engineCall.get();
        } catch (ProcessEngineException e) {
            throw isConcurrencyFailure(e) ? new OptimisticLockingFailureException(e.getMessage(), e) : e;
        }
    }

    private static boolean isConcurrencyFailure(ProcessEngineException e) {
        return e instanceof OptimisticLockingException || Objects.equals(e.getCode(), DEADLOCK);
    }
}
