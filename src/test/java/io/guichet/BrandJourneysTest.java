package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guichet.demo.SettableClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The shipped brands over HTTP: the same diagrams, other tables. */
@DeskTest
@Tag("h2")
class BrandJourneysTest {

    @LocalServerPort
    private int port;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Desk desk;

    private String number;
    private JsonNode body;

    @Test
    void miroSendsAnIdeaToTheWishList() {
        postTicket("miro", Map.of("plan", "business", "requestType", "feature-request"), 200);

        assertThat(body.at("/route/outcome").asText()).isEqualTo("WISHLIST");
        assertThat(body.at("/route/destination").asText()).contains("wish-list");
    }

    @Test
    void miroPromisesNothingWithoutPremiumSupport() {
        opens("miro", Map.of("plan", "business", "requestType", "product-question"));

        assertThat(clock("FIRST_RESPONSE").path("kind").asText()).isEqualTo("NONE");
        assertThat(clock("FIRST_RESPONSE").path("due").isNull()).isTrue();
    }

    @Test
    void miroPromisesFourHoursWithPremiumSupport() {
        opens("miro", Map.of("plan", "business", "addOn", "premium-support"));

        assertThat(due("FIRST_RESPONSE")).isEqualTo(clock.instant().plus(Duration.ofHours(4)));
    }

    @Test
    void miroChecksIdentityBeforeDisclosingAccountData() {
        opens("miro", Map.of("plan", "business", "topic", "account-data"));

        completes("agent", "triage", Map.of());
        completes("agent", "identity-check", Map.of("outcome", "CONFIRMED"));
        completes("agent", "answer", Map.of("outcome", "SOLVE", "reply", "Your subscription ends in May."));

        assertThat(status()).isEqualTo("SOLVED");
    }

    @Test
    void zoomStopsTheResponseClockWhenTheTicketIsRegistered() {
        setTime(DayOfWeek.SATURDAY, "23:30", "America/Los_Angeles");

        opens("zoom", Map.of("plan", "pro", "requestType", "incident", "impact", "down"));

        assertThat(body.path("priority").asText()).isEqualTo("P1");
        assertThat(clock("FIRST_RESPONSE").path("state").asText()).isEqualTo("MET");
        assertThat(clock("FIRST_RESPONSE").path("stoppedAt").asText())
                .isEqualTo(clock.instant().toString());
        assertThat(desk.emailTemplates(number)).containsExactly("acknowledgement");
    }

    @ParameterizedTest
    @CsvSource({
        "americas, 19:00, America/New_York, 10:00",
        "europe,   17:00, GMT,              11:00",
        "apac,     19:30, +10:00,           10:30",
    })
    void vimeoSilverIsAnsweredInTheHoursOfItsRegion(String region, String asked, String zone, String due) {
        setTime(DayOfWeek.FRIDAY, asked, zone);

        opens("vimeo", Map.of("plan", "enterprise", "severity", "important", "region", region));

        assertThat(due("FIRST_RESPONSE")).isEqualTo(next(DayOfWeek.MONDAY, due, zone));
    }

    @ParameterizedTest
    @CsvSource({"gold, PT1H", "platinum, PT30M"})
    void vimeoGoldAndPlatinumAreAnsweredAroundTheClock(String pack, Duration within) {
        setTime(DayOfWeek.SUNDAY, "03:00", "America/New_York");

        opens("vimeo", Map.of("plan", "enterprise", "package", pack, "severity", "urgent"));

        assertThat(due("FIRST_RESPONSE")).isEqualTo(clock.instant().plus(within));
    }

    @Test
    void webshopServesAPaidRequestOnASunday() {
        setTime(DayOfWeek.SUNDAY, "10:00", "Europe/Brussels");
        opens("webshop", Map.of("premium", true));
        assertThat(status()).isEqualTo("AWAITING_PAYMENT");

        clock.advance(Duration.ofMinutes(20));
        post("payment", Map.of("paidAt", clock.instant().toString(), "reference", "R-1"));

        assertThat(status()).isEqualTo("IN_PROGRESS");
        assertThat(clock("FIRST_RESPONSE").path("kind").asText()).isEqualTo("GUARANTEED");
        assertThat(due("FIRST_RESPONSE")).isEqualTo(clock.instant().plus(Duration.ofHours(2)));
    }

    @Test
    void webshopServesAnUnpaidRequestAsStandard() {
        setTime(DayOfWeek.WEDNESDAY, "15:30", "Europe/Brussels");
        opens("webshop", Map.of("premium", true));

        desk.firesTimer(number, "Event_PaymentOverdue");

        assertThat(status()).isEqualTo("IN_PROGRESS");
        assertThat(clock("FIRST_RESPONSE").path("kind").asText()).isEqualTo("ESTIMATED");
        assertThat(due("FIRST_RESPONSE"))
                .isEqualTo(clock.instant()
                        .atZone(ZoneId.of("Europe/Brussels"))
                        .with(LocalTime.of(17, 30))
                        .toInstant());
    }

    @Test
    void helpcenterRemindsInWorkingDays() {
        setTime(DayOfWeek.THURSDAY, "10:00", "Europe/Paris");
        opens("helpcenter", Map.of());
        completes("agent", "triage", Map.of());
        completes("agent", "answer", Map.of("outcome", "ASK_CUSTOMER", "reply", "Which browser?"));

        assertThat(desk.timerDue(number, "Event_ReminderDue"))
                .isEqualTo(next(DayOfWeek.MONDAY, "18:00", "Europe/Paris"));
    }

    private void postTicket(String brand, Map<String, ?> attributes, int status) {
        var request = new HashMap<String, Object>(attributes);
        request.put("requester", Map.of("email", "noa@example.org", "language", "en"));
        request.put("subject", "A request");
        request.put("body", "Please look into this.");
        var response = ApiClient.as("agent", port).post("/api/brands/%s/tickets".formatted(brand), request);
        assertThat(response.status()).as("%s", response.body()).isEqualTo(status);
        body = response.body();
    }

    private void opens(String brand, Map<String, ?> attributes) {
        postTicket(brand, attributes, 201);
        number = body.path("number").asText();
    }

    private void completes(String user, String key, Map<String, String> fields) {
        var response = ApiClient.as(user, port)
                .post("/api/tasks/%s/complete".formatted(desk.task(number, key).id()), fields);
        assertThat(response.status()).as("%s", response.body()).isEqualTo(200);
    }

    private void post(String command, Map<String, String> body) {
        var response = ApiClient.as("lead", port).post("/api/tickets/%s/%s".formatted(number, command), body);
        assertThat(response.status()).as("%s", response.body()).isEqualTo(200);
    }

    private String status() {
        return desk.ticket(number).status();
    }

    private Instant due(String target) {
        return Instant.parse(clock(target).path("due").asText());
    }

    private JsonNode clock(String target) {
        var clocks = ApiClient.as("agent", port)
                .get("/api/tickets/%s/clocks".formatted(number))
                .body();
        for (var clock : clocks.path("items")) {
            if (clock.path("target").asText().equals(target)) {
                return clock;
            }
        }
        throw new AssertionError("no clock %s in %s".formatted(target, clocks));
    }

    private void setTime(DayOfWeek day, String time, String zone) {
        clock.set(next(day, time, zone));
    }

    private Instant next(DayOfWeek day, String time, String zone) {
        var now = ZonedDateTime.ofInstant(clock.instant(), ZoneId.of(zone));
        return now.with(TemporalAdjusters.next(day)).with(LocalTime.parse(time)).toInstant();
    }
}
