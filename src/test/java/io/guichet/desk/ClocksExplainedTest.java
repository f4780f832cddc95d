package io.guichet.desk;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guichet.Api;
import io.guichet.Desk;
import io.guichet.DeskTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The complaint: nobody can explain a deadline. Here everybody can do the sum again. */
@DeskTest
class ClocksExplainedTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Test
    void everyStretchIsToldWithItsReasonAndTheSumIsRight() {
        desk.passesUntil(FRIDAY, "15:00");
        var number = desk.opens("parcels", Map.of("plan", "office"));
        desk.triages(number);
        desk.passes(Duration.ofHours(1));
        desk.answers(number, "ASK_CUSTOMER");
        desk.passesUntil(MONDAY, "10:00");
        desk.customerWrites(number, "I have.");

        var clock = resolution(number, "en", "");

        assertThat(reasons(clock))
                .containsExactly(
                        "PT1H open", "PT66H waiting for the customer", "PT7H open", "PT16H closed", "PT8H open");
        assertThat(counted(clock))
                .isEqualTo(Duration.ofHours(16))
                .isEqualTo(Duration.parse(clock.path("counted").asText()));
        assertThat(clock.path("due")).isEqualTo(clock.path("until"));
        assertThat(clock.at("/because/row").asText()).isEqualTo("target_resolution_office");
        assertThat(clock.at("/hoursBecause/row").asText()).isEqualTo("hours_working_time");
        assertThat(clock.at("/hours/zone").asText()).isEqualTo("Europe/London");
        assertThat(clock.path("explanation").asText())
                .contains(
                        "Two working days of eight hours for offices.",
                        "1\u00a0h + 7\u00a0h + 8\u00a0h = 16\u00a0h",
                        "waiting for the customer (66\u00a0h)",
                        "closed (16\u00a0h)");
    }

    @Test
    void theReaderChoosesLanguageAndZone() {
        var number = desk.opens("parcels", Map.of());

        var clock = resolution(number, "fr", "?zone=Asia/Tokyo");

        assertThat(clock.path("explanation").asText()).startsWith("Estimé").contains("Asia/Tokyo");
        var local = OffsetDateTime.parse(clock.path("dueLocal").asText());
        assertThat(local.getOffset()).isEqualTo(ZoneOffset.ofHours(9));
        assertThat(local.toInstant()).isEqualTo(Instant.parse(clock.path("due").asText()));
    }

    @Test
    void whileTheClockStandsStillItSaysWhatIsLeft() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.passes(Duration.ofHours(2));
        desk.answers(number, "ASK_CUSTOMER");
        desk.passes(Duration.ofHours(3));

        var clock = resolution(number, "en", "");

        assertThat(reasons(clock)).containsExactly("PT2H every hour counts", "PT3H waiting for the customer");
        assertThat(clock.path("left").asText()).isEqualTo("PT70H");
        assertThat(clock.path("explanation").asText()).contains("70\u00a0h are left");
    }

    @Test
    void whatWasKnownEarlierIsToldAsItWasKnown() {
        var number = desk.opens("parcels", Map.of());
        desk.passes(Duration.ofHours(1));
        var then = desk.now();
        desk.passes(Duration.ofHours(1));
        desk.overrides(number, io.guichet.policy.Target.RESOLUTION, desk.now().plus(Duration.ofDays(9)));

        assertThat(resolution(number, "en", "?knownAt=" + then).path("ledger")).hasSize(1);
        assertThat(resolution(number, "en", "").path("ledger")).hasSize(2);
    }

    @Test
    void aZoneThatIsNoneIsNamed() {
        var number = desk.opens("parcels", Map.of());

        var answer = Api.as("agent", port).get("/api/tickets/%s/clocks?zone=Nowhere".formatted(number));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().toString()).contains("\"field\":\"zone\"");
    }

    private JsonNode resolution(String number, String language, String more) {
        var answer = Api.as("agent", port)
                .send(
                        "GET",
                        "/api/tickets/%s/clocks%s".formatted(number, more),
                        BodyPublishers.noBody(),
                        Map.of("Accept-Language", language));
        for (var item : answer.body().path("items")) {
            if (item.path("target").asText().equals("RESOLUTION")) {
                return item;
            }
        }
        throw new AssertionError(answer.body().toString());
    }

    private static List<String> reasons(JsonNode clock) {
        var told = new ArrayList<String>();
        clock.path("stretches")
                .forEach(stretch -> told.add(stretch.path("length").asText() + " "
                        + stretch.path("reason").asText()));
        return told;
    }

    private static Duration counted(JsonNode clock) {
        var sum = Duration.ZERO;
        for (var stretch : clock.path("stretches")) {
            if (stretch.path("counted").asBoolean()) {
                sum = sum.plus(Duration.parse(stretch.path("length").asText()));
            }
        }
        return sum;
    }
}
