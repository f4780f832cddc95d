package io.guichet.process;

import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.OptimisticLockingFailureException;

/** Says in Spring's words that the engine lost a race, so that the command is done again at the door it came through. */
final class Races {

    private Races() {}

    static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (OptimisticLockingException e) {
            throw new OptimisticLockingFailureException(e.getMessage(), e);
        }
    }
}
