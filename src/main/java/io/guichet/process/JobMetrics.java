package io.guichet.process;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Metrics of the engine's jobs, the same on every node: what is due, how late it is, and what has failed for good. */
@Component
class JobMetrics implements MeterBinder {

    private final ManagementService management;
    private final RuntimeService runtime;
    private final Clock clock;

    JobMetrics(@Lazy ManagementService management, @Lazy RuntimeService runtime, Clock clock) {
        this.management = management;
        this.runtime = runtime;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("guichet.jobs.due", this, JobMetrics::due)
                .description("Jobs that wait for their execution now")
                .register(registry);
        Gauge.builder("guichet.jobs.oldest.due", this, JobMetrics::lateness)
                .description("How long the oldest due timer has been waiting; 0 without one")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("guichet.jobs.failed", this, JobMetrics::failed)
                .description("Jobs without attempts left; see the incidents page")
                .register(registry);
    }

    private double due() {
        return management.createJobQuery().executable().count();
    }

    private double lateness() {
        var now = clock.instant();
        return management
                .createJobQuery()
                .withRetriesLeft()
                .duedateLowerThan(Date.from(now))
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .stream()
                .mapToDouble(job ->
                        Duration.between(job.getDuedate().toInstant(), now).toMillis() / 1_000.0)
                .findFirst()
                .orElse(0);
    }

    private double failed() {
        return runtime.createIncidentQuery()
                .incidentType(Incident.FAILED_JOB_HANDLER_TYPE)
                .count();
    }
}
