package io.guichet.process;

import io.guichet.ticket.Tickets;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives a ticket that came back to its agent to the team if the agent has not reacted. */
@Component
class ReturnToTeam implements JavaDelegate {

    private final Tickets tickets;
    private final TaskService tasks;
    private final TicketAssignment assignment;

    ReturnToTeam(Tickets tickets, TaskService tasks, TicketAssignment assignment) {
        this.tickets = tickets;
        this.tasks = tasks;
        this.assignment = assignment;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = execution.getProcessBusinessKey();
        tickets.lock(number);
        tasks.createTaskQuery().processInstanceId(execution.getProcessInstanceId()).taskAssigned().list().stream()
                .filter(task -> assignment.isIdle(number, task.getAssignee()))
                .forEach(task -> tasks.setAssignee(task.getId(), null));
    }
}
