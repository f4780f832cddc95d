package io.guichet.process;

import io.guichet.sla.Deadlines;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes the steps of the escalation ladder that have fallen due. */
@Component
class WarnAboutDeadline implements JavaDelegate {

    private final Deadlines deadlines;

    WarnAboutDeadline(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void execute(DelegateExecution execution) {
        deadlines.takeDueSteps(execution.getProcessBusinessKey());
    }
}
