package io.guichet.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Api;
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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Promises are judged by the policy in force when they were made, and by another one only where that is asked for. */
@DeskTest
class AttainmentTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private RepositoryService repository;

    @Test
    void countsWhatWasMetWhatWasMissedAndWhatRuns() {
        var from = from();
        desk.replies(desk.opens("parcels", Map.of()), "At once.");
        var late = desk.opens("parcels", Map.of());
        var never = desk.opens("parcels", Map.of());
        desk.passes(Duration.ofHours(5));
        desk.replies(late, "At last.");
        desk.opens("parcels", Map.of());

        assertThat(counts(from, "")).containsExactly("FIRST_RESPONSE 1 2 1 33.3", "RESOLUTION 0 0 4 null");
        assertThat(desk.status(never)).isEqualTo("IN_PROGRESS");
    }

    /** The complaint: a policy change rewrites history. */
    @Test
    void aNewPolicyRewritesNothingAndCanBeAskedWhatItWouldHaveMeant() throws Exception {
        var from = from();
        var before = miro();
        desk.passes(Duration.ofHours(3));
        desk.replies(before, "Here it is.");
        var ledger = desk.ledger(before);
        assertThat(miros(from, "")).contains("FIRST_RESPONSE 1 0 0 100.0");

        var version = deploys(targets().replace("PT4H", "PT2H"));
        try {
            assertThat(miros(from, "")).contains("FIRST_RESPONSE 1 0 0 100.0");
            assertThat(miros(from, "&targetsVersion=" + version)).contains("FIRST_RESPONSE 0 1 0 0.0");
            assertThat(desk.ledger(before)).isEqualTo(ledger);
            var after = miro();
            assertThat(desk.clock(after, Target.FIRST_RESPONSE).due())
                    .contains(desk.now().plus(Duration.ofHours(2)));
        } finally {
            deploys(targets());
        }
    }

    /** The complaint: deadlines move silently. */
    @Test
    void aPolicyChangeDoesNotMoveAPromiseThatWasMade() throws Exception {
        var received = desk.now();
        var number = miro();

        deploys(targets().replace("PT4H", "PT2H").replace("PT1H", "PT30M"));
        try {
            desk.completes(number, "triage", "agent", Map.of("severity", "important"));
            assertThat(desk.clock(number, Target.FIRST_RESPONSE).due()).contains(received.plus(Duration.ofHours(4)));

            desk.changesPlan(number, "enterprise");
            assertThat(desk.clock(number, Target.FIRST_RESPONSE).due()).contains(received.plus(Duration.ofHours(4)));
            assertThat(desk.clock(number, Target.FIRST_RESPONSE).lines()).hasSize(1);
        } finally {
            deploys(targets());
        }
    }

    @Test
    void aVersionThatIsNotThereIsNamed() {
        var answer = Api.as("manager", port).get(path("miro", from(), "&targetsVersion=99"));
        desk.opens("miro", Map.of("plan", "business", "addOn", "premium-support"));
        answer = Api.as("manager", port).get(path("miro", Instant.EPOCH, "&targetsVersion=99"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().toString()).contains("no version 99");
    }

    @Test
    void onlyTheStaffOfTheBrandReadsIt() {
        var path = path("miro", Instant.EPOCH, "");

        assertThat(Api.stranger(port).get(path).status()).isEqualTo(401);
        assertThat(Api.as("agent-zoom", port).get(path).status()).isEqualTo(404);
        assertThat(Api.as("agent-miro", port).get(path).status()).isEqualTo(200);
    }

    @Test
    void aPeriodThatEndsBeforeItBeginsIsRefused() {
        var answer = Api.as("manager", port)
                .get("/api/brands/miro/attainment?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().toString()).contains("\"field\":\"to\"");
    }

    private String miro() {
        return desk.opens("miro", Map.of("plan", "business", "addOn", "premium-support", "signedIn", true));
    }

    private Instant from() {
        desk.passes(Duration.ofMinutes(1));
        return desk.now();
    }

    private List<String> miros(Instant from, String more) {
        return counts("miro", from, more);
    }

    private List<String> counts(Instant from, String more) {
        return counts("parcels", from, more);
    }

    private List<String> counts(String brand, Instant from, String more) {
        var items = Api.as("manager", port).get(path(brand, from, more)).body().path("items");
        var told = new java.util.ArrayList<String>();
        items.forEach(item -> {
            if (item.path("met").asInt()
                            + item.path("missed").asInt()
                            + item.path("running").asInt()
                    > 0) {
                told.add("%s %s %s %s %s"
                        .formatted(
                                item.path("target").asText(),
                                item.path("met"),
                                item.path("missed"),
                                item.path("running"),
                                item.path("percent")));
            }
        });
        return told;
    }

    private String path(String brand, Instant from, String more) {
        return "/api/brands/%s/attainment?from=%s&to=%s%s"
                .formatted(brand, from, desk.now().plusSeconds(1), more);
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
