package io.guichet.process;

import io.guichet.web.StartupTask;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Postpones, before the engine's job executor starts, the ends of waits for customers that passed while the desk was off: the
 * customers could not reply either.
 */
@Component
class CustomerWaitStart extends StartupTask {

    private static final Logger LOG = LoggerFactory.getLogger(CustomerWaitStart.class);

    /** After the demo data, before the web server. */
    private static final int PHASE = -300;

    /** A timer that is late by less was delayed by a restart. */
    private static final Duration OUTAGE = Duration.ofHours(1);

    private final ManagementService management;
    private final RuntimeService runtime;
    private final DeadlineTimers timers;
    private final Reconciliation reconciliation;
    private final Clock clock;

    CustomerWaitStart(
            ManagementService management,
            RuntimeService runtime,
            DeadlineTimers timers,
            Reconciliation reconciliation,
            Clock clock) {
        super(PHASE);
        this.management = management;
        this.runtime = runtime;
        this.timers = timers;
        this.reconciliation = reconciliation;
        this.clock = clock;
    }

    @Override
    protected void run() {
        var passed = passedTimers().stream().filter(timers::endsCustomerWait).toList();
        passed.forEach(timer -> reconciliation.resumeCustomerWait(number(timer)));
        if (!passed.isEmpty()) {
            LOG.info("{} waits for customers ended while the desk was off and go on", passed.size());
        }
    }

    /** The maintenance jobs of the engine have no process. */
    private List<Job> passedTimers() {
        return management
                .createJobQuery()
                .timers()
                .withRetriesLeft()
                .duedateLowerThan(Date.from(clock.instant().minus(OUTAGE)))
                .list()
                .stream()
                .filter(timer -> timer.getProcessInstanceId() != null)
                .toList();
    }

    private String number(Job timer) {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(timer.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
    }
}
