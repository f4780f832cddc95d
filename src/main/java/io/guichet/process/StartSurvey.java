package io.guichet.process;

import io.guichet.survey.Surveys;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends the satisfaction survey. */
@Component
class StartSurvey implements JavaDelegate {

    private final Surveys surveys;
    private final RunningModification modification;

    StartSurvey(Surveys surveys, RunningModification modification) {
        this.surveys = surveys;
        this.modification = modification;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (!modification.isSurveyed(execution.getProcessBusinessKey())) {
            surveys.send(execution.getProcessBusinessKey());
        }
    }
}
