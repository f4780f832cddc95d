package io.guichet.web;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open streams of server-sent events of one kind on this node. None holds a thread or a connection to the database: a run
 * reads the news of all of them, and nothing is read while nobody listens.
 */
public abstract class EventStreams<S extends EventStreams.EventStream> {

    /** Windows of one user on one node; browsers open six connections to a server at most. */
    public static final int MAX_PER_USER = 12;

    /** Browsers open the stream again, and their rights are checked anew. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final int RUNS_PER_HEARTBEAT = 8;

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final Set<S> streams = ConcurrentHashMap.newKeySet();
    private final AtomicLong opened = new AtomicLong();
    private final AtomicBoolean isRunning = new AtomicBoolean();
    private final ExecutorService thread;
    private int runs;

    /** @param name of the thread that sends the events */
    protected EventStreams(String name) {
        thread = Executors.newSingleThreadExecutor(task -> {
            var daemon = new Thread(task, name);
            daemon.setDaemon(true);
            return daemon;
        });
    }

    /** A stream of a user. */
    public static class EventStream {

        private final String user;
        private final SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        private long number;

        protected EventStream(String user) {
            this.user = user;
        }

        public String user() {
            return user;
        }
    }

    /** Opens the stream; the oldest one of its user ends if there are too many. Most of these belong to pages that were left. */
    protected SseEmitter open(S stream) {
        var open = of(stream.user());
        if (open.size() >= MAX_PER_USER) {
            open.stream()
                    .min(Comparator.comparingLong(one -> ((EventStream) one).number))
                    .ifPresent(this::end);
        }
        return add(stream);
    }

    private List<S> of(String user) {
        return streams.stream().filter(open -> open.user().equals(user)).toList();
    }

    private SseEmitter add(S stream) {
        ((EventStream) stream).number = opened.incrementAndGet();
        var emitter = ((EventStream) stream).emitter;
        emitter.onCompletion(() -> streams.remove(stream));
        emitter.onTimeout(() -> end(stream));
        emitter.onError(failure -> streams.remove(stream));
        streams.add(stream);
        // The headers reach the browser with the first bytes.
        send(stream, SseEmitter.event().comment("open").reconnectTime(5_000));
        return emitter;
    }

    public int count() {
        return streams.size();
    }

    /** A browser that reads slowly holds this thread, not the one of all schedules. */
    protected void runInBackground() {
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

    /** Sends what is new. */
    public synchronized void run() {
        try {
            if (++runs % RUNS_PER_HEARTBEAT == 0) {
                streams.forEach(stream -> send(stream, SseEmitter.event().comment("still here")));
            }
            // The heartbeat has removed those whose browser has gone.
            var open = List.copyOf(streams);
            if (!open.isEmpty()) {
                serve(open);
            }
        } catch (RuntimeException e) {
            log.warn("Event streams could not be served", e);
        }
    }

    /** Sends what is new to these streams; there is one at least. */
    protected abstract void serve(Collection<S> open);

    /** An event for {@link #send}. */
    protected static SseEmitter.SseEventBuilder json(String name, Object event) {
        return SseEmitter.event().name(name).data(event, MediaType.APPLICATION_JSON);
    }

    protected void send(S stream, SseEmitter.SseEventBuilder event) {
        try {
            ((EventStream) stream).emitter.send(event);
        } catch (IOException | IllegalStateException e) {
            // The browser has gone.
            streams.remove(stream);
        }
    }

    protected void end(S stream) {
        streams.remove(stream);
        ((EventStream) stream).emitter.complete();
    }

    /** Lets the server stop without waiting for browsers, which it does before beans are destroyed. */
    @EventListener(ContextClosedEvent.class)
    public void endAll() {
        List.copyOf(streams).forEach(this::end);
    }

    @PreDestroy
    void stop() {
        thread.shutdown();
    }
}
