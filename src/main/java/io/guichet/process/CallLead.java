package io.guichet.process;

import io.guichet.ticket.Tickets;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Calls a lead, because a task was not claimed in time or a customer was not satisfied. */
@Component
class CallLead implements JavaDelegate {

    private final LeadCalls leadCalls;
    private final Tickets tickets;
    private final TaskService tasks;

    CallLead(LeadCalls leadCalls, Tickets tickets, TaskService tasks) {
        this.leadCalls = leadCalls;
        this.tickets = tickets;
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = execution.getProcessBusinessKey();
        tickets.lock(number);
        var openTasks = tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .list();
        if (openTasks.isEmpty() || openTasks.stream().map(Task::getAssignee).anyMatch(assignee -> assignee == null)) {
            leadCalls.call(number, openTasks.isEmpty() ? LeadCalls.LOW_SCORE : "unattended");
        }
    }
}
