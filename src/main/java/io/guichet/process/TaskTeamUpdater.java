package io.guichet.process;

import io.guichet.ticket.TicketEvent.TeamChanged;
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
class TaskTeamUpdater {

    /** The diagrams whose tasks are the team's own; in others they are for a role. */
    private static final String[] TEAM_PROCESSES = {"ticket", "legal-papers"};

    private record TaskTeamUpdate(String number) {}

    private final TaskService tasks;
    private final BeforeCommit beforeCommit;

    TaskTeamUpdater(TaskService tasks, BeforeCommit beforeCommit) {
        this.beforeCommit = beforeCommit;
        this.tasks = tasks;
    }

    @EventListener
    void on(TeamChanged event) {
        beforeCommit.runOnce(new TaskTeamUpdate(event.number()), () -> reassignTasks(event.number(), event.team()));
    }

    private void reassignTasks(String number, String team) {
        var openTasks = tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKeyIn(TEAM_PROCESSES)
                .list();
        openTasks.stream()
                .filter(task -> !candidateGroups(task).contains(team))
                .forEach(task -> ConcurrencyFailures.translate(() -> {
                    candidateGroups(task).forEach(group -> tasks.deleteCandidateGroup(task.getId(), group));
                    tasks.addCandidateGroup(task.getId(), team);
                    tasks.setAssignee(task.getId(), null);
                    return null;
                }));
    }

    private List<String> candidateGroups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .toList();
    }
}
