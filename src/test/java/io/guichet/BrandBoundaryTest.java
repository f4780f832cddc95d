package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient.JsonResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Staff of one brand see nothing of another brand's tickets, and each role has its own permissions. */
@DeskTest
class BrandBoundaryTest {

    private static final String OVERRIDE = "{\"reason\":\"because\",\"priority\":\"urgent\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @ParameterizedTest
    @ValueSource(strings = {"", "/clocks", "/tasks"})
    void nobodyReadsATicketOfAnotherBrand(String part) {
        var parcel = desk.opens("parcels", Map.of());

        var refused = ApiClient.as("agent-helpcenter", port).get("/api/tickets/" + parcel + part);

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.body().toString()).doesNotContain("parcels", "ada@");
        assertThat(refused.text("detail")).isEqualTo("There is no ticket %s.".formatted(parcel));
        assertThat(ApiClient.as("agent-parcels", port)
                        .get("/api/tickets/" + parcel + part)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "messages | {\"author\":\"AGENT\",\"body\":\"B\"}",
                "messages | {}",
                "reopen   | {}",
                "close    | {\"reason\":\"R\"}",
                "withdraw | {}",
                "split    | {\"parts\":[{\"subject\":\"S\",\"body\":\"B\"}]}",
                "merge    | {\"into\":\"HC-NOBODY\"}",
                "payment  | {\"paidAt\":\"2026-03-02T09:00:00Z\",\"reference\":\"R\"}",
                "survey   | {\"score\":5}",
                "override | " + OVERRIDE
            })
    void nobodyChangesATicketOfAnotherBrand(String command, String body) {
        var parcel = desk.opens("parcels", Map.of());
        var before = desk.timeline(parcel);

        var refused =
                ApiClient.as("agent-helpcenter", port).post("/api/tickets/%s/%s".formatted(parcel, command), body);

        assertThat(refused.status()).isEqualTo(404);
        assertThat(desk.timeline(parcel)).isEqualTo(before);
    }

    @Test
    void tasksOfAnotherBrandAreNotFound() {
        var parcel = desk.opens("parcels", Map.of());
        var task = "/api/tasks/" + desk.task(parcel, "triage").id();
        var stranger = ApiClient.as("agent-helpcenter", port);

        assertThat(stranger.post(task + "/claim", "").status()).isEqualTo(404);
        assertThat(stranger.post(task + "/complete", "{}").status()).isEqualTo(404);
        desk.triages(parcel);
        assertThat(stranger.post(task + "/complete", "{}").status()).isEqualTo(404);
    }

    @Test
    void nobodyMergesOrFindsTicketsOfAnotherBrand() {
        var parcel = desk.opens("parcels", Map.of());
        var help = desk.opens("helpcenter", Map.of());
        var stranger = ApiClient.as("agent-helpcenter", port);

        var merged = stranger.post("/api/tickets/%s/merge".formatted(help), Map.of("into", parcel));
        var unknown = stranger.post("/api/tickets/%s/merge".formatted(help), Map.of("into", "PA-NOBODY"));

        assertThat(merged.status()).isEqualTo(unknown.status()).isEqualTo(400);
        assertThat(merged.text("detail").replace(parcel, "PA-NOBODY")).isEqualTo(unknown.text("detail"));
        assertThat(stranger.get("/api/tickets?q=" + parcel).body().path("items"))
                .isEmpty();
        assertThat(stranger.get("/api/tickets?brand=parcels").body().path("items"))
                .isEmpty();
    }

    @Test
    void nobodyOpensATicketOfAnotherBrand() {
        assertThat(opens("agent-helpcenter", "parcels").status()).isEqualTo(403);
        assertThat(opens("agent-helpcenter", "helpcenter").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"manager", "analyst"})
    void readOnlyRolesRunNoCommands(String user) {
        var number = desk.opens("parcels", Map.of());
        var task = desk.task(number, "triage").id();
        var reader = ApiClient.as(user, port);

        assertThat(reader.get("/api/tickets/" + number).status()).isEqualTo(200);
        for (var command : List.of("withdraw", "reopen", "close", "survey", "messages", "split", "merge", "payment")) {
            var body = command.equals("close") ? "{\"reason\":\"R\"}" : "{}";
            assertThat(reader.post("/api/tickets/%s/%s".formatted(number, command), body)
                            .status())
                    .as(command)
                    .isEqualTo(403);
        }
        assertThat(reader.post("/api/tasks/%s/claim".formatted(task), "").status())
                .isEqualTo(403);
        assertThat(reader.post("/api/tasks/%s/complete".formatted(task), "{}").status())
                .isEqualTo(403);
        assertThat(opens(user, "parcels").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"agent, 403", "specialist, 403", "developer, 403", "manager, 403", "lead, 200", "admin, 200"})
    void onlyALeadOverridesTheTables(String user, int status) {
        var number = desk.opens("parcels", Map.of());

        assertThat(ApiClient.as(user, port)
                        .post("/api/tickets/%s/override".formatted(number), OVERRIDE)
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"agent, 403", "developer, 403", "lead, 403", "specialist, 200", "admin, 200"})
    void onlyASpecialistCompletesSpecialistWork(String user, int status) {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.escalates(number, "ESCALATE_SPECIALIST");
        var task = desk.task(number, "specialist-work").id();

        var done = ApiClient.as(user, port)
                .post("/api/tasks/%s/complete".formatted(task), Map.of("outcome", "RETURN", "note", "Done."));

        assertThat(done.status()).isEqualTo(status);
    }

    @Test
    void completingATaskTwiceIsAConflictWithTheStatus() {
        var number = desk.opens("parcels", Map.of());
        var task =
                "/api/tasks/%s/complete".formatted(desk.task(number, "triage").id());

        var first = ApiClient.as("agent", port).post(task, "{}");
        var second = ApiClient.as("agent", port).post(task, "{}");

        assertThat(first.text("status")).isEqualTo("IN_PROGRESS");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("currentStatus")).isEqualTo("IN_PROGRESS");
    }

    @Test
    void aClaimedTaskCannotBeClaimedByAnother() {
        var number = desk.opens("parcels", Map.of());
        var task = "/api/tasks/" + desk.task(number, "triage").id();
        ApiClient.as("agent", port).post(task + "/claim", "");

        assertThat(ApiClient.as("agent", port).post(task + "/claim", "").status())
                .isEqualTo(200);
        assertThat(ApiClient.as("agent-parcels", port).post(task + "/claim", "").status())
                .isEqualTo(409);
        assertThat(ApiClient.as("agent-parcels", port)
                        .post(task + "/complete", "{}")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reopen  | {}",
                "close   | {\"reason\":\"R\"}",
                "payment | {\"paidAt\":\"2026-03-02T09:00:00Z\",\"reference\":\"R\"}",
                "survey  | {\"score\":5}"
            })
    void anIllegalTransitionIsAConflictWithTheStatus(String command, String body) {
        var number = desk.opens("parcels", Map.of());
        var before = desk.timeline(number);

        var refused = ApiClient.as("lead", port).post("/api/tickets/%s/%s".formatted(number, command), body);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("currentStatus")).isEqualTo("IN_PROGRESS");
        assertThat(desk.timeline(number)).isEqualTo(before);
    }

    private JsonResponse opens(String user, String brand) {
        return ApiClient.as(user, port)
                .post(
                        "/api/brands/%s/tickets".formatted(brand),
                        Map.of("requester", Map.of("email", "ada@example.org"), "subject", "S", "body", "B"));
    }
}
