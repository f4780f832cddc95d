package io.guichet.process;

import io.guichet.ticket.Actor;
import io.guichet.ticket.Tickets;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Starts the process that calls a team lead, at most one per ticket; restricted tickets are left to their team. */
@Component
class LeadCalls {

    static final String LOW_SCORE = "low-score";

    private static final String PROCESS = "lead-decision";

    private record LeadCall(String number) {}

    private final RuntimeService runtime;
    private final Tickets tickets;
    private final BeforeCommit beforeCommit;

    LeadCalls(RuntimeService runtime, Tickets tickets, BeforeCommit beforeCommit) {
        this.runtime = runtime;
        this.tickets = tickets;
        this.beforeCommit = beforeCommit;
    }

    /**
     * Calls a lead before this transaction commits. The running command of the engine may already have called one, which
     * the engine writes at the end of the command: a query before that does not find it.
     */
    void call(String number, String reason) {
        tickets.lock(number);
        beforeCommit.runOnce(new LeadCall(number), () -> callUnlessCalled(number, reason));
    }

    private void callUnlessCalled(String number, String reason) {
        var ticket = tickets.get(number);
        var needless = !reason.equals(LOW_SCORE) && (ticket.isSolved() || ticket.isClosed());
        if (needless || ticket.restricted() || isCalled(number)) {
            return;
        }
        tickets.record(number, "lead-called", Actor.system(), Map.of("reason", reason));
        runtime.createProcessInstanceByKey(PROCESS)
                .processDefinitionWithoutTenantId()
                .businessKey(number)
                .setVariables(Map.of("brand", ticket.brand(), "number", number))
                .execute();
    }

    private boolean isCalled(String number) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .processDefinitionKey(PROCESS)
                        .count()
                > 0;
    }
}
