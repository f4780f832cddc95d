package io.guichet.process;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Calls a lead: because nobody took a task in time, or because a customer was not satisfied. */
@Component
class CallLead implements JavaDelegate {

    private final LeadCalls leads;
    private final TaskService tasks;

    CallLead(LeadCalls leads, TaskService tasks) {
        this.leads = leads;
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var open = tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .list();
        if (open.isEmpty() || open.stream().map(Task::getAssignee).anyMatch(assignee -> assignee == null)) {
            leads.call(execution.getProcessBusinessKey(), open.isEmpty() ? "low-score" : "unattended");
        }
    }
}
