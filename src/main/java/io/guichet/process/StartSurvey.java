package io.guichet.process;

import io.guichet.survey.Surveys;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends the satisfaction survey. */
@Component
class StartSurvey implements JavaDelegate {

    private final Surveys surveys;

    StartSurvey(Surveys surveys) {
        this.surveys = surveys;
    }

    @Override
    public void execute(DelegateExecution execution) {
        surveys.send(execution.getProcessBusinessKey());
    }
}
