package io.guichet.process;

import io.guichet.ticket.Deprioritisations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends a deprioritisation. */
@Component
class RestoreRank implements JavaDelegate {

    private final Deprioritisations demotions;
    private final TicketRouting routing;

    RestoreRank(Deprioritisations demotions, TicketRouting routing) {
        this.demotions = demotions;
        this.routing = routing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = execution.getProcessBusinessKey();
        demotions.end(number);
        routing.prioritise(number);
    }
}
