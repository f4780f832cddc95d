package io.guichet.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.web.EventStreams.EventStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
}
