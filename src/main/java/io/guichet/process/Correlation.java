package io.guichet.process;

import io.guichet.intake.QuestionFact;
import io.guichet.intake.QuestionFact.QuestionAsked;
import io.guichet.intake.QuestionFact.TicketRequested;
import io.guichet.survey.SurveyFact.SurveyAnswered;
import io.guichet.survey.SurveyFact.SurveySent;
import io.guichet.survey.SurveyFact.SurveyWithdrawn;
import io.guichet.ticket.IllegalTransition;
import io.guichet.ticket.TicketFact;
import io.guichet.ticket.TicketFact.PriorityChanged;
import io.guichet.ticket.TicketFact.TeamChanged;
import io.guichet.ticket.TicketFact.TicketEnded;
import io.guichet.ticket.Tickets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Brings facts to the diagrams: some begin a process, others are messages that a process waits for under the same name. All
 * of it happens in the transaction of the fact; a message that nothing waits for, and that is not drawn as harmless where
 * the ticket is, undoes the fact.
 */
@Component
class Correlation {

    private static final Set<String> ENDING = Set.of("Completed", "Deleted");

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Whereabouts whereabouts;
    private final Tickets tickets;

    Correlation(RuntimeService runtime, TaskService tasks, Whereabouts whereabouts, Tickets tickets) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.whereabouts = whereabouts;
        this.tickets = tickets;
    }

    @EventListener
    void begins(QuestionAsked fact) {
        start("question", fact.number(), fact.brand());
    }

    @EventListener
    void begins(TicketRequested fact) {
        start("ticket", fact.number(), fact.brand());
    }

    @EventListener
    void begins(SurveySent fact) {
        start("survey", fact.number(), fact.brand());
    }

    @EventListener
    @Order(10)
    void arrives(TicketFact.Awaited fact) {
        var name = fact.getClass().getSimpleName();
        if (deliver(fact.number(), name) == 0 && !whereabouts.isHarmless(fact.number(), name)) {
            throw new IllegalTransition(
                    fact.number(), name, tickets.get(fact.number()).status());
        }
    }

    @EventListener
    void arrives(QuestionFact.Awaited fact) {
        deliver(fact.number(), fact.getClass().getSimpleName());
    }

    @EventListener
    void arrives(SurveyAnswered fact) {
        deliver(fact.number(), "SurveyAnswered");
    }

    @EventListener
    void arrives(SurveyWithdrawn fact) {
        deliver(fact.number(), "SurveyWithdrawn");
    }

    /** A lead who was called about a ticket that has ended is called no more. */
    @EventListener
    @Order(10)
    void ends(TicketEnded fact) {
        deliver(fact.number(), "TicketEnded");
    }

    /** Open tasks of the ticket follow it to its new team and lie there for whoever takes them. */
    @EventListener
    void moves(TeamChanged fact) {
        for (var task : waiting(tasks.createTaskQuery()
                .processInstanceBusinessKey(fact.number())
                .processDefinitionKey("ticket"))) {
            tasks.getIdentityLinksForTask(task.getId()).stream()
                    .filter(link -> link.getGroupId() != null && IdentityLinkType.CANDIDATE.equals(link.getType()))
                    .forEach(link -> tasks.deleteCandidateGroup(task.getId(), link.getGroupId()));
            tasks.addCandidateGroup(task.getId(), fact.team());
            tasks.setAssignee(task.getId(), null);
        }
    }

    /** Open tasks of the ticket move in the queue with its priority. */
    @EventListener
    void moves(PriorityChanged fact) {
        var rank = tickets.get(fact.number()).queueRank();
        waiting(tasks.createTaskQuery().processInstanceBusinessKey(fact.number()))
                .forEach(task -> tasks.setPriority(task.getId(), rank));
    }

    /** Without the task whose completion has led here: the engine still lists it. */
    private static List<Task> waiting(TaskQuery query) {
        return query.list().stream()
                .filter(task -> !ENDING.contains(task.getTaskState()))
                .toList();
    }

    private void start(String process, String number, String brand) {
        Races.told(() -> runtime.createProcessInstanceByKey(process)
                .processDefinitionWithoutTenantId()
                .businessKey(number)
                .setVariables(Map.of("brand", brand))
                .execute());
    }

    private int deliver(String number, String message) {
        var waiting = runtime.createExecutionQuery()
                .processInstanceBusinessKey(number)
                .messageEventSubscriptionName(message)
                .list();
        waiting.forEach(execution -> Races.told(() -> {
            runtime.messageEventReceived(message, execution.getId());
            return null;
        }));
        return waiting.size();
    }
}
