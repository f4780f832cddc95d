package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.DeskTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Any input on the customers' pages causes no server error, and a rejected form keeps its input. */
@DeskTest
class InputFuzzTest {

    private static final int TRIES = 10;

    /** URL-encoded; some are not valid characters. */
    private static final String[] ODD = {
        "",
        "%20",
        "%00",
        "%0D%0A",
        "%0D",
        "%ED%A0%BD",
        "%FF",
        "%F0%9F%92%A9",
        "%E2%80%AE",
        "%EF%BB%BF",
        "%EF%BF%BF",
        "%3Cscript%3E",
        "%26lt%3B",
        "%27",
        "%24%7B7*7%7D",
        "%5B%5B7*7%5D%5D",
        "%7B0%7D",
        "%C2%85",
        "%E2%80%A8",
        "a%40b.c",
        "x"
    };

    private static final String[] FIELDS = {
        "email",
        "name",
        "subject",
        "body",
        "text",
        "impact",
        "plan",
        "requestType",
        "colour",
        "premium",
        "trackingCode",
        "_submissionToken",
        "_team",
        "unknown",
        "%F0%9F%92%A9",
        "_csrf.x",
        "files"
    };

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noPageFailsAndInputIsKept(long seed) {
        var random = new Random(seed);
        var visitor = new Visitor(port, seed % 2 == 0 ? "fr" : "en");
        var request = visitor.requests("parcels", "Where is it?", Map.of());
        var replies = request.replace("?", "/replies?");
        var contact = "/parcels/questions/%s/contact".formatted(visitor.asks("parcels", "And the other one?"));
        int refused = 0;
        for (int time = 0; time < TRIES; time++) {
            refused += submitsOddInput(visitor, "/parcels", "/parcels", "text", random) == 400 ? 1 : 0;
            refused += submitsOddInput(visitor, request, replies, "body", random) == 400 ? 1 : 0;
            refused += submitsOddInput(visitor, contact, contact, "body", random) == 400 ? 1 : 0;
        }
        assertThat(refused).isPositive();
    }

    /** Submits a page's form with odd input and returns the status. */
    private static int submitsOddInput(Visitor visitor, String page, String action, String field, Random random) {
        visitor.opens(page);
        if (!visitor.page().contains("action=\"" + action + "\"")) {
            return visitor.status();
        }
        var written = "written-" + Math.abs(random.nextInt());
        var sent = "%s&%s=%s%s%s"
                .formatted(visitor.encodedForm(action, Map.of()), field, oddText(random), written, oddText(random));
        visitor.post(action, sent + others(field, random));

        assertThat(visitor.status()).as("%s %s", action, sent).isIn(302, 400, 409);
        if (visitor.status() == 400) {
            assertThat(visitor.page()).as(sent).contains(written).doesNotContain("<script>" + written);
        }
        return visitor.status();
    }

    private static String others(String field, Random random) {
        var others = new StringBuilder();
        for (int more = random.nextInt(4); more > 0; more--) {
            var name = FIELDS[random.nextInt(FIELDS.length)];
            if (!name.equals(field) || random.nextInt(4) == 0) {
                others.append('&')
                        .append(name)
                        .append('=')
                        .append(oddText(random))
                        .append(oddText(random));
            }
        }
        return others.toString();
    }

    private static String oddText(Random random) {
        var odd = ODD[random.nextInt(ODD.length)];
        return switch (random.nextInt(8)) {
            case 0 -> odd.repeat(random.nextInt(3_000));
            case 1 -> URLEncoder.encode(String.valueOf((char) random.nextInt(0xd800)), StandardCharsets.UTF_8);
            default -> odd;
        };
    }
}
