package io.guichet.process;

import io.guichet.ticket.Actor;
import io.guichet.ticket.Tickets;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Starts the process that calls a team lead, at most one per ticket; restricted tickets are left to their team. */
@Component
class LeadCalls {

    private static final String PROCESS = "lead-decision";

    private final RuntimeService runtime;
    private final Tickets tickets;

    LeadCalls(RuntimeService runtime, Tickets tickets) {
        this.runtime = runtime;
        this.tickets = tickets;
    }

    void call(String number, String reason) {
        var ticket = tickets.lock(number);
        var openCalls = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKey(PROCESS)
                .count();
        if (openCalls > 0 || ticket.restricted()) {
            return;
        }
        tickets.record(number, "lead-called", Actor.system(), Map.of("reason", reason));
        runtime.createProcessInstanceByKey(PROCESS)
                .processDefinitionWithoutTenantId()
                .businessKey(number)
                .setVariables(Map.of("brand", ticket.brand(), "number", number))
                .execute();
    }
}
