package io.guichet.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.web.EventStreams.EventStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class EventStreamsTest {

    private static final class RecordedStreams extends EventStreams<EventStream> {

        private final List<Collection<EventStream>> served = new ArrayList<>();

        RecordedStreams() {
            super("recorded-streams");
        }

        @Override
        protected void serve(Collection<EventStream> open) {
            served.add(open);
        }
    }

    private final RecordedStreams streams = new RecordedStreams();

    @AfterEach
    void stop() {
        streams.stop();
    }

    @Test
    void nothingIsReadWhenTheLastBrowserHasGone() {
        streams.open(new EventStream("agent")).complete();

        // one of the runs finds out that it has gone
        while (streams.count() > 0) {
            streams.run();
        }

        assertThat(streams.served).isNotEmpty().allSatisfy(open -> assertThat(open)
                .hasSize(1));
    }

    /** The server waits for open requests when its phase stops, which is before beans are destroyed. */
    @Test
    void allEndBeforeTheServerStops() {
        var server = new RecordingServer();
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(RecordedStreams.class, () -> streams);
            context.registerBean(RecordingServer.class, () -> server);
            context.refresh();
            streams.open(new EventStream("agent"));
        }

        assertThat(server.openWhenStopped).isZero();
    }

    private final class RecordingServer implements SmartLifecycle {

        private int openWhenStopped = -1;
        private boolean running;

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop() {
            openWhenStopped = streams.count();
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}
