package io.guichet.desk;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Known complaint: nobody can explain a due date. Here each explanation adds up. */
@DeskTest
class ClockExplanationTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    /** Until a Friday at 15:00 before a weekend without a change to or from summer time. */
    private void advancesTimeUntilAWeekendOf48Hours() {
        var london = ZoneId.of("Europe/London").getRules();
        Instant friday;
        do {
            friday = desk.advancesTimeUntil(FRIDAY, "15:00");
        } while (!london.getOffset(friday).equals(london.getOffset(friday.plus(Duration.ofDays(3)))));
    }

    @Test
    void listsEveryIntervalWithItsReasonAndSum() {
        advancesTimeUntilAWeekendOf48Hours();
        var number = desk.opens("parcels", Map.of("plan", "office"));
        desk.triages(number);
        desk.advancesTime(Duration.ofHours(1));
        desk.answers(number, "ASK_CUSTOMER");
        desk.advancesTimeUntil(MONDAY, "10:00");
        desk.customerWrites(number, "I have.");

        var clock = resolution(number, "en", "");

        assertThat(reasons(clock))
                .containsExactly(
                        "PT1H open", "PT66H waiting for the customer", "PT7H open", "PT16H closed", "PT8H open");
        assertThat(counted(clock))
                .isEqualTo(Duration.ofHours(16))
                .isEqualTo(Duration.parse(clock.path("counted").asText()));
        assertThat(clock.path("due")).isEqualTo(clock.path("until"));
        assertThat(clock.at("/reasons/0/row").asText()).isEqualTo("target_resolution_office");
        assertThat(clock.at("/hoursReasons/0/row").asText()).isEqualTo("hours_working_time");
        assertThat(clock.at("/hours/zone").asText()).isEqualTo("Europe/London");
        assertThat(clock.path("explanation").asText())
                .contains(
                        "Two working days of eight hours for offices.",
                        "1\u00a0h + 7\u00a0h + 8\u00a0h = 16\u00a0h",
                        "waiting for the customer (66\u00a0h)",
                        "closed (16\u00a0h)");
    }

    @Test
    void explainsInTheRequestedLanguageAndZone() {
        var number = desk.opens("parcels", Map.of());

        var clock = resolution(number, "fr", "?zone=Asia/Tokyo");

        assertThat(clock.path("explanation").asText()).startsWith("Estimé").contains("heure du Japon");
        var local = OffsetDateTime.parse(clock.path("dueLocal").asText());
        assertThat(local.getOffset()).isEqualTo(ZoneOffset.ofHours(9));
        assertThat(local.toInstant()).isEqualTo(Instant.parse(clock.path("due").asText()));
    }

    @Test
    void showsTheRemainingTimeWhilePaused() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.advancesTime(Duration.ofHours(2));
        desk.answers(number, "ASK_CUSTOMER");
        desk.advancesTime(Duration.ofHours(3));

        var clock = resolution(number, "en", "");

        assertThat(reasons(clock)).containsExactly("PT2H calendar time", "PT3H waiting for the customer");
        assertThat(clock.path("left").asText()).isEqualTo("PT70H");
        assertThat(clock.path("explanation").asText()).contains("70\u00a0h left");
    }

    @Test
    void explainsAsKnownAtAnEarlierInstant() {
        var number = desk.opens("parcels", Map.of());
        desk.advancesTime(Duration.ofHours(1));
        var then = desk.now();
        desk.advancesTime(Duration.ofHours(1));
        desk.overrides(number, io.guichet.policy.Target.RESOLUTION, desk.now().plus(Duration.ofDays(9)));

        assertThat(resolution(number, "en", "?knownAt=" + then).path("ledger")).hasSize(1);
        assertThat(resolution(number, "en", "").path("ledger")).hasSize(2);
    }

    @Test
    void refusesAnUnknownZone() {
        var number = desk.opens("parcels", Map.of());

        var answer = ApiClient.as("agent", port).get("/api/tickets/%s/clocks?zone=Nowhere".formatted(number));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().toString()).contains("\"field\":\"zone\"");
    }

    private JsonNode resolution(String number, String language, String query) {
        var answer = ApiClient.as("agent", port)
                .send(
                        "GET",
                        "/api/tickets/%s/clocks%s".formatted(number, query),
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
        var reasons = new ArrayList<String>();
        clock.path("intervals")
                .forEach(interval -> reasons.add(interval.path("length").asText() + " "
                        + interval.path("reason").asText()));
        return reasons;
    }

    private static Duration counted(JsonNode clock) {
        var sum = Duration.ZERO;
        for (var interval : clock.path("intervals")) {
            if (interval.path("counted").asBoolean()) {
                sum = sum.plus(Duration.parse(interval.path("length").asText()));
            }
        }
        return sum;
    }
}
