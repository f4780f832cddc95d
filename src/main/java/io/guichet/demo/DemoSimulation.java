package io.guichet.demo;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Simulates the past: advances the clocks of desk and engine together from event to event and fires each timer when it
 * is due, until the current time is reached. Runs before requests are accepted and before the job executor starts.
 */
@Component
@ConditionalOnProperty(name = "guichet.demo", havingValue = "true")
class DemoSimulation {

    private static final Logger LOG = LoggerFactory.getLogger(DemoSimulation.class);
    private static final int LOG_EVERY = 10;
    private static final int JOBS_PER_QUERY = 5;

    private final SettableClock clock;
    private final ManagementService management;
    private Instant reached = Instant.MIN;

    DemoSimulation(SettableClock clock, ManagementService management) {
        this.clock = clock;
        this.management = management;
    }

    /** Executes the steps in order of time and finally releases the clock. */
    void run(Collection<ScheduledStep> steps, BiConsumer<DemoScenarioRun, DemoStep> executor) {
        var progress = new SimulationProgress(steps);
        steps.stream().sorted(Comparator.comparing(ScheduledStep::at)).forEach(step -> {
            fireTimersUntil(step::at);
            clock.set(notBeforeReached(step.at()));
            executor.accept(step.run(), step.step());
            progress.record(step);
        });
        fireTimersUntil(Clock.systemUTC()::instant);
        clock.release();
    }

    /** The end may advance during the run, as the current time does. */
    private void fireTimersUntil(Supplier<Instant> end) {
        for (var job = nextDueJob(end.get()); job.isPresent(); job = nextDueJob(end.get())) {
            clock.set(notBeforeReached(job.get().getDuedate().toInstant()));
            management.executeJob(job.get().getId());
        }
    }

    /** The first process job due by then; the engine's maintenance jobs wait for the real time. */
    private Optional<Job> nextDueJob(Instant end) {
        return management
                .createJobQuery()
                .duedateLowerThan(Date.from(end.plusMillis(1)))
                .orderByJobDuedate()
                .asc()
                .listPage(0, JOBS_PER_QUERY)
                .stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .findFirst();
    }

    /** That instant, or the simulated time if that is later. */
    private Instant notBeforeReached(Instant instant) {
        reached = instant.isAfter(reached) ? instant : reached;
        return reached;
    }

    /** Logs progress at regular numbers of requests. */
    private static final class SimulationProgress {

        private static final List<String> OPENING_VERBS = List.of(DemoStep.ASKS, DemoStep.REQUESTS, DemoStep.SPLIT);

        private final long requests;
        private final int steps;
        private int opened;
        private int executed;

        SimulationProgress(Collection<ScheduledStep> steps) {
            this.steps = steps.size();
            this.requests = steps.stream()
                    .mapToLong(SimulationProgress::requestsOpenedBy)
                    .sum();
        }

        void record(ScheduledStep step) {
            executed++;
            var before = opened;
            opened += requestsOpenedBy(step);
            if (opened / LOG_EVERY > before / LOG_EVERY || executed == steps) {
                LOG.info("Demo data: {} of {} requests, {} %", opened, requests, 100 * executed / steps);
            }
        }

        private static int requestsOpenedBy(ScheduledStep step) {
            if (!OPENING_VERBS.contains(step.step().verb())) {
                return 0;
            }
            return step.step().verb().equals(DemoStep.SPLIT) ? step.run().parts.size() : 1;
        }
    }
}
