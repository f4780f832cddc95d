package io.guichet.process;

import io.guichet.sla.ClocksChanged;
import io.guichet.ticket.TicketFact.StageEntered;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
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

/**
 * The one place where the engine's timers that are armed again and again, and the due dates of tasks, are moved. Whenever
 * the ledger of a ticket has grown, and whenever such a timer has done its work, they are set once more at the end of that
 * transaction. The engine arms such a timer before its work is done, and for the far future when the work has failed: what
 * it says is never relied on.
 */
@Component
class DeadlineTimers {

    private static final Pattern CYCLE = Pattern.compile("\\$\\{(\\w+\\.\\w+)\\(execution\\)}");

    private record Following(String number) {}

    private final ManagementService management;
    private final AtCommit atCommit;
    private final RepositoryService repository;
    private final TaskService tasks;
    private final Whereabouts whereabouts;
    private final Sla sla;
    private final Waits waits;
    private final Clock clock;
    private final Map<String, Optional<String>> cycles = new ConcurrentHashMap<>();

    DeadlineTimers(
            ManagementService management,
            RepositoryService repository,
            TaskService tasks,
            Whereabouts whereabouts,
            Sla sla,
            Waits waits,
            Clock clock,
            AtCommit atCommit) {
        this.atCommit = atCommit;
        this.management = management;
        this.repository = repository;
        this.tasks = tasks;
        this.whereabouts = whereabouts;
        this.sla = sla;
        this.waits = waits;
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

    /** Sets the ticket's timers from what is known of it when this transaction ends. */
    void followAtCommit(String number) {
        atCommit.once(new Following(number), () -> follow(number));
    }

    private void follow(String number) {
        for (var process : whereabouts.processes(number)) {
            management
                    .createJobQuery()
                    .processInstanceId(process.getId())
                    .timers()
                    .list()
                    .forEach(job -> cycle(job).ifPresent(cycle -> move(job, wakes(number, cycle))));
            moveTasks(number, process);
        }
    }

    private Instant wakes(String number, String cycle) {
        return cycle.equals(Waits.REMINDERS) ? waits.nextReminder(number) : sla.wakes(number, cycle);
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

    /** What a timer that is armed again and again is drawn to ask for; empty for other timers. */
    private Optional<String> cycle(Job timer) {
        return cycles.computeIfAbsent(timer.getJobDefinitionId(), id -> {
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
                    .map(timerEvent -> CYCLE.matcher(
                            timerEvent.getTimeCycle().getTextContent().strip()))
                    .filter(Matcher::matches)
                    .map(matcher -> matcher.group(1))
                    .filter(cycle -> Sla.isLadder(cycle) || cycle.equals(Waits.REMINDERS))
                    .findFirst();
        });
    }
}
