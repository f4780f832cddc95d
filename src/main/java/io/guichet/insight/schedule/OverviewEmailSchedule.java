package io.guichet.insight.schedule;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends the overviews that are due; one that fails keeps none of the others. */
@Component
@ConditionalOnProperty(name = "guichet.insight.schedules-enabled", matchIfMissing = true)
class OverviewEmailSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(OverviewEmailSchedule.class);
    private static final int AT_A_TIME = 100;

    private final OverviewScheduleTable table;
    private final OverviewEmails emails;
    private final Clock clock;

    OverviewEmailSchedule(OverviewScheduleTable table, OverviewEmails emails, Clock clock) {
        this.table = table;
        this.emails = emails;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void run() {
        for (var schedule : table.due(clock.instant(), AT_A_TIME)) {
            try {
                emails.send(schedule);
            } catch (RuntimeException e) {
                LOG.error("The overview {} of {} could not be sent", schedule.id(), schedule.owner(), e);
            }
        }
    }
}
