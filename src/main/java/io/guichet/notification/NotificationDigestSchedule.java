package io.guichet.notification;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends the digests that are due; one that fails keeps none of the others. */
@Component
@ConditionalOnProperty(name = "guichet.notification.digest-enabled", matchIfMissing = true)
class NotificationDigestSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationDigestSchedule.class);

    private final Notifications notifications;
    private final NotificationDigests digests;

    NotificationDigestSchedule(Notifications notifications, NotificationDigests digests) {
        this.notifications = notifications;
        this.digests = digests;
    }

    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT1M")
    void run() {
        notifications.usersForDigest().forEach(this::send);
    }

    private void send(String user) {
        try {
            digests.send(user);
        } catch (RuntimeException e) {
            LOG.error("The digest of {} could not be sent", user, e);
        }
    }
}
