package io.guichet.process;

import io.guichet.ticket.TicketFact.TeamChanged;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Open tasks of a ticket follow it to its new team and lie there for whoever takes them. They are moved when the engine
 * has written its own rows: a task that is being completed at this moment stays with who completes it.
 */
@Component
class TeamChanges {

    /** The diagrams whose tasks are the team's own; in others they are for a role. */
    private static final String[] OF_THE_TEAM = {"ticket", "legal-papers"};

    private record Move(String number) {}

    private final TaskService tasks;
    private final AtCommit atCommit;

    TeamChanges(TaskService tasks, AtCommit atCommit) {
        this.atCommit = atCommit;
        this.tasks = tasks;
    }

    @EventListener
    void on(TeamChanged fact) {
        atCommit.once(new Move(fact.number()), () -> moveTasks(fact.number(), fact.team()));
    }

    private void moveTasks(String number, String team) {
        var open = tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKeyIn(OF_THE_TEAM)
                .list();
        open.stream()
                .filter(task -> !groups(task).contains(team))
                .forEach(task -> Races.told(() -> {
                    groups(task).forEach(group -> tasks.deleteCandidateGroup(task.getId(), group));
                    tasks.addCandidateGroup(task.getId(), team);
                    tasks.setAssignee(task.getId(), null);
                    return null;
                }));
    }

    private List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .toList();
    }
}
