package io.guichet.process;

import io.guichet.survey.Surveys;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes the survey at the end of its time. */
@Component
class CloseSurvey implements JavaDelegate {

    private final Surveys surveys;

    CloseSurvey(Surveys surveys) {
        this.surveys = surveys;
    }

    @Override
    public void execute(DelegateExecution execution) {
        surveys.close(execution.getProcessBusinessKey());
    }
}
