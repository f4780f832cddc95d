package io.guichet.process;

import io.guichet.process.RunningProcess.Waiting;
import io.guichet.sla.ClocksChanged;
import io.guichet.sla.Deadlines;
import io.guichet.ticket.TicketEvent.StageEntered;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sets the engine's cycle timers and the due dates of tasks, at the end of each transaction in which the ledger of the ticket
 * grew or such a timer fired. The engine computes the next date of a cycle before the work of the firing is done, and a date in
 * the far future if the work failed, so its dates are never relied on.
 */
@Component
class DeadlineTimers {

    private static final Pattern CYCLE_EXPRESSION = Pattern.compile("\\$\\{(\\w+\\.\\w+)\\(execution\\)}");

    private record TimerUpdate(String number) {}

    /** The id of a timer event and its expression, of a cycle or of the end of the wait for a customer. */
    private record TimerCycle(String eventId, String expression) {}

    private final ManagementService management;
    private final BeforeCommit beforeCommit;
    private final DeployedDiagrams diagrams;
    private final TaskService tasks;
    private final RunningProcess processes;
    private final Sla sla;
    private final WaitingTimes waitingTimes;
    private final Deadlines deadlines;
    private final Clock clock;
    private final Map<String, Optional<TimerCycle>> cycles = new ConcurrentHashMap<>();

    DeadlineTimers(
            ManagementService management,
            DeployedDiagrams diagrams,
            TaskService tasks,
            RunningProcess processes,
            Sla sla,
            WaitingTimes waitingTimes,
            Deadlines deadlines,
            Clock clock,
            BeforeCommit beforeCommit) {
        this.beforeCommit = beforeCommit;
        this.management = management;
        this.diagrams = diagrams;
        this.tasks = tasks;
        this.processes = processes;
        this.sla = sla;
        this.waitingTimes = waitingTimes;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @EventListener
    void on(ClocksChanged event) {
        updateBeforeCommit(event.number());
    }

    /** The engine creates a timer when it enters a sub-process, before the ledger records the stage: this corrects it afterwards. */
    @EventListener
    void on(StageEntered event) {
        updateBeforeCommit(event.number());
    }

    /** Sets the ticket's timers and its due date for lists from the ledger when this transaction ends. */
    void updateBeforeCommit(String number) {
        beforeCommit.runOnce(new TimerUpdate(number), () -> {
            update(number);
            deadlines.updateNextDeadline(number);
        });
    }

    /**
     * Sets the timers and due dates that differ from the ledger.
     *
     * @return the differences: the id of the timer event or task, its old and its new date
     */
    List<String> update(String number) {
        var changes = new ArrayList<String>();
        for (var waiting : processes.waiting(number)) {
            switch (waiting.type()) {
                case TIMER ->
                    cycle(waiting.definition())
                            .ifPresent(cycle ->
                                    updateTimer(waiting, cycle, nextDueDate(number, cycle.expression()), changes));
                case TASK -> updateTask(number, waiting, changes);
            }
        }
        return changes;
    }

    /** Retries the ladder timers that have no retries left. */
    List<String> retryFailed(String number) {
        var retried = new ArrayList<String>();
        processes.failedTimers(number).forEach(timer -> cycle(timer.definition())
                .ifPresent(cycle -> {
                    management.setJobRetries(timer.id(), 1);
                    retried.add(cycle.eventId());
                }));
        return retried;
    }

    /** Whether this timer ends the wait for a customer. */
    boolean endsCustomerWait(Job timer) {
        return cycle(timer.getJobDefinitionId())
                .filter(cycle -> cycle.expression().equals(WaitingTimes.SILENCE))
                .isPresent();
    }

    private Instant nextDueDate(String number, String cycle) {
        return switch (cycle) {
            case WaitingTimes.REMINDERS -> waitingTimes.nextReminder(number);
            case WaitingTimes.SILENCE -> waitingTimes.silenceEnd(number);
            default -> sla.nextDueDate(number, cycle);
        };
    }

    private void updateTimer(Waiting timer, TimerCycle cycle, Instant next, List<String> changes) {
        var bothDueNow = !timer.due().isAfter(clock.instant().plusSeconds(2))
                && !next.isAfter(clock.instant().plusSeconds(2));
        if (!timer.due().equals(next) && !bothDueNow) {
            ConcurrencyFailures.translate(() -> {
                management.setJobDuedate(timer.id(), Date.from(next));
                return null;
            });
            changes.add("%s %s → %s".formatted(cycle.eventId(), timer.due(), next));
        }
    }

    private void updateTask(String number, Waiting task, List<String> changes) {
        var due = sla.due(number).orElse(null);
        if (!Objects.equals(due, task.due())) {
            changes.add("%s %s → %s".formatted(task.activity(), format(task.due()), format(due)));
            ConcurrencyFailures.translate(() -> {
                tasks.setDueDate(task.id(), due == null ? null : Date.from(due));
                return null;
            });
        }
    }

    private static String format(Instant due) {
        return due == null ? "–" : due.toString();
    }

    /** The expression of a timer that is set here; empty for other timers. */
    private Optional<TimerCycle> cycle(String jobDefinition) {
        return cycles.computeIfAbsent(jobDefinition, id -> {
            var definition =
                    management.createJobDefinitionQuery().jobDefinitionId(id).singleResult();
            var event =
                    diagrams.get(definition.getProcessDefinitionId()).getModelElementById(definition.getActivityId());
            if (!(event instanceof BoundaryEvent boundary)) {
                return Optional.empty();
            }
            return boundary.getEventDefinitions().stream()
                    .filter(TimerEventDefinition.class::isInstance)
                    .map(TimerEventDefinition.class::cast)
                    .flatMap(timerEvent -> Stream.of(timerEvent.getTimeCycle(), timerEvent.getTimeDate()))
                    .filter(Objects::nonNull)
                    .map(time -> CYCLE_EXPRESSION.matcher(time.getTextContent().strip()))
                    .filter(Matcher::matches)
                    .map(matcher -> matcher.group(1))
                    .filter(cycle -> Sla.isWarningTimer(cycle) || WaitingTimes.isCustomerWait(cycle))
                    .findFirst()
                    .map(expression -> new TimerCycle(event.getAttributeValue("id"), expression));
        });
    }
}
