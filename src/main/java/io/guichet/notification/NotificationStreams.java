package io.guichet.notification;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.notification.Notifications.UnreadState;
import io.guichet.web.EventStreams;
import io.guichet.web.TimeFormatter;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The open event streams of notifications: one query a run finds the users for whom anything has changed. */
@Component
class NotificationStreams extends EventStreams<NotificationStreams.NotificationStream> {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationStreams.class);

    /** More than these at once are counted only. */
    private static final int MAX_NEWS = 3;

    private final Notifications notifications;
    private final NotificationSettings settings;
    private final NotificationFormatter formatter;
    private final StaffDirectory directory;
    private final TimeFormatter timeFormatter;
    private final Clock clock;

    NotificationStreams(
            Notifications notifications,
            NotificationSettings settings,
            NotificationFormatter formatter,
            StaffDirectory directory,
            TimeFormatter timeFormatter,
            Clock clock) {
        super("notification-events");
        this.notifications = notifications;
        this.settings = settings;
        this.formatter = formatter;
        this.directory = directory;
        this.timeFormatter = timeFormatter;
        this.clock = clock;
    }

    /** A notification that has come since the last event. */
    record NotificationNews(long id, String ticket, String title, String subject) {}

    /**
     * The state of a user.
     *
     * @param unread how many are unread
     * @param news those that have come since the last event; none in the first one
     * @param browser whether the browser is to show them: the user wants it, and the quiet hours are over
     */
    record UnreadEvent(long unread, List<NotificationNews> news, boolean browser) {}

    static final class NotificationStream extends EventStream {

        private final Locale locale;
        /** Null before the first event. */
        private UnreadState shown;

        NotificationStream(String user, Locale locale) {
            super(user);
            this.locale = locale;
        }
    }

    /** Opens a stream; the user's oldest one ends if there are too many. */
    SseEmitter open(StaffMember staff, Locale locale) {
        var emitter = open(new NotificationStream(staff.id(), locale));
        // The page shows the number at once.
        runInBackground();
        return emitter;
    }

    @Override
    @Scheduled(fixedDelayString = "PT3S", initialDelayString = "PT3S")
    protected void runInBackground() {
        super.runInBackground();
    }

    @Override
    protected void serve(Collection<NotificationStream> open) {
        var users = open.stream().map(NotificationStream::user).collect(Collectors.toSet());
        var states = notifications.unreadStates(users);
        open.forEach(stream -> {
            try {
                serve(stream, states.getOrDefault(stream.user(), UnreadState.NONE));
            } catch (RuntimeException failure) {
                LOG.warn("An event stream could not be served", failure);
            }
        });
    }

    private void serve(NotificationStream stream, UnreadState state) {
        if (state.equals(stream.shown)) {
            return;
        }
        var staff = directory.findActive(stream.user());
        if (staff.isEmpty()) {
            end(stream);
            return;
        }
        send(stream, json("notifications", event(stream, state, staff.get())));
        stream.shown = state;
    }

    private UnreadEvent event(NotificationStream stream, UnreadState state, StaffMember staff) {
        var setting = settings.of(staff.id());
        var isNew = stream.shown != null && state.newest() > stream.shown.newest();
        var news = isNew
                ? notifications.list(staff, true, null, MAX_NEWS).stream()
                        .filter(one -> one.id() > stream.shown.newest())
                        .map(one -> new NotificationNews(
                                one.id(), one.ticket(), formatter.reason(one, stream.locale), one.subject()))
                        .toList()
                : List.<NotificationNews>of();
        return new UnreadEvent(
                notifications.countUnread(staff),
                news,
                setting.browser() && !setting.isQuiet(clock.instant(), timeFormatter.zone()));
    }
}
