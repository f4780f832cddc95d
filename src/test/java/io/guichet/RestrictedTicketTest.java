package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient.JsonResponse;
import java.util.List;
import java.util.Map;
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

    private static List<String> numbers(JsonResponse list) {
        return list.body().path("items").findValuesAsText("number");
    }
}
