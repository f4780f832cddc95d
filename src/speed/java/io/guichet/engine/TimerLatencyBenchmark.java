package io.guichet.engine;

import static org.awaitility.Awaitility.await;

import io.guichet.BenchmarkApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Measures the latency of timers while many others are pending: the whole application with its own settings on a real
 * PostgreSQL. {@code mvn -Pspeed -Dspeed=timers}; about three minutes.
 */
public final class TimerLatencyBenchmark {

    private static final int PENDING = 100_000;
    private static final int MEASURED = 200;
    private static final Duration START = Duration.ofSeconds(10);
    private static final Duration SPREAD = Duration.ofMinutes(2);

    /** A timer that is not executed within this time counts as lost. */
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private static final String PROCESS = "late-timers";
    private static final String TIMER = "Event_Due";

    private final RuntimeService runtime;
    private final HistoryService history;
    private final JdbcTemplate jdbc;

    private TimerLatencyBenchmark(ConfigurableApplicationContext desk) {
        DeploymentValidator.withoutCheck(() -> desk.getBean(RepositoryService.class)
                .createDeployment()
                .addModelInstance(
                        PROCESS + ".bpmn",
                        Bpmn.createExecutableProcess(PROCESS)
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .intermediateCatchEvent(TIMER)
                                .timerWithDate("${due}")
                                .endEvent()
                                .done())
                .deploy());
        this.runtime = desk.getBean(RuntimeService.class);
        this.history = desk.getBean(HistoryService.class);
        this.jdbc = desk.getBean(JdbcTemplate.class);
    }

    public static void main(String... args) throws Exception {
        try (var server = EmbeddedPostgres.start();
                var desk = BenchmarkApplication.start(server)) {
            new TimerLatencyBenchmark(desk).measure();
        }
        System.exit(0);
    }

    private void measure() {
        var template = startInstance(Instant.now().plus(Duration.ofDays(60)));
        duplicateJob(template);
        var begin = Instant.now().plus(START);
        var due = new Random(1)
                .longs(MEASURED, 0, SPREAD.toMillis())
                .mapToObj(begin::plusMillis)
                .collect(Collectors.toMap(this::startInstance, when -> when));
        System.out.printf("%,d timers pending; %d fall due within %d s%n", pending(), due.size(), SPREAD.toSeconds());
        // Waits until all timers are due: polling the table would distort the measurement.
        var remaining = Duration.between(Instant.now(), begin.plus(SPREAD));
        await("every timer is executed")
                .pollDelay(remaining)
                .pollInterval(Duration.ofMillis(500))
                .atMost(remaining.plus(TIMEOUT))
                .until(() -> executed().size() >= due.size());
        print(lateness(due));
    }

    private String startInstance(Instant due) {
        return runtime.startProcessInstanceByKey(PROCESS, Map.of("due", Date.from(due)))
                .getId();
    }

    /** Copies the job, each copy for a process instance of its own, with due dates spread over sixty days. */
    private void duplicateJob(String instance) {
        var columns = jdbc.queryForList(
                "select column_name from information_schema.columns where table_name = 'act_ru_job'", String.class);
        var values = columns.stream()
                .map(column -> switch (column) {
                    case "id_" -> "'pending-' || n";
                    case "process_instance_id_", "root_proc_inst_id_", "execution_id_" -> "'instance-' || n";
                    case "duedate_" -> "localtimestamp + interval '1 hour' + n * interval '51 seconds'";
                    default -> column;
                })
                .collect(Collectors.joining(", "));
        jdbc.update(
                "insert into act_ru_job (%s) select %s from act_ru_job, generate_series(1, ?) n where process_instance_id_ = ?"
                        .formatted(String.join(", ", columns), values),
                PENDING,
                instance);
        jdbc.execute("analyze act_ru_job");
    }

    private long pending() {
        return jdbc.queryForObject("select count(*) from act_ru_job where handler_type_ like 'timer%'", Long.class);
    }

    /** Latencies in milliseconds, sorted. */
    private List<Long> lateness(Map<String, Instant> due) {
        return executed().stream()
                .map(event -> Duration.between(
                                due.get(event.getProcessInstanceId()),
                                event.getEndTime().toInstant())
                        .toMillis())
                .sorted()
                .toList();
    }

    private List<HistoricActivityInstance> executed() {
        return history.createHistoricActivityInstanceQuery()
                .activityId(TIMER)
                .finished()
                .list();
    }

    private static void print(List<Long> lateness) {
        System.out.printf(
                "late by ms: p50 %d, p90 %d, p99 %d, max %d, earliest %d%n",
                percentile(lateness, 50),
                percentile(lateness, 90),
                percentile(lateness, 99),
                percentile(lateness, 100),
                lateness.get(0));
    }

    /** The smallest value that is not exceeded by that percentage of all. */
    private static long percentile(List<Long> sorted, int percent) {
        return sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    }
}
