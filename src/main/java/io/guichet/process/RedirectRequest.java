package io.guichet.process;

import io.guichet.intake.Questions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Redirects the request and emails the reason and the destination to the requester. */
@Component
class RedirectRequest implements JavaDelegate {

    private final Questions questions;
    private final TicketEmails emails;

    RedirectRequest(Questions questions, TicketEmails emails) {
        this.questions = questions;
        this.emails = emails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        questions.redirect(execution.getProcessBusinessKey());
        emails.redirect(execution.getProcessBusinessKey());
    }
}
