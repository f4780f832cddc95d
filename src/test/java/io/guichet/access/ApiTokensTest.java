package io.guichet.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.ApiClient.JsonResponse;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.demo.SettableClock;
import io.guichet.text.Digests;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Programs sign in with tokens that carry a part of their owner's rights. */
@DeskTest
@Tag("h2")
class ApiTokensTest {

    @LocalServerPort
    int port;

    @Autowired
    Desk desk;

    @Autowired
    JdbcClient db;

    @Autowired
    SettableClock clock;

    @Test
    void aTokenWorksWhereverBasicWorks() {
        var token = token("analyst", List.of("analyst"), List.of("parcels"));

        assertThat(get(token, "/api/tickets").status()).isEqualTo(200);
        assertThat(get(token, "/engine-rest/deployment").status()).isEqualTo(200);
        assertThat(ApiClient.anonymous(port)
                        .post("/api/worktime/add", Map.of(), bearer(token))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aTokenSeesItsBrandsOnly() {
        var own = desk.opens("parcels", Map.of());
        var other = desk.opens("helpcenter", Map.of());
        var token = token("agent", List.of("agent"), List.of("parcels"));

        assertThat(get(token, "/api/tickets/" + own).status()).isEqualTo(200);
        assertThat(get(token, "/api/tickets/" + other).status()).isEqualTo(404);
        assertThat(get(token, "/api/tickets?brand=helpcenter").body().path("items"))
                .isEmpty();
    }

    @Test
    void aTokenHasItsRolesOnly() {
        var token = token("admin", List.of("agent"), List.of("parcels"));

        assertThat(get(token, "/api/audit").status()).isEqualTo(403);
        assertThat(get(token, "/engine-rest/deployment").status()).isEqualTo(403);
        assertThat(get(token("admin", List.of("admin"), List.of("parcels")), "/api/audit")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aTokenMakesAndRevokesNoTokens() {
        var token = token("agent", List.of("agent"), List.of("parcels"));

        assertThat(get(token, "/api/tokens").status()).isEqualTo(403);
        assertThat(ApiClient.anonymous(port)
                        .post("/api/tokens", request(List.of("agent"), List.of("parcels")), bearer(token))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aRevokedTokenStopsWorkingAtOnce() {
        var agent = ApiClient.as("agent", port);
        var created = agent.post("/api/tokens", request(List.of("agent"), List.of("parcels")));
        var path = "/api/tokens/" + created.text("id");

        assertThat(ApiClient.as("developer", port).delete(path).status()).isEqualTo(404);
        assertThat(get(created.text("token"), "/api/tickets").status()).isEqualTo(200);
        assertThat(agent.delete(path).status()).isEqualTo(204);
        assertThat(get(created.text("token"), "/api/tickets").status()).isEqualTo(401);
        assertThat(agent.delete(path).status()).isEqualTo(404);
    }

    @Test
    void anExpiredTokenStopsWorking() {
        var token = ApiClient.as("agent", port)
                .post(
                        "/api/tokens",
                        Map.of(
                                "name",
                                "short",
                                "roles",
                                List.of("agent"),
                                "brands",
                                List.of("parcels"),
                                "expires",
                                clock.instant().plusSeconds(60).toString()))
                .text("token");
        assertThat(get(token, "/api/tickets").status()).isEqualTo(200);

        clock.set(clock.instant().plus(Duration.ofSeconds(60)));

        assertThat(get(token, "/api/tickets").status()).isEqualTo(401);
    }

    @Test
    void anUnknownTokenIsRefusedEvenOnPublicPaths() {
        assertThat(get("guichet_unknown", "/api/brands").status()).isEqualTo(401);
        assertThat(get("", "/api/tickets").status()).isEqualTo(401);
    }

    @Test
    void theTokenIsShownOnceAndStoredAsADigest() {
        var agent = ApiClient.as("agent", port);
        var created = agent.post("/api/tokens", request(List.of("agent"), List.of("parcels")));
        var token = created.text("token");

        assertThat(created.status()).isEqualTo(201);
        assertThat(token).startsWith("guichet_").hasSizeGreaterThan(40);
        assertThat(agent.get("/api/tokens").raw().body())
                .contains("\"name\":\"program\"")
                .doesNotContain(token);
        assertThat(db.sql("select digest from api_token").query(String.class).list())
                .contains(Digests.sha256(token))
                .noneMatch(token::contains);
        assertThat(ApiClient.as("admin", port)
                        .get("/api/audit?type=TOKEN_CREATED&user=agent")
                        .body()
                        .path("items"))
                .isNotEmpty();
    }

    @Test
    void listsOnesOwnTokensAndAllToAdministrators() {
        token("developer", List.of("developer"), List.of("parcels"));

        assertThat(ApiClient.as("specialist", port).get("/api/tokens").body().findValuesAsText("owner"))
                .doesNotContain("developer");
        assertThat(ApiClient.as("admin", port).get("/api/tokens").body().findValuesAsText("owner"))
                .contains("developer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"roles\":[\"agent\"],\"brands\":[\"parcels\"]}                        | name",
                "{\"name\":\" \",\"roles\":[\"agent\"],\"brands\":[\"parcels\"]}         | name",
                "{\"name\":\"n\",\"roles\":[\"lead\"],\"brands\":[\"parcels\"]}          | roles",
                "{\"name\":\"n\",\"roles\":[\"camunda-admin\"],\"brands\":[\"parcels\"]} | roles",
                "{\"name\":\"n\",\"roles\":[],\"brands\":[\"parcels\"]}                  | roles",
                "{\"name\":\"n\",\"roles\":[null],\"brands\":[\"parcels\"]}              | roles",
                "{\"name\":\"n\",\"roles\":[\"agent\"],\"brands\":[\"nowhere\"]}         | brands",
                "{\"name\":\"n\",\"roles\":[\"agent\"]}                                  | brands",
                "{\"name\":\"n\",\"roles\":[\"agent\"],\"brands\":[\"parcels\"],\"expires\":\"2020-01-01T00:00:00Z\"} | expires",
                "{\"name\":\"n\",\"roles\":[\"agent\"],\"brands\":[\"parcels\"],\"expires\":\"2199-01-01T00:00:00Z\"} | expires",
            })
    void refusesMoreThanOnesOwnRights(String body, String field) {
        var refused = ApiClient.as("agent", port).post("/api/tokens", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly(field);
    }

    private String token(String owner, List<String> roles, List<String> brands) {
        var created = ApiClient.as(owner, port).post("/api/tokens", request(roles, brands));
        assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
        return created.text("token");
    }

    private static Map<String, Object> request(List<String> roles, List<String> brands) {
        return Map.of("name", "program", "roles", roles, "brands", brands);
    }

    private JsonResponse get(String token, String path) {
        return ApiClient.anonymous(port).send("GET", path, BodyPublishers.noBody(), bearer(token));
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }
}
