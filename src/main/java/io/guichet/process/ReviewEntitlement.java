package io.guichet.process;

import io.guichet.intake.ConfirmedRequests;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes the contract of a requester who has proved the address and evaluates the entitlement table again. */
@Component
class ReviewEntitlement implements JavaDelegate {

    private final ConfirmedRequests confirmedRequests;

    ReviewEntitlement(ConfirmedRequests confirmedRequests) {
        this.confirmedRequests = confirmedRequests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        confirmedRequests.reviewEntitlement(execution.getProcessBusinessKey());
    }
}
