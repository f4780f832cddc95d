package io.guichet.desk;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.dao.OptimisticLockingFailureException;

/** Says in the desk's own words what the engine says: a lost race, and an error that one of our tasks has raised. */
final class Engine {

    private Engine() {}

    static void does(Runnable work) {
        try {
            work.run();
        } catch (OptimisticLockingException e) {
            throw new OptimisticLockingFailureException(e.getMessage(), e);
        } catch (ProcessEngineException e) {
            throw ours(e);
        }
    }

    private static RuntimeException ours(ProcessEngineException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof RuntimeException raised
                    && cause.getClass().getName().startsWith("io.guichet.")) {
                return raised;
            }
        }
        return e;
    }
}
