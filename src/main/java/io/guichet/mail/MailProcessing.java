package io.guichet.mail;

import io.guichet.jdbc.DatabaseOutage;
import io.guichet.problem.BadInput;
import io.guichet.problem.StateConflict;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Processes stored messages, and keeps those whose processing fails for staff. */
@Component
class MailProcessing {

    private static final Logger LOG = LoggerFactory.getLogger(MailProcessing.class);
    private static final int BATCH = 50;

    private final IncomingMailStore store;
    private final RawMailStore rawStore;
    private final MailProcessor processor;
    private volatile boolean stopping;

    MailProcessing(IncomingMailStore store, RawMailStore rawStore, MailProcessor processor) {
        this.store = store;
        this.rawStore = rawStore;
        this.processor = processor;
    }

    /** Processes all that was received, also by a node that has stopped. */
    void processReceived() {
        long last = 0;
        List<Long> batch;
        do {
            batch = store.received(last, BATCH);
            for (var id : batch) {
                if (stopping) {
                    return;
                }
                processOrLeave(id);
            }
            last = batch.isEmpty() ? last : batch.get(batch.size() - 1);
        } while (batch.size() == BATCH);
    }

    /** Ends after the present message. An interrupt would close the file of H2 for every thread. */
    void stop() {
        stopping = true;
    }

    /** Deletes messages of which a node that has stopped received only a part. */
    void deleteUnfinished() {
        int deleted = rawStore.deleteUnfinished();
        if (deleted > 0) {
            LOG.info("{} messages that did not arrive completely are deleted", deleted);
        }
    }

    /** One that cannot even be kept for staff waits for the next run and delays no other. */
    private void processOrLeave(long id) {
        try {
            process(id);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("Mail {} is left for the next run", id, e);
        }
    }

    /** Processes one message, unless it is done. Throws what a database that is gone causes: the message is not to blame. */
    void process(long id) {
        try {
            processor.process(id);
        } catch (BadInput | StateConflict e) {
            processor.quarantine(id, QuarantineReason.REFUSED, e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            if (DatabaseOutage.caused(e)) {
                throw e;
            }
            LOG.error("Mail {} could not be processed", id, e);
            processor.quarantine(id, QuarantineReason.FAILED, QuarantineReason.FAILED.text());
        }
    }
}
