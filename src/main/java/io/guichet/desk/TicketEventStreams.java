package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.desk.TicketPresence.PresenceState;
import io.guichet.desk.TicketPresence.TicketActivity;
import io.guichet.problem.RateLimitExceeded;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.Message;
import io.guichet.ticket.TicketAccess;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open event streams of this node. None holds a thread or a connection to the database: one query a run reads what happens
 * on all tickets that are watched here, and nothing is read while nobody watches.
 */
@Component
class TicketEventStreams {

    private static final Logger LOG = LoggerFactory.getLogger(TicketEventStreams.class);

    /** Windows of one user on one node; browsers open six connections to a server at most. */
    static final int MAX_PER_USER = 12;

    /** Browsers open the stream again, and their rights are checked anew. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final int RUNS_PER_HEARTBEAT = 8;

    private final TicketPresence presence;
    private final Conversation conversation;
    private final TicketAccess access;
    private final StaffDirectory directory;
    private final LabelFormatter labels;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        var daemon = new Thread(task, "event-streams");
        daemon.setDaemon(true);
        return daemon;
    });
    private final AtomicBoolean isRunning = new AtomicBoolean();
    private int runs;

    TicketEventStreams(
            TicketPresence presence,
            Conversation conversation,
            TicketAccess access,
            StaffDirectory directory,
            LabelFormatter labels) {
        this.presence = presence;
        this.conversation = conversation;
        this.access = access;
        this.directory = directory;
        this.labels = labels;
    }

    /** A member of staff who is there. */
    record PresenceEvent(String user, String name, PresenceState state) {}

    record PresencesEvent(List<PresenceEvent> staff) {}

    /** A message that the customer has just written. */
    record CustomerMessageEvent(long id, String body, Instant at) {}

    private static final class EventStream {

        private final String ticket;
        private final String user;
        private final SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        private List<PresenceEvent> shown = List.of();
        private Long newestMessage;

        EventStream(String ticket, String user) {
            this.ticket = ticket;
            this.user = user;
        }
    }

    /**
     * Opens a stream; {@link RateLimitExceeded} if the user has too many.
     *
     * @param after id of the newest message that the reader has; null for all so far
     */
    SseEmitter open(String ticket, Long after, StaffMember staff) {
        if (streams.stream().filter(stream -> stream.user.equals(staff.id())).count() >= MAX_PER_USER) {
            throw new RateLimitExceeded("Too many open event streams.", Duration.ofSeconds(30));
        }
        var stream = new EventStream(ticket, staff.id());
        stream.newestMessage = after;
        stream.emitter.onCompletion(() -> streams.remove(stream));
        stream.emitter.onTimeout(() -> end(stream));
        stream.emitter.onError(failure -> streams.remove(stream));
        streams.add(stream);
        // The headers reach the browser with the first bytes.
        send(stream, SseEmitter.event().comment("open").reconnectTime(5_000));
        return stream.emitter;
    }

    int count() {
        return streams.size();
    }

    /** A browser that reads slowly holds this thread, not the one of all schedules. */
    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT2S")
    void runInBackground() {
        if (!streams.isEmpty() && isRunning.compareAndSet(false, true)) {
            thread.execute(() -> {
                try {
                    run();
                } finally {
                    isRunning.set(false);
                }
            });
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdown();
    }

    synchronized void run() {
        if (streams.isEmpty()) {
            return;
        }
        try {
            var watched = streams.stream().map(stream -> stream.ticket).collect(Collectors.toSet());
            var activity = presence.on(watched).stream().collect(Collectors.groupingBy(TicketActivity::ticket));
            var heartbeat = ++runs % RUNS_PER_HEARTBEAT == 0;
            streams.forEach(stream -> serve(stream, activity.getOrDefault(stream.ticket, List.of()), heartbeat));
        } catch (RuntimeException e) {
            LOG.warn("Event streams could not be served", e);
        }
    }

    private void serve(EventStream stream, List<TicketActivity> activity, boolean heartbeat) {
        try {
            update(stream, activity, heartbeat);
        } catch (RuntimeException e) {
            LOG.warn("An event stream could not be served", e);
        }
    }

    private void update(EventStream stream, List<TicketActivity> activity, boolean heartbeat) {
        if (heartbeat) {
            send(stream, SseEmitter.event().comment("still here"));
        }
        var others = activity.stream()
                .filter(row -> row.staff() != null && !row.staff().equals(stream.user))
                .map(row -> new PresenceEvent(row.staff(), labels.staff(row.staff()), row.state()))
                .toList();
        var newest = activity.stream()
                .filter(row -> row.message() != null)
                .map(TicketActivity::message)
                .findFirst()
                .orElse(0L);
        var hasNews = stream.newestMessage != null && newest > stream.newestMessage;
        if (!hasNews && others.equals(stream.shown)) {
            stream.newestMessage = newest;
            return;
        }
        if (!isStillAllowed(stream)) {
            end(stream);
            return;
        }
        if (!others.equals(stream.shown)) {
            stream.shown = others;
            send(stream, json("presence", new PresencesEvent(others)));
        }
        if (hasNews) {
            messagesAfter(stream.ticket, stream.newestMessage)
                    .forEach(message -> send(
                            stream,
                            json("message", new CustomerMessageEvent(message.id(), message.body(), message.sentAt()))
                                    .id(String.valueOf(message.id()))));
        }
        stream.newestMessage = newest;
    }

    private boolean isStillAllowed(EventStream stream) {
        return directory
                .findActive(stream.user)
                .filter(staff -> access.isVisible(stream.ticket, staff))
                .isPresent();
    }

    private List<Message> messagesAfter(String ticket, long seen) {
        return conversation.of(ticket).stream()
                .filter(message -> message.isFromCustomer() && !message.automatic() && message.id() > seen)
                .toList();
    }

    private static SseEmitter.SseEventBuilder json(String name, Object event) {
        return SseEmitter.event().name(name).data(event, MediaType.APPLICATION_JSON);
    }

    private void send(EventStream stream, SseEmitter.SseEventBuilder event) {
        try {
            stream.emitter.send(event);
        } catch (IOException | IllegalStateException e) {
            // The browser has gone.
            streams.remove(stream);
        }
    }

    private void end(EventStream stream) {
        streams.remove(stream);
        stream.emitter.complete();
    }

    /** Lets the server stop without waiting for browsers. */
    @PreDestroy
    void endAll() {
        List.copyOf(streams).forEach(this::end);
    }
}
