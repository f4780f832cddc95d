package io.guichet.process;

import io.guichet.ticket.Demotions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** A demotion is over: the ticket gets back its place in the queue. */
@Component
class RestoreRank implements JavaDelegate {

    private final Demotions demotions;
    private final Triages triages;

    RestoreRank(Demotions demotions, Triages triages) {
        this.demotions = demotions;
        this.triages = triages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = execution.getProcessBusinessKey();
        demotions.end(number);
        triages.prioritise(number);
    }
}
