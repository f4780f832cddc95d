package io.guichet.process;

import io.guichet.ticket.TicketEvent.RankChanged;
import io.guichet.ticket.Tickets;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Open tasks of a ticket move in the queue with it, when the engine has written its own rows. */
@Component
class TaskPriorityUpdater {

    private record TaskPriorityUpdate(String number) {}

    private final TaskService tasks;
    private final BeforeCommit beforeCommit;
    private final Tickets tickets;

    TaskPriorityUpdater(TaskService tasks, Tickets tickets, BeforeCommit beforeCommit) {
        this.beforeCommit = beforeCommit;
        this.tasks = tasks;
        this.tickets = tickets;
    }

    @EventListener
    void on(RankChanged event) {
        beforeCommit.runOnce(new TaskPriorityUpdate(event.number()), () -> updateTasks(event.number()));
    }

    private void updateTasks(String number) {
        var rank = tickets.get(number).queueRank();
        tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .filter(task -> task.getPriority() != rank)
                .forEach(task -> ConcurrencyFailures.translate(() -> {
                    tasks.setPriority(task.getId(), rank);
                    return null;
                }));
    }
}
