package io.guichet.process;

import io.guichet.ticket.TicketFact.RankChanged;
import io.guichet.ticket.Tickets;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Open tasks of a ticket move in the queue with it, when the engine has written its own rows. */
@Component
class RankChanges {

    private record Move(String number) {}

    private final TaskService tasks;
    private final AtCommit atCommit;
    private final Tickets tickets;

    RankChanges(TaskService tasks, Tickets tickets, AtCommit atCommit) {
        this.atCommit = atCommit;
        this.tasks = tasks;
        this.tickets = tickets;
    }

    @EventListener
    void on(RankChanged fact) {
        atCommit.once(new Move(fact.number()), () -> moveTasks(fact.number()));
    }

    private void moveTasks(String number) {
        var rank = tickets.get(number).queueRank();
        tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .filter(task -> task.getPriority() != rank)
                .forEach(task -> Races.told(() -> {
                    tasks.setPriority(task.getId(), rank);
                    return null;
                }));
    }
}
