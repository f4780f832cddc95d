package io.guichet.process;

import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.dao.OptimisticLockingFailureException;

/** Says in Spring's words that the engine lost a race, so that the command is done again at the door it came through. */
final class Races {

    /** The engine's code for a transaction that the database has chosen as the victim of a deadlock. */
    private static final Integer DEADLOCK = 10_000;

    private Races() {}

    static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (ProcessEngineException e) {
            throw lost(e) ? new OptimisticLockingFailureException(e.getMessage(), e) : e;
        }
    }

    private static boolean lost(ProcessEngineException e) {
        return e instanceof OptimisticLockingException || Objects.equals(e.getCode(), DEADLOCK);
    }
}
