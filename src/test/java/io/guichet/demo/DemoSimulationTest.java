package io.guichet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.RETURNS_SELF;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.guichet.brand.Brand;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The simulation of the past with an engine that only has timers. */
@ExtendWith(EngineClockExtension.class)
class DemoSimulationTest {

    private final SettableClock clock = new SettableClock();
    private final TreeMap<Instant, String> timers = new TreeMap<>();
    private final Map<Instant, Boolean> belongsToProcess = new TreeMap<>();
    private final List<String> log = new ArrayList<>();
    private final DemoSimulation simulation = new DemoSimulation(clock, engine());

    @Test
    void firesDueTimersBetweenTheSteps() {
        var monday = Instant.parse("2026-03-02T09:00:00Z");
        timer("2026-03-02T13:00:00Z", "reminder");
        timer("2026-03-02T10:00:00Z", "abandonment");

        simulation.run(List.of(step(monday.plus(Duration.ofHours(2)), "triage"), step(monday, "asks")), this::record);

        assertThat(log)
                .containsExactly(
                        "2026-03-02T09:00:00Z asks",
                        "2026-03-02T10:00:00Z abandonment",
                        "2026-03-02T11:00:00Z triage",
                        "2026-03-02T13:00:00Z reminder");
    }

    @Test
    void leavesFutureTimersToTheJobExecutor() {
        var tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        timer(tomorrow.toString(), "silence");

        simulation.run(List.of(step(Instant.parse("2026-03-02T09:00:00Z"), "asks")), this::record);

        assertThat(log).containsExactly("2026-03-02T09:00:00Z asks");
        assertThat(clock.instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void leavesCleanupJobsToTheJobExecutor() {
        timer("2026-03-02T10:00:00Z", "cleanup");
        belongsToProcess.put(Instant.parse("2026-03-02T10:00:00Z"), false);

        simulation.run(List.of(step(Instant.parse("2026-03-02T09:00:00Z"), "asks")), this::record);

        assertThat(log).containsExactly("2026-03-02T09:00:00Z asks");
    }

    private void record(DemoScenarioRun run, DemoStep step) {
        log.add(clock.instant() + " " + step.verb());
    }

    private ScheduledStep step(Instant instant, String verb) {
        var brand = new Brand(
                "b",
                null,
                List.of("en"),
                "B-",
                ZoneId.of("UTC"),
                "#000000",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        var scenario = new DemoScenario(
                "1d", "Ada", "en", null, null, null, null, null, null, null, null, null, "Why?", null, null, null, null,
                null);
        return new ScheduledStep(
                instant, new DemoScenarioRun(brand, scenario, "agent"), DemoStep.of(verb, Duration.ZERO));
    }

    private void timer(String due, String name) {
        timers.put(Instant.parse(due), name);
        belongsToProcess.put(Instant.parse(due), true);
    }

    private ManagementService engine() {
        var management = mock(ManagementService.class);
        when(management.createJobQuery()).thenAnswer(call -> due());
        doAnswer(call -> {
                    var due = Instant.parse(call.getArgument(0));
                    return log.add(clock.instant() + " " + timers.remove(due));
                })
                .when(management)
                .executeJob(any());
        return management;
    }

    private JobQuery due() {
        var query = mock(JobQuery.class, RETURNS_SELF);
        var before = new Date[1];
        doAnswer(call -> {
                    before[0] = call.getArgument(0);
                    return query;
                })
                .when(query)
                .duedateLowerThan(any());
        doAnswer(call -> timers.headMap(before[0].toInstant()).keySet().stream()
                        .map(this::job)
                        .toList())
                .when(query)
                .listPage(anyInt(), anyInt());
        return query;
    }

    private Job job(Instant due) {
        var job = mock(Job.class);
        when(job.getId()).thenReturn(due.toString());
        when(job.getDuedate()).thenReturn(Date.from(due));
        when(job.getProcessInstanceId()).thenReturn(belongsToProcess.get(due) ? "a process" : null);
        return job;
    }
}
