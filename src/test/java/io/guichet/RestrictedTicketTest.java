package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guichet.ApiClient.JsonResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A vulnerability report is visible to its team only. */
@DeskTest
class RestrictedTicketTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    private String number;

    @BeforeEach
    void opensAVulnerabilityReport() {
        number = desk.opens("vimeo", Map.of("requestType", "vulnerability", "plan", "free"));
    }

    @Test
    void isAssignedToItsOwnTeamOnly() {
        assertThat(desk.ticket(number).restricted()).isTrue();
        assertThat(desk.task(number, "triage").groups()).containsExactly("vimeo-security");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "agent-vimeo", "lead", "developer", "manager", "analyst"})
    void isNotFoundForOtherStaff(String user) {
        var other = ApiClient.as(user, port);
        var browser = HttpBrowser.signedIn(port, user);

        assertThat(other.get("/api/tickets/" + number).status()).isEqualTo(404);
        assertThat(other.get("/api/tickets/%s/tasks".formatted(number)).status())
                .isEqualTo(404);
        assertThat(numbers(other.get("/api/tickets?brand=vimeo&q=" + number))).isEmpty();
        assertThat(browser.get("/desk/tickets/" + number).statusCode()).isEqualTo(404);
        assertThat(browser.get("/desk/workspace/" + desk.task(number, "triage").id())
                        .body())
                .doesNotContain("It should be here by now.");
        assertThat(browser.get("/desk/emails").body()).doesNotContain(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"specialist", "admin"})
    void isWorkedOnByItsTeam(String user) {
        var team = ApiClient.as(user, port);

        assertThat(numbers(team.get("/api/tickets?brand=vimeo&q=" + number))).containsExactly(number);
        assertThat(team.post(
                                "/api/tasks/%s/complete"
                                        .formatted(desk.task(number, "triage").id()),
                                Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(team.get("/api/tickets/" + number).text("status")).isEqualTo("IN_PROGRESS");
    }

    @Test
    void isNotNamedByATicketThatWasMergedIntoIt() {
        var merged = desk.opens("vimeo", Map.of("plan", "free"));
        ApiClient.as("admin", port).post("/api/tickets/%s/merge".formatted(merged), Map.of("into", number));

        var agent = ApiClient.as("agent-vimeo", port).get("/api/tickets/" + merged);
        var page = HttpBrowser.signedIn(port, "agent-vimeo").get("/desk/tickets/" + merged);

        assertThat(ApiClient.as("specialist", port)
                        .get("/api/tickets/" + merged)
                        .text("mergedInto"))
                .isEqualTo(number);
        assertThat(agent.text("status")).isEqualTo("CLOSED");
        assertThat(agent.body().toString()).doesNotContain(number);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain(number);
    }

    @Test
    void countsInTheAttainmentOfWholeDaysOnly() {
        var zone = ZoneId.of("America/New_York");
        var day = LocalDate.ofInstant(desk.now(), zone);
        var wholeDay = "from=%s&to=%s".formatted(day, day.plusDays(1));
        var partOfDay = "from=%s&to=%s".formatted(day, desk.now().plusSeconds(1));
        var clocksOfDay = clocks(wholeDay);
        var clocksOfPart = clocks(partOfDay);

        desk.opens("vimeo", Map.of("requestType", "vulnerability", "plan", "free"));

        assertThat(clocks(wholeDay)).isGreaterThan(clocksOfDay);
        assertThat(clocks(partOfDay)).isEqualTo(clocksOfPart);
        desk.opens("vimeo", Map.of("plan", "free"));
        assertThat(clocks(partOfDay)).isGreaterThan(clocksOfPart);
    }

    /** The number of clocks of the brand's tickets that were received in a period. */
    private int clocks(String period) {
        var attainment = ApiClient.as("manager", port).get("/api/brands/vimeo/attainment?" + period);
        return Stream.of("met", "missed", "running")
                .flatMap(state -> attainment.body().path("items").findValues(state).stream())
                .mapToInt(JsonNode::asInt)
                .sum();
    }

    private static List<String> numbers(JsonResponse list) {
        return list.body().path("items").findValuesAsText("number");
    }
}
