package io.guichet.process;

import io.guichet.sla.ClocksChanged;
import io.guichet.ticket.TicketFact.StageEntered;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The one place where the engine's deadline timers and the due dates of tasks are moved. Whenever the ledger of a ticket has
 * grown they are set from it once more, at the end of that transaction, when the engine has written its own rows.
 */
@Component
class DeadlineTimers {

    private static final Pattern LADDER = Pattern.compile("\\$\\{sla\\.(\\w+)\\(execution\\)}");

    private final ManagementService management;
    private final RepositoryService repository;
    private final TaskService tasks;
    private final Whereabouts whereabouts;
    private final Sla sla;
    private final Clock clock;
    private final Map<String, Optional<String>> ladders = new ConcurrentHashMap<>();

    DeadlineTimers(
            ManagementService management,
            RepositoryService repository,
            TaskService tasks,
            Whereabouts whereabouts,
            Sla sla,
            Clock clock) {
        this.management = management;
        this.repository = repository;
        this.tasks = tasks;
        this.whereabouts = whereabouts;
        this.sla = sla;
        this.clock = clock;
    }

    @EventListener
    void on(ClocksChanged fact) {
        followAtCommit(fact.number());
    }

    /** A timer is armed when the engine enters a box, before the ledger hears of the stage: it is set right afterwards. */
    @EventListener
    void on(StageEntered fact) {
        followAtCommit(fact.number());
    }

    private void followAtCommit(String number) {
        var pending = TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Following.class::isInstance)
                .map(Following.class::cast)
                .findFirst();
        pending.orElseGet(() -> {
                    var following = new Following();
                    TransactionSynchronizationManager.registerSynchronization(following);
                    return following;
                })
                .numbers
                .add(number);
    }

    private final class Following implements TransactionSynchronization {

        private final Set<String> numbers = new HashSet<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            numbers.forEach(DeadlineTimers.this::follow);
        }
    }

    private void follow(String number) {
        for (var process : whereabouts.processes(number)) {
            management
                    .createJobQuery()
                    .processInstanceId(process.getId())
                    .timers()
                    .list()
                    .forEach(job -> ladder(job).ifPresent(ladder -> move(job, sla.wakes(number, ladder))));
            moveTasks(number, process);
        }
    }

    private void move(Job timer, Instant wakes) {
        var set = timer.getDuedate().toInstant();
        var bothNow = !set.isAfter(clock.instant().plusSeconds(2))
                && !wakes.isAfter(clock.instant().plusSeconds(2));
        if (!set.equals(wakes) && !bothNow) {
            Races.told(() -> {
                management.setJobDuedate(timer.getId(), Date.from(wakes));
                return null;
            });
        }
    }

    private void moveTasks(String number, ProcessInstance process) {
        var model = repository.getBpmnModelInstance(process.getProcessDefinitionId());
        for (var task :
                tasks.createTaskQuery().processInstanceId(process.getId()).list()) {
            var stage = Wait.property(model.getModelElementById(task.getTaskDefinitionKey()), "stage");
            var due = sla.due(number, stage.orElse("")).map(Date::from).orElse(null);
            if (due == null ? task.getDueDate() != null : !due.equals(task.getDueDate())) {
                task.setDueDate(due);
                Races.told(() -> {
                    tasks.saveTask(task);
                    return null;
                });
            }
        }
    }

    /** The name of the ladder that a timer is drawn to ask for; empty for other timers. */
    private Optional<String> ladder(Job timer) {
        return ladders.computeIfAbsent(timer.getJobDefinitionId(), id -> {
            var definition =
                    management.createJobDefinitionQuery().jobDefinitionId(id).singleResult();
            var event = repository
                    .getBpmnModelInstance(definition.getProcessDefinitionId())
                    .getModelElementById(definition.getActivityId());
            if (!(event instanceof BoundaryEvent boundary)) {
                return Optional.empty();
            }
            return boundary.getEventDefinitions().stream()
                    .filter(TimerEventDefinition.class::isInstance)
                    .map(TimerEventDefinition.class::cast)
                    .filter(timerEvent -> timerEvent.getTimeCycle() != null)
                    .map(timerEvent -> LADDER.matcher(
                            timerEvent.getTimeCycle().getTextContent().strip()))
                    .filter(matcher -> matcher.matches() && Sla.isLadder(matcher.group(1)))
                    .map(matcher -> matcher.group(1))
                    .findFirst();
        });
    }
}
