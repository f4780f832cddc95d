package io.guichet.notification;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.brand.Brands;
import io.guichet.email.EmailSettings;
import io.guichet.email.EmailTemplate;
import io.guichet.email.Outbox;
import io.guichet.email.TemplatedEmail;
import io.guichet.web.RetryableTransaction;
import io.guichet.web.TimeFormatter;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** E-mails that list what a user has not read, as often as the user wants them and never in the quiet hours. */
@Component
class NotificationDigests {

    /** The others are counted. */
    private static final int MAX_LISTED = 30;

    private final Notifications notifications;
    private final NotificationSettings settings;
    private final NotificationFormatter formatter;
    private final StaffDirectory directory;
    private final Brands brands;
    private final Outbox outbox;
    private final EmailSettings emailSettings;
    private final TimeFormatter timeFormatter;
    private final Clock clock;

    NotificationDigests(
            Notifications notifications,
            NotificationSettings settings,
            NotificationFormatter formatter,
            StaffDirectory directory,
            Brands brands,
            Outbox outbox,
            EmailSettings emailSettings,
            TimeFormatter timeFormatter,
            Clock clock) {
        this.notifications = notifications;
        this.settings = settings;
        this.formatter = formatter;
        this.directory = directory;
        this.brands = brands;
        this.outbox = outbox;
        this.emailSettings = emailSettings;
        this.timeFormatter = timeFormatter;
        this.clock = clock;
    }

    /** Queues the digest of that user if one is due and there is anything to say. */
    @RetryableTransaction
    public void send(String user) {
        var now = clock.instant();
        var setting = settings.lock(user);
        if (!setting.isDigestDue(now, timeFormatter.zone())) {
            return;
        }
        var newest = notifications.newest(user);
        directory
                .findActive(user)
                .filter(staff -> staff.email() != null && !staff.email().isBlank())
                .ifPresent(this::queue);
        notifications.markDigested(user, newest);
        settings.recordDigest(user, now);
    }

    private void queue(StaffMember staff) {
        var unread = notifications.undigested(staff, MAX_LISTED);
        if (unread.isEmpty()) {
            return;
        }
        var brand = brands.get(unread.get(0).brand());
        var language = brand.languages().get(0);
        var locale = Locale.forLanguageTag(language);
        var lines = unread.stream()
                .map(one -> Map.of(
                        "name", formatter.line(one, locale),
                        "link", emailSettings.link("/desk/tickets/" + one.ticket())))
                .toList();
        var values = Map.of(
                "subject", "",
                "count", notifications.countUnread(staff),
                "notifications", lines,
                "link", emailSettings.link("/desk/notifications"),
                "settingsLink", emailSettings.link("/desk/notifications/settings"));
        outbox.enqueue(new TemplatedEmail(brand, "", EmailTemplate.DIGEST, language, staff.email(), values));
    }
}
