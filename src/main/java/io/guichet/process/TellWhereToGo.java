package io.guichet.process;

import io.guichet.intake.Questions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The request goes elsewhere, and whoever sent it is told where and why. */
@Component
class TellWhereToGo implements JavaDelegate {

    private final Questions questions;
    private final TicketLetters letters;

    TellWhereToGo(Questions questions, TicketLetters letters) {
        this.questions = questions;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        questions.redirect(execution.getProcessBusinessKey());
        letters.redirect(execution.getProcessBusinessKey());
    }
}
