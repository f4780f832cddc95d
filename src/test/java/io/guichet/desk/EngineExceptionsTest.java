package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.problem.StateConflict;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.ConcurrencyFailureException;

class EngineExceptionsTest {

    @Test
    void translatesOptimisticLockingFailures() {
        assertThatThrownBy(() -> raises(new OptimisticLockingException("stale")))
                .isInstanceOf(ConcurrencyFailureException.class);
    }

    @Test
    void translatesDeadlocks() {
        var deadlock = new ProcessEngineException("victim");
        deadlock.setCode(10_000);

        assertThatThrownBy(() -> raises(deadlock)).isInstanceOf(ConcurrencyFailureException.class);
    }

    @Test
    void translatesClaimsOfOthersMeanwhile() {
        assertThatThrownBy(() -> raises(new TaskAlreadyClaimedException("task", "claimed")))
                .isInstanceOf(ConcurrencyFailureException.class);
    }

    @Test
    void unwrapsConcurrencyFailures() {
        assertThatThrownBy(() -> raises(new ProcessEngineException("listener", new CannotAcquireLockException("row"))))
                .isInstanceOf(ConcurrencyFailureException.class);
    }

    @Test
    void unwrapsModuleExceptions() {
        var wrapped = new ProcessEngineException("listener", new RuntimeException(new StateConflict("not now") {}));

        assertThatThrownBy(() -> raises(wrapped)).isInstanceOf(StateConflict.class);
    }

    @Test
    void passesOtherExceptionsOn() {
        var broken = new ProcessEngineException("broken");

        assertThatThrownBy(() -> raises(broken)).isSameAs(broken);
    }

    private static void raises(RuntimeException error) {
        EngineExceptions.translate(() -> {
            throw error;
        });
    }
}
