package io.guichet.process;

import io.guichet.ticket.TicketEvent.RankChanged;
import io.guichet.ticket.TicketEvent.TeamChanged;
import io.guichet.ticket.Tickets;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Moves the open tasks of a ticket in the queue when its rank changes, and to its new team when its team changes. Runs
 * before commit, after the engine has written its own rows: a task that is just being completed keeps its assignee.
 */
@Component
class OpenTaskUpdater {

    private static final String TEAM_EXPRESSION = "ticketState.team(";

    private record RankUpdate(String number) {}

    private record TeamUpdate(String number) {}

    private final TaskService tasks;
    private final DeployedDiagrams diagrams;
    private final Tickets tickets;
    private final BeforeCommit beforeCommit;

    OpenTaskUpdater(TaskService tasks, DeployedDiagrams diagrams, Tickets tickets, BeforeCommit beforeCommit) {
        this.tasks = tasks;
        this.diagrams = diagrams;
        this.tickets = tickets;
        this.beforeCommit = beforeCommit;
    }

    @EventListener
    void on(RankChanged event) {
        if (mayHaveOpenTasks(event.number())) {
            beforeCommit.runOnce(new RankUpdate(event.number()), () -> updateRanks(event.number()));
        }
    }

    @EventListener
    void on(TeamChanged event) {
        if (mayHaveOpenTasks(event.number())) {
            beforeCommit.runOnce(new TeamUpdate(event.number()), () -> updateTeams(event.number(), event.team()));
        }
    }

    /** A ticket that this transaction has opened has only the tasks of the running command; a later task is created right. */
    private boolean mayHaveOpenTasks(String number) {
        var command = Context.getCommandContext();
        return command == null
                || !tickets.isNew(number)
                || !command.getDbEntityManager()
                        .getCachedEntitiesByType(TaskEntity.class)
                        .isEmpty();
    }

    private void updateRanks(String number) {
        var rank = tickets.get(number).queueRank();
        openTasks(number).stream()
                .filter(task -> task.getPriority() != rank)
                .forEach(task -> ConcurrencyFailures.translate(() -> {
                    tasks.setPriority(task.getId(), rank);
                    return null;
                }));
    }

    private void updateTeams(String number, String team) {
        openTasks(number).stream()
                .filter(this::isForTheTeam)
                .filter(task -> !candidateGroups(task).contains(team))
                .forEach(task -> ConcurrencyFailures.translate(() -> {
                    candidateGroups(task).forEach(group -> tasks.deleteCandidateGroup(task.getId(), group));
                    tasks.addCandidateGroup(task.getId(), team);
                    tasks.setAssignee(task.getId(), null);
                    return null;
                }));
    }

    /** The engine would build a query of its own anew each time. */
    private List<Task> openTasks(String number) {
        return tasks.createNativeTaskQuery()
                .sql(
                        """
                        select T.* from ACT_RU_TASK T join ACT_RU_EXECUTION P on P.ID_ = T.PROC_INST_ID_
                        where P.BUSINESS_KEY_ = #{number}""")
                .parameter("number", number)
                .list();
    }

    /** Whether the diagram gives the task to the ticket's team; other tasks are for a fixed group. */
    private boolean isForTheTeam(Task task) {
        UserTask drawn = diagrams.get(task.getProcessDefinitionId()).getModelElementById(task.getTaskDefinitionKey());
        return drawn.getCamundaCandidateGroups().contains(TEAM_EXPRESSION);
    }

    private List<String> candidateGroups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
    }
}
