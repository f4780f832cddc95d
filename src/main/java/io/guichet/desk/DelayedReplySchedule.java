package io.guichet.desk;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends delayed replies when their delay is over; those of a stopped desk after its next start. */
@Component
class DelayedReplySchedule {

    private static final Logger LOG = LoggerFactory.getLogger(DelayedReplySchedule.class);

    private final DelayedReplies replies;
    private final DelayedReplySender sender;
    private boolean failed;

    DelayedReplySchedule(DelayedReplies replies, DelayedReplySender sender) {
        this.replies = replies;
        this.sender = sender;
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT1S")
    void run() {
        try {
            replies.due().forEach(this::send);
            failed = false;
        } catch (RuntimeException e) {
            // The next run continues; one message is enough while the database is unavailable.
            if (!failed) {
                LOG.error("Delayed replies could not be sent", e);
            }
            failed = true;
        }
    }

    private void send(long id) {
        try {
            sender.send(id);
        } catch (RuntimeException refused) {
            // Mostly because the ticket has moved on meanwhile. Its author keeps the text in any case.
            LOG.warn("The delayed reply {} was not sent", id, refused);
            replies.refuse(id);
        }
    }
}
