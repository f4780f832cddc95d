package io.guichet.process;

import io.guichet.survey.Surveys;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Conditions of the gateways in the survey's diagram. */
@Component
public class SurveyState {

    private final Surveys surveys;

    SurveyState(Surveys surveys) {
        this.surveys = surveys;
    }

    public boolean lowScore(DelegateExecution execution) {
        return surveys.hasLowScore(execution.getProcessBusinessKey());
    }
}
