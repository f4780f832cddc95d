package io.guichet.search;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes in changes once per second, so that searches find little to do, and deletes old ones. */
@Component
class TicketIndexSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(TicketIndexSchedule.class);

    private final TicketIndexer indexer;
    private final TicketChangeLog changes;
    private boolean failed;

    TicketIndexSchedule(TicketIndexer indexer, TicketChangeLog changes) {
        this.indexer = indexer;
        this.changes = changes;
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT1S")
    void catchUp() {
        try {
            indexer.catchUp();
            failed = false;
        } catch (RuntimeException e) {
            // The next search catches up; one message is enough while the database is unavailable.
            if (!failed) {
                LOG.warn("The index of tickets could not be updated", e);
            }
            failed = true;
        }
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void purge() {
        changes.purge();
    }
}
