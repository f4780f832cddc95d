package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every endpoint that takes text takes time in proportion to it, also when it refuses the text. */
@DeskTest
class HostileTextTest {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    /** The body of a message: the longest text of the API. */
    private static final int LONGEST = 100_000;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @ParameterizedTest
    @EnumSource
    void questionsTakeLinearTime(HostileText shape) {
        assertLinear(shape, text -> post("/api/brands/parcels/questions", Map.of("text", text, "language", "en")));
    }

    @ParameterizedTest
    @EnumSource
    void ticketsTakeLinearTime(HostileText shape) {
        assertLinear(shape, text -> post("/api/brands/parcels/tickets", ticket("ada@example.org", "Ada", "S", text)));
        assertLinear(shape, text -> post("/api/brands/parcels/tickets", ticket(text, text, text, "B")));
    }

    @ParameterizedTest
    @EnumSource
    void messagesTakeLinearTime(HostileText shape) {
        var number = desk.opens("parcels", Map.of());

        assertLinear(
                shape,
                text -> post(
                        "/api/tickets/%s/messages".formatted(number),
                        Map.of("author", "AGENT", "visibility", "INTERNAL", "body", text)));
    }

    @ParameterizedTest
    @EnumSource
    void formsTakeLinearTime(HostileText shape) {
        assertLinear(shape, text -> {
            var visitor = HttpBrowser.withAddress(port, nextAddress());
            var asked = visitor.submitForm(
                    "/parcels", "/parcels", "text=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
            assertThat(asked.statusCode()).isIn(302, 400, 413);
        });
    }

    @ParameterizedTest
    @EnumSource
    void attributesTakeLinearTime(HostileText shape) {
        assertLinear(shape, text -> post("/api/brands/parcels/promise", Map.of("plan", text, "product", text)));
    }

    @ParameterizedTest
    @EnumSource
    void signingInTakesLinearTime(HostileText shape) {
        assertLinear(shape, text -> {
            var refused = HttpBrowser.withAddress(port, nextAddress()).signIn(text, text);
            assertThat(refused.statusCode()).isIn(302, 400, 413);
        });
    }

    private void post(String path, Object body) {
        var answer = ApiClient.as("agent", port).post(path, body, Map.of("X-Forwarded-For", nextAddress()));
        assertThat(answer.status()).as("%s", answer.body()).isIn(200, 201, 400, 413);
    }

    private static Object ticket(String email, String name, String subject, String body) {
        var ticket =
                JsonNodeFactory.instance.objectNode().put("subject", subject).put("body", body);
        ticket.putObject("requester").put("email", email).put("name", name);
        return ticket;
    }

    private static String nextAddress() {
        var next = ADDRESSES.incrementAndGet();
        return "198.18.%d.%d".formatted(next / 250, next % 250);
    }

    /** The server works on other threads: the CPU time of the process counts. */
    private static void assertLinear(HostileText shape, Consumer<String> request) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        LinearTime.assertLinear(shape, LONGEST, request, system::getProcessCpuTime);
    }
}
