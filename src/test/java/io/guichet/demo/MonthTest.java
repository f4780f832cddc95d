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

/** How the past happens, with an engine that only has timers. */
@ExtendWith(EngineTimeKept.class)
class MonthTest {

    private final SettableClock clock = new SettableClock();
    private final TreeMap<Instant, String> timers = new TreeMap<>();
    private final Map<Instant, Boolean> ofAProcess = new TreeMap<>();
    private final List<String> happened = new ArrayList<>();
    private final Month month = new Month(clock, engine());

    @Test
    void timersFireBetweenTheStepsWhenTheyFallDue() {
        var monday = Instant.parse("2026-03-02T09:00:00Z");
        timer("2026-03-02T13:00:00Z", "reminder");
        timer("2026-03-02T10:00:00Z", "abandonment");

        month.passes(List.of(at(monday.plus(Duration.ofHours(2)), "triage"), at(monday, "asks")), this::plays);

        assertThat(happened)
                .containsExactly(
                        "2026-03-02T09:00:00Z asks",
                        "2026-03-02T10:00:00Z abandonment",
                        "2026-03-02T11:00:00Z triage",
                        "2026-03-02T13:00:00Z reminder");
    }

    @Test
    void whatIsStillToComeIsLeftToTheJobExecutor() {
        var tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        timer(tomorrow.toString(), "silence");

        month.passes(List.of(at(Instant.parse("2026-03-02T09:00:00Z"), "asks")), this::plays);

        assertThat(happened).containsExactly("2026-03-02T09:00:00Z asks");
        assertThat(clock.instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void theEnginesHousekeepingIsLeftToTheJobExecutorToo() {
        timer("2026-03-02T10:00:00Z", "cleanup");
        ofAProcess.put(Instant.parse("2026-03-02T10:00:00Z"), false);

        month.passes(List.of(at(Instant.parse("2026-03-02T09:00:00Z"), "asks")), this::plays);

        assertThat(happened).containsExactly("2026-03-02T09:00:00Z asks");
    }

    private void plays(Story story, Step step) {
        happened.add(clock.instant() + " " + step.verb());
    }

    private Moment at(Instant instant, String verb) {
        var brand = new Brand(
                "b", null, List.of("en"), "B-", ZoneId.of("UTC"), "#000000", null, null, null, null, null, null, null);
        var life = new Life(
                "1d", "Ada", "en", null, null, null, null, null, null, null, null, "Why?", null, null, null, null,
                null);
        return new Moment(instant, new Story(brand, life, "agent"), Step.of(verb, Duration.ZERO));
    }

    private void timer(String due, String what) {
        timers.put(Instant.parse(due), what);
        ofAProcess.put(Instant.parse(due), true);
    }

    private ManagementService engine() {
        var management = mock(ManagementService.class);
        when(management.createJobQuery()).thenAnswer(call -> due());
        doAnswer(call -> {
                    var due = Instant.parse(call.getArgument(0));
                    return happened.add(clock.instant() + " " + timers.remove(due));
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
        when(job.getProcessInstanceId()).thenReturn(ofAProcess.get(due) ? "a process" : null);
        return job;
    }
}
