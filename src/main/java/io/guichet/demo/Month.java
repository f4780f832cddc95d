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
 * Lets the past happen: our clock and the engine's go together from one moment to the next, and every timer of the engine
 * fires when it falls due, until the real now is reached. Only while nothing else runs: before the doors open and before the
 * job executor starts.
 */
@Component
@ConditionalOnProperty(name = "guichet.demo", havingValue = "true")
class Month {

    private static final Logger LOG = LoggerFactory.getLogger(Month.class);
    private static final int LINE_EVERY = 10;
    private static final int A_FEW = 5;

    private final SettableClock clock;
    private final ManagementService management;
    private Instant reached = Instant.MIN;

    Month(SettableClock clock, ManagementService management) {
        this.clock = clock;
        this.management = management;
    }

    /** Plays the moments in order of time and ends with the clock released to the system's. */
    void passes(Collection<Moment> moments, BiConsumer<Story, Step> cast) {
        var progress = new Progress(moments);
        moments.stream().sorted(Comparator.comparing(Moment::at)).forEach(moment -> {
            fireUntil(moment::at);
            clock.set(latest(moment.at()));
            cast.accept(moment.story(), moment.step());
            progress.after(moment);
        });
        fireUntil(Clock.systemUTC()::instant);
        clock.release();
    }

    /** The end may move on meanwhile, as the real now does. */
    private void fireUntil(Supplier<Instant> end) {
        for (var job = due(end.get()); job.isPresent(); job = due(end.get())) {
            clock.set(latest(job.get().getDuedate().toInstant()));
            management.executeJob(job.get().getId());
        }
    }

    /** The first job of a process that is due by then; the engine's own housekeeping waits for the real time. */
    private Optional<Job> due(Instant end) {
        return management
                .createJobQuery()
                .duedateLowerThan(Date.from(end.plusMillis(1)))
                .orderByJobDuedate()
                .asc()
                .listPage(0, A_FEW)
                .stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .findFirst();
    }

    /** Where time stands already, when that is later. */
    private Instant latest(Instant instant) {
        reached = instant.isAfter(reached) ? instant : reached;
        return reached;
    }

    /** A line each time that so many requests have come in. */
    private static final class Progress {

        private static final List<String> COMES_IN = List.of(Step.ASKS, Step.REQUESTS, Step.SPLIT);

        private final long requests;
        private final int moments;
        private int arrived;
        private int passed;

        Progress(Collection<Moment> moments) {
            this.moments = moments.size();
            this.requests = moments.stream().mapToLong(Progress::arrivals).sum();
        }

        void after(Moment moment) {
            passed++;
            var before = arrived;
            arrived += arrivals(moment);
            if (arrived / LINE_EVERY > before / LINE_EVERY || passed == moments) {
                LOG.info("Demo data: {} of {} requests, {} %", arrived, requests, 100 * passed / moments);
            }
        }

        private static int arrivals(Moment moment) {
            if (!COMES_IN.contains(moment.step().verb())) {
                return 0;
            }
            return moment.step().verb().equals(Step.SPLIT)
                    ? moment.story().parts.size()
                    : 1;
        }
    }
}
