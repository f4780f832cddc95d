package io.guichet.insight.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.insight.export.LogEvent.LogAttribute;
import io.guichet.insight.export.LogEvent.LogTransition;
import io.guichet.insight.export.LogEvent.RelatedObject;
import io.guichet.insight.table.TicketMetrics;
import io.guichet.insight.table.TicketMetrics.WaitedTimes;
import io.guichet.insight.table.WaitingParty;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XesWriterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"plain & <simple>", "\"double\" and 'single'", "Équipe \uD83D\uDE80 ]]>", "a\tb\r\nc", " a  b "})
    void textsAreReadAsTheyWere(String text) throws Exception {
        assertThat(readBack(text)).isEqualTo(text);
    }

    @Test
    void replacesWhatXmlDoesNotAdmit() throws Exception {
        assertThat(readBack("a\u0000b\u001fc\uffff")).isEqualTo("a\ufffdb\ufffdc\ufffd");
    }

    private static String readBack(String team) throws Exception {
        var out = new ByteArrayOutputStream();
        var event = new LogEvent(
                "e1",
                team,
                LogTransition.COMPLETE,
                null,
                0,
                null,
                List.of(new RelatedObject("P-1", "ticket")),
                List.of(new LogAttribute("kind", team)));
        var xes = new XesWriter(out);
        xes.write(new TicketLog(ticket(team), "customer-1", List.of(event)));
        xes.end();
        var trace = XesLogReader.read(out.toString(StandardCharsets.UTF_8)).get(0);
        assertThat(trace.attributes())
                .containsEntry("team", trace.events().get(0).activity());
        return trace.events().get(0).attributes().get("kind");
    }

    private static TicketMetrics ticket(String team) {
        return new TicketMetrics(
                "P-1",
                "parcels",
                null,
                null,
                null,
                null,
                team,
                "web",
                "en",
                "IN_PROGRESS",
                List.of(),
                false,
                false,
                false,
                0,
                0,
                0,
                TicketMetrics.NEVER,
                TicketMetrics.NEVER,
                null,
                0,
                new WaitedTimes(0, 0, 0, 0, 0, WaitingParty.SUPPORT, 0),
                List.of(),
                List.of(),
                List.of());
    }
}
