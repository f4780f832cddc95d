package io.guichet.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.policy.Target;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Targets are judged by the policy that set them, and by another version only on request. */
@DeskTest
@Tag("h2")
class AttainmentTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private RepositoryService repository;

    @Test
    void countsMetMissedAndRunningTargets() {
        var from = startOfPeriod();
        desk.replies(desk.opens("parcels", Map.of()), "At once.");
        var late = desk.opens("parcels", Map.of());
        var never = desk.opens("parcels", Map.of());
        desk.advancesTime(Duration.ofHours(5));
        desk.replies(late, "At last.");
        desk.opens("parcels", Map.of());

        assertThat(counts(from, "")).containsExactly("FIRST_RESPONSE 1 2 1 33.3", "RESOLUTION 0 0 4 null");
        assertThat(desk.status(never)).isEqualTo("IN_PROGRESS");
    }

    /** Known complaint: a policy change rewrites history. */
    @Test
    void judgesByTheVersionInForceUnlessAnotherIsAsked() throws Exception {
        var from = startOfPeriod();
        var before = opensAtMiro();
        desk.advancesTime(Duration.ofHours(3));
        desk.replies(before, "Here it is.");
        var ledger = desk.ledger(before);
        assertThat(miroCounts(from, "")).contains("FIRST_RESPONSE 1 0 0 100.0");

        var version = deploys(targets().replace("PT4H", "PT2H"));
        try {
            assertThat(miroCounts(from, "")).contains("FIRST_RESPONSE 1 0 0 100.0");
            assertThat(miroCounts(from, "&targetsVersion=" + version)).contains("FIRST_RESPONSE 0 1 0 0.0");
            assertThat(desk.ledger(before)).isEqualTo(ledger);
            var after = opensAtMiro();
            assertThat(desk.clock(after, Target.FIRST_RESPONSE).due())
                    .contains(desk.now().plus(Duration.ofHours(2)));
        } finally {
            deploys(targets());
        }
    }

    /** Known complaint: due dates move silently. */
    @Test
    void keepsDueDatesWhenThePolicyChanges() throws Exception {
        var received = desk.now();
        var number = opensAtMiro();

        deploys(targets().replace("PT4H", "PT2H").replace("PT1H", "PT30M"));
        try {
            desk.completes(number, "triage", "agent", Map.of("severity", "important"));
            assertThat(desk.clock(number, Target.FIRST_RESPONSE).due()).contains(received.plus(Duration.ofHours(4)));

            desk.changesPlan(number, "enterprise");
            assertThat(desk.clock(number, Target.FIRST_RESPONSE).due()).contains(received.plus(Duration.ofHours(4)));
            assertThat(desk.clock(number, Target.FIRST_RESPONSE).allEntries()).hasSize(1);
        } finally {
            deploys(targets());
        }
    }

    @Test
    void namesAMissingVersion() {
        var answer = ApiClient.as("manager", port).get(path("miro", startOfPeriod(), "&targetsVersion=99"));
        desk.opens("miro", Map.of("plan", "business", "addOn", "premium-support"));
        answer = ApiClient.as("manager", port).get(path("miro", Instant.EPOCH, "&targetsVersion=99"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().toString()).contains("no version 99");
    }

    @Test
    void isReadByStaffOfTheBrandOnly() {
        var path = path("miro", Instant.EPOCH, "");

        assertThat(ApiClient.anonymous(port).get(path).status()).isEqualTo(401);
        assertThat(ApiClient.as("agent-zoom", port).get(path).status()).isEqualTo(404);
        assertThat(ApiClient.as("agent-miro", port).get(path).status()).isEqualTo(200);
    }

    @Test
    void refusesAPeriodThatEndsBeforeItBegins() {
        var answer = ApiClient.as("manager", port)
                .get("/api/brands/miro/attainment?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().toString()).contains("\"field\":\"to\"");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-03-31, 200",
        "2026-03-01, 2026-03-31T00:00:00Z, 200",
        "0, 2026-03-31, 400",
        "1772442000, 2026-03-31, 400",
        "-1000000000-01-01T00:00:00Z, 2026-03-31, 400",
        "1969-12-31, 2026-03-31, 400",
        "2026-03-01, 2201-01-01, 400"
    })
    void takesDatesOfTheBrandsZone(String from, String to, int status) {
        var answer = ApiClient.as("manager", port).get("/api/brands/miro/attainment?from=%s&to=%s".formatted(from, to));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    }

    private String opensAtMiro() {
        return desk.opens("miro", Map.of("plan", "business", "addOn", "premium-support", "signedIn", true));
    }

    private Instant startOfPeriod() {
        desk.advancesTime(Duration.ofMinutes(1));
        return desk.now();
    }

    private List<String> miroCounts(Instant from, String parameters) {
        return counts("miro", from, parameters);
    }

    private List<String> counts(Instant from, String parameters) {
        return counts("parcels", from, parameters);
    }

    private List<String> counts(String brand, Instant from, String parameters) {
        var items = ApiClient.as("manager", port)
                .get(path(brand, from, parameters))
                .body()
                .path("items");
        var rows = new java.util.ArrayList<String>();
        items.forEach(item -> {
            if (item.path("met").asInt()
                            + item.path("missed").asInt()
                            + item.path("running").asInt()
                    > 0) {
                rows.add("%s %s %s %s %s"
                        .formatted(
                                item.path("target").asText(),
                                item.path("met"),
                                item.path("missed"),
                                item.path("running"),
                                item.path("percent")));
            }
        });
        return rows;
    }

    private String path(String brand, Instant from, String parameters) {
        return "/api/brands/%s/attainment?from=%s&to=%s%s"
                .formatted(brand, from, desk.now().plusSeconds(1), parameters);
    }

    private static String targets() throws Exception {
        return Files.readString(Path.of("processes/policies/miro/targets.dmn"), StandardCharsets.UTF_8);
    }

    private int deploys(String dmn) {
        repository
                .createDeployment()
                .tenantId("miro")
                .name("targets")
                .addString("processes/policies/miro/targets.dmn", dmn)
                .deploy();
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey("targets")
                .tenantIdIn("miro")
                .latestVersion()
                .singleResult()
                .getVersion();
    }
}
