package io.guichet.notification;

import io.guichet.ticket.LabelFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Notifications in words. */
@Component
class NotificationFormatter {

    private final LabelFormatter labels;

    NotificationFormatter(LabelFormatter labels) {
        this.labels = labels;
    }

    /** "Camille mentioned you", "The customer has answered". */
    String reason(Notification notification, Locale locale) {
        return notification.actor() == null
                ? labels.text("notification.kind." + notification.kind(), locale)
                : labels.text(
                        "notification.kind.%s.by".formatted(notification.kind()),
                        locale,
                        labels.staff(notification.actor()));
    }

    /** The same with the ticket. */
    String line(Notification notification, Locale locale) {
        return labels.text(
                "notification.line",
                locale,
                reason(notification, locale),
                notification.ticket(),
                notification.subject());
    }
}
