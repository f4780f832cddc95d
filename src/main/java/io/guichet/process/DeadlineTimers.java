package io.guichet.process;

import io.guichet.sla.ClocksChanged;
import io.guichet.ticket.TicketFact.StageEntered;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
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

    /** The id of a timer's event, and the expression that it asks. */
    private record Cycle(String event, String expression) {}

    private final ManagementService management;
    private final AtCommit atCommit;
    private final RepositoryService repository;
    private final TaskService tasks;
    private final Whereabouts whereabouts;
    private final Sla sla;
    private final Waits waits;
    private final Clock clock;
    private final Map<String, Optional<Cycle>> cycles = new ConcurrentHashMap<>();

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

    /**
     * Sets what differs from the ledger.
     *
     * @return what did, each as the id of the timer's event or of the task, and when it was to wake us and does now
     */
    List<String> follow(String number) {
        var moved = new ArrayList<String>();
        for (var process : whereabouts.processes(number)) {
            for (var timer : management
                    .createJobQuery()
                    .processInstanceId(process.getId())
                    .timers()
                    .list()) {
                cycle(timer)
                        .filter(cycle -> !isReminderOnItsWay(timer, cycle))
                        .ifPresent(cycle -> move(timer, cycle, wakes(number, cycle.expression()), moved));
            }
            moveTasks(number, process, moved);
        }
        return moved;
    }

    /** Timers of a ladder that the engine has given up, because their work has failed again and again, are tried once more. */
    List<String> revive(String number) {
        var revived = new ArrayList<String>();
        for (var process : whereabouts.processes(number)) {
            management
                    .createJobQuery()
                    .processInstanceId(process.getId())
                    .timers()
                    .noRetriesLeft()
                    .list()
                    .forEach(timer -> cycle(timer).ifPresent(cycle -> {
                        management.setJobRetries(timer.getId(), 1);
                        revived.add(cycle.event());
                    }));
        }
        return revived;
    }

    /** A reminder that is due is still to be sent, however late; what is asked for here are those to come. */
    private boolean isReminderOnItsWay(Job timer, Cycle cycle) {
        return cycle.expression().equals(Waits.REMINDERS)
                && !timer.getDuedate().toInstant().isAfter(clock.instant());
    }

    private Instant wakes(String number, String cycle) {
        return cycle.equals(Waits.REMINDERS) ? waits.nextReminder(number) : sla.wakes(number, cycle);
    }

    private void move(Job timer, Cycle cycle, Instant wakes, List<String> moved) {
        var set = timer.getDuedate().toInstant();
        var bothNow = !set.isAfter(clock.instant().plusSeconds(2))
                && !wakes.isAfter(clock.instant().plusSeconds(2));
        if (!set.equals(wakes) && !bothNow) {
            Races.told(() -> {
                management.setJobDuedate(timer.getId(), Date.from(wakes));
                return null;
            });
            moved.add("%s %s → %s".formatted(cycle.event(), set, wakes));
        }
    }

    private void moveTasks(String number, ProcessInstance process, List<String> moved) {
        var model = repository.getBpmnModelInstance(process.getProcessDefinitionId());
        for (var task :
                tasks.createTaskQuery().processInstanceId(process.getId()).list()) {
            var stage = Wait.property(model.getModelElementById(task.getTaskDefinitionKey()), "stage");
            var due = sla.due(number, stage.orElse("")).map(Date::from).orElse(null);
            if (due == null ? task.getDueDate() != null : !due.equals(task.getDueDate())) {
                moved.add("%s %s → %s".formatted(task.getTaskDefinitionKey(), said(task.getDueDate()), said(due)));
                task.setDueDate(due);
                Races.told(() -> {
                    tasks.saveTask(task);
                    return null;
                });
            }
        }
    }

    private static String said(Date date) {
        return date == null ? "–" : date.toInstant().toString();
    }

    /** What a timer that is armed again and again is drawn to ask for; empty for other timers. */
    private Optional<Cycle> cycle(Job timer) {
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
                    .findFirst()
                    .map(expression -> new Cycle(event.getAttributeValue("id"), expression));
        });
    }
}
