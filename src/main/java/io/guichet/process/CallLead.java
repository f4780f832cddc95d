package io.guichet.process;

import io.guichet.ticket.Tickets;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Calls a lead: because nobody took a task in time, or because a customer was not satisfied. */
@Component
class CallLead implements JavaDelegate {

    private final LeadCalls leads;
    private final Tickets tickets;
    private final TaskService tasks;

    CallLead(LeadCalls leads, Tickets tickets, TaskService tasks) {
        this.leads = leads;
        this.tickets = tickets;
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = execution.getProcessBusinessKey();
        tickets.lock(number);
        var open = tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .list();
        if (open.isEmpty() || open.stream().map(Task::getAssignee).anyMatch(assignee -> assignee == null)) {
            leads.call(number, open.isEmpty() ? "low-score" : "unattended");
        }
    }
}
