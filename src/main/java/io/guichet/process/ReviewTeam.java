package io.guichet.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the routing table again, now that triage knows more; a team that a person chose stays. */
@Component
class ReviewTeam implements JavaDelegate {

    private final TicketRouting routing;

    ReviewTeam(TicketRouting routing) {
        this.routing = routing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        routing.route(execution.getProcessBusinessKey());
    }
}
