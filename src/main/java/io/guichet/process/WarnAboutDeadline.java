package io.guichet.process;

import io.guichet.sla.Deadlines;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes the due escalation steps. */
@Component
class WarnAboutDeadline implements JavaDelegate {

    private final Deadlines deadlines;
    private final DeadlineTimers timers;

    WarnAboutDeadline(Deadlines deadlines, DeadlineTimers timers) {
        this.deadlines = deadlines;
        this.timers = timers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        deadlines.takeDueSteps(execution.getProcessBusinessKey());
        timers.updateBeforeCommit(execution.getProcessBusinessKey());
    }
}
