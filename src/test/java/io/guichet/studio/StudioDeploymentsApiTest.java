package io.guichet.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guichet.ApiClient;
import io.guichet.ApiClient.JsonResponse;
import io.guichet.Concurrently;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.MultipartBody;
import io.guichet.StatementRecorder;
import io.guichet.check.CurrentModels;
import io.guichet.check.Finding.FindingKind;
import io.guichet.check.ModelChecks;
import io.guichet.check.ModelFinding;
import io.guichet.model.FileBases;
import io.guichet.text.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Analysts deploy, list, compare and put back files of their brands. */
@DeskTest
@Tag("h2")
class StudioDeploymentsApiTest {

    private static final String TARGETS = "processes/policies/zoom/targets.dmn";
    private static final String PAGE = "/desk/deployments/";

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private FileBases bases;

    @Autowired
    private StatementRecorder statements;

    @Autowired
    private ModelChecks checks;

    @Autowired
    private CurrentModels models;

    private StudioClient studio;
    private List<String> initial;

    @BeforeEach
    void rememberDeployments() {
        studio = new StudioClient(port);
        initial = deployments();
    }

    @AfterEach
    void deleteNewDeployments() {
        deployments().stream().filter(id -> !initial.contains(id)).forEach(id -> repository.deleteDeployment(id, true));
    }

    @Test
    void deploysAndListsWithAuthorAndReason() {
        var deployed = studio.deploys("analyst-zoom", "zoom", "targets.dmn", changed());

        assertThat(deployed.status()).as(deployed.raw().body()).isEqualTo(201);
        assertThat(deployed.body().at("/files/0/name").asText()).isEqualTo("targets.dmn");
        var newest = list("analyst-zoom", "?file=targets.dmn").get(0);
        assertThat(newest.path("id").asText()).isEqualTo(deployed.text("id"));
        assertThat(newest.path("author").asText()).isEqualTo("analyst-zoom");
        assertThat(newest.path("reason").asText()).isEqualTo("a test");
        assertThat(newest.path("source").asText()).isEqualTo("API");
        assertThat(newest.at("/files/0/version").asInt())
                .isEqualTo(deployed.body().at("/files/0/version").asInt());
        assertThat(list("analyst-vimeo", ""))
                .extracting(item -> item.path("brand").asText())
                .doesNotContain("zoom");
        assertThat(drift("analyst-zoom", TARGETS)).isEqualTo("DEPLOYED_NEWER");
        assertThat(drift("analyst-vimeo", TARGETS)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "analyst-zoom, zoom,  201",
        "analyst-zoom, vimeo, 404",
        "analyst-zoom,      , 403",
        "agent-zoom,   zoom,  403",
        "analyst,      gone,  404",
    })
    void deploysForOwnBrandsOnly(String user, String brand, int status) {
        assertThat(studio.deploys(user, brand, "targets.dmn", changed()).status())
                .isEqualTo(status);
    }

    @Test
    void refusesABrokenFileWithItsFindings() {
        var refused = studio.deploys("analyst-zoom", "zoom", "targets.dmn", text().replaceFirst("\"PT\\d+H\"", "PT2H"));

        assertThat(refused.status()).as(refused.raw().body()).isEqualTo(422);
        assertThat(refused.body().path("findings")).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.path("file").asText()).isEqualTo("targets.dmn");
            assertThat(finding.path("remedy").asText()).isNotBlank();
        });
        assertThat(deployments()).isEqualTo(initial);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''     | ''                        | reason",
                "a test | nonsense                  | baseVersions",
                "a test | {\"other.dmn\": 1}        | baseVersions",
                "a test | {\"targets.dmn\": \"x\"}  | baseVersions",
            })
    void namesTheFieldThatIsWrong(String reason, String baseVersions, String field) {
        var parts = new MultipartBody()
                .field("reason", reason)
                .field("baseVersions", baseVersions)
                .file("file", StudioClient.upload("targets.dmn", text()));

        var refused = studio.sends("analyst-zoom", "zoom", parts);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).contains(field);
    }

    @Test
    void refusesOneOfTwoAnalystsAtOnce() {
        var first = studio.deploys("analyst-zoom", "zoom", "targets.dmn", changed());
        var base = "{\"targets.dmn\": %d}"
                .formatted(first.body().at("/files/0/version").asInt());
        var statuses = new ConcurrentLinkedQueue<Integer>();
        Concurrently.ConcurrentAction zoom =
                () -> statuses.add(studio.deploys("analyst-zoom", "zoom", "targets.dmn", changed(), base)
                        .status());
        Concurrently.ConcurrentAction all =
                () -> statuses.add(studio.deploys("analyst", "zoom", "targets.dmn", changed(), base)
                        .status());

        assertThat(Concurrently.run(List.of(zoom, all))).isEmpty();

        assertThat(statuses).containsExactlyInAnyOrder(201, 409);
        assertThat(studio.deploys("analyst", "zoom", "targets.dmn", changed(), base)
                        .text("detail"))
                .contains("targets.dmn has version");
    }

    @Test
    void filteringDuplicatesComparesWithWhatAppliesNow() {
        var mine = changed();
        deploysByModeler("mine", mine);
        studio.deploys("analyst-zoom", "zoom", "targets.dmn", changed());
        var before = deployments().size();

        deploysByModeler("mine", mine);
        deploysByModeler("mine", mine);

        assertThat(deployments()).hasSize(before + 1);
        assertThat(list("analyst-zoom", "?file=targets.dmn")
                        .get(0)
                        .path("source")
                        .asText())
                .isEqualTo("REST");
    }

    @Test
    void authorOrAdministratorPutsAFormerVersionBack() {
        var former = studio.deploys("analyst", "zoom", "targets.dmn", changed()).text("id");
        studio.deploys("analyst", "zoom", "targets.dmn", changed());

        assertThat(restores("analyst-vimeo", former).status()).isEqualTo(404);
        assertThat(restores("analyst-zoom", former).status()).isEqualTo(403);
        var restored = restores("analyst", former);
        assertThat(restored.status()).as(restored.raw().body()).isEqualTo(201);
        assertThat(list("analyst", "?file=targets.dmn").get(0).path("restores").asText())
                .isEqualTo(former);
        assertThat(restores("analyst", former).status()).isEqualTo(409);
        studio.deploys("analyst", "zoom", "targets.dmn", changed());
        assertThat(restores("admin", former).status()).isEqualTo(201);
    }

    @Test
    void pagesShowDifferencesAndPutFilesBack() {
        var deployed =
                studio.deploys("analyst-zoom", "zoom", "targets.dmn", text().replaceFirst("\"PT\\d+H\"", "\"PT23H\""));
        var id = deployed.text("id");
        var analyst = HttpBrowser.signedIn(port, "analyst-zoom");

        assertThat(analyst.get("/desk/deployments?brand=zoom&file=targets.dmn").body())
                .contains("a test", "analyst-zoom", PAGE + id, "data-drift=\"DEPLOYED_NEWER\"");
        assertThat(analyst.get(PAGE + id).body()).contains("<ins", "PT23H", "amount");
        assertThat(analyst.get(PAGE + "drift?file=" + TARGETS).body()).contains("<del", "PT23H");
        assertThat(analyst.get("/desk/deployments?file=nothing.dmn").body()).contains("class=\"empty\"");
        assertThat(HttpBrowser.signedIn(port, "analyst-vimeo").get(PAGE + id).statusCode())
                .isEqualTo(404);

        assertThat(analyst.submitForm(
                                PAGE + "drift?file=" + TARGETS,
                                PAGE + "drift",
                                "file=%s&action=TAKE&reason=".formatted(TARGETS))
                        .statusCode())
                .isEqualTo(400);
        assertThat(analyst.submitForm(
                                PAGE + "drift?file=" + TARGETS,
                                PAGE + "drift",
                                "file=%s&action=TAKE&reason=as+shipped".formatted(TARGETS))
                        .statusCode())
                .isEqualTo(302);
        assertThat(drift("analyst-zoom", TARGETS)).isEqualTo("UNCHANGED");

        assertThat(analyst.submitForm(PAGE + id, PAGE + id + "/restore", "reason=once+more")
                        .statusCode())
                .isEqualTo(302);
        assertThat(drift("analyst-zoom", TARGETS)).isEqualTo("DEPLOYED_NEWER");
    }

    @Test
    void keepsADeployedVersionWithAReason() {
        studio.deploys("analyst-zoom", "zoom", "targets.dmn", changed());
        bases.set(TARGETS, "what the file was before somebody changed it");
        assertThat(drift("analyst-zoom", TARGETS)).isEqualTo("CONFLICT");

        assertThat(decides("KEEP", TARGETS, "")).isEqualTo(400);
        assertThat(decides("KEEP", TARGETS, "agreed with zoom")).isEqualTo(302);

        assertThat(drift("analyst-zoom", TARGETS)).isEqualTo("DEPLOYED_NEWER");
        var decision = list("analyst-zoom", "?file=targets.dmn").get(0);
        assertThat(decision.path("decision").asText()).isEqualTo("KEPT");
        assertThat(decision.path("author").asText()).isEqualTo("analyst-zoom");
        assertThat(decision.path("reason").asText()).isEqualTo("agreed with zoom");
        var analyst = HttpBrowser.signedIn(port, "analyst-zoom");
        assertThat(analyst.get(PAGE + decision.path("id").asText()).body())
                .contains("Decision", "agreed with zoom", "targets.dmn (version");
        assertThat(list("analyst-vimeo", ""))
                .extracting(item -> item.path("brand").asText())
                .doesNotContain("zoom");
        assertThat(decides("KEEP", TARGETS, "once more")).isEqualTo(409);
    }

    @Test
    void removesTheVersionOfAFileThatIsGone() throws IOException {
        var path = "processes/policies/zoom/handling.dmn";
        var table = Files.readString(Path.of("processes/policies/defaults/handling.dmn"));
        studio.deploys("analyst-zoom", "zoom", "handling.dmn", table);
        bases.set(path, Digests.sha256(table));
        assertThat(drift("analyst-zoom", path)).isEqualTo("FILE_REMOVED");
        assertThat(HttpBrowser.signedIn(port, "analyst-zoom")
                        .get(PAGE + "drift?file=" + path)
                        .body())
                .contains("File removed", "Remove the deployed version", "Keep the deployed version");

        assertThat(decides("TAKE", path, "as for the others")).isEqualTo(302);

        assertThat(drift("analyst-zoom", path)).isNull();
        var removal = list("analyst-zoom", "?file=handling.dmn").get(0);
        assertThat(removal.path("decision").asText()).isEqualTo("REMOVED");
        assertThat(removal.at("/files/0/name").asText()).isEqualTo("handling.dmn");
        assertThat(restores("analyst-zoom", removal.path("id").asText()).status())
                .isEqualTo(201);
        assertThat(drift("analyst-zoom", path)).isEqualTo("DEPLOYED_NEWER");
    }

    @Test
    void removesNothingThatOthersNeed() {
        assertThat(checks.checkRemoval(models.current(), "forms/answer.form"))
                .extracting(ModelFinding::kind)
                .contains(FindingKind.FORM_MISSING);
    }

    /** The first start has deployed all shared files together. */
    @Test
    void thePageOfManyFilesTakesNoMoreStatements() {
        var shared = list("admin", "?file=answer.form&limit=200");
        var many = shared.get(shared.size() - 1);
        var one = studio.deploys("analyst", "zoom", "targets.dmn", changed()).text("id");
        var admin = HttpBrowser.signedIn(port, "admin");
        admin.get(PAGE + one);

        var ofOne = statements.during(() -> admin.get(PAGE + one));
        var ofMany = statements.during(() -> admin.get(PAGE + many.path("id").asText()));

        assertThat(many.path("files").size()).isGreaterThan(50);
        assertThat(ofMany).hasSizeLessThanOrEqualTo(ofOne.size() + 2);
    }

    @Test
    void aKeyIsForOneBrand() {
        var table = changed();
        var key = UUID.randomUUID().toString();

        assertThat(deploysWithKey("zoom", table, key)).isEqualTo(201);
        assertThat(deploysWithKey("zoom", table, key)).isEqualTo(201);
        assertThat(deploysWithKey("vimeo", table, key)).isNotEqualTo(201);
        assertThat(list("analyst", "?brand=vimeo&file=targets.dmn"))
                .extracting(item -> item.path("reason").asText())
                .doesNotContain("with a key");
    }

    private int deploysWithKey(String brand, String table, String key) {
        var parts = new MultipartBody()
                .field("reason", "with a key")
                .file("file", StudioClient.upload("targets.dmn", table));
        return ApiClient.as("analyst", port)
                .send(
                        "POST",
                        "/api/studio/deployments?brand=" + brand,
                        java.net.http.HttpRequest.BodyPublishers.ofByteArray(parts.bytes()),
                        Map.of("Content-Type", parts.type(), "Idempotency-Key", key))
                .status();
    }

    /** The status of the page's answer to an analyst of zoom. */
    private int decides(String action, String path, String reason) {
        return HttpBrowser.signedIn(port, "analyst-zoom")
                .submitForm(
                        PAGE + "drift?file=" + path,
                        PAGE + "drift",
                        "file=%s&action=%s&reason=%s".formatted(path, action, HttpBrowser.urlEncoded(reason)))
                .statusCode();
    }

    private void deploysByModeler(String name, String content) {
        var parts = new MultipartBody()
                .field("deployment-name", name)
                .field("deployment-source", "Camunda Modeler")
                .field("enable-duplicate-filtering", "true")
                .field("tenant-id", "zoom")
                .file("data", StudioClient.upload("targets.dmn", content));
        var answer = ApiClient.as("analyst-zoom", port)
                .send(
                        "POST",
                        "/engine-rest/deployment/create",
                        java.net.http.HttpRequest.BodyPublishers.ofByteArray(parts.bytes()),
                        Map.of("Content-Type", parts.type()));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private JsonResponse restores(String user, String id) {
        return ApiClient.as(user, port)
                .post("/api/studio/deployments/%s/restore".formatted(id), Map.of("reason", "it was better"));
    }

    private List<JsonNode> list(String user, String query) {
        return items(ApiClient.as(user, port).get("/api/studio/deployments" + query));
    }

    private String drift(String user, String path) {
        return items(ApiClient.as(user, port).get("/api/studio/drift")).stream()
                .filter(item -> item.path("path").asText().equals(path))
                .map(item -> item.path("state").asText())
                .findFirst()
                .orElse(null);
    }

    private static List<JsonNode> items(JsonResponse answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return StreamSupport.stream(answer.body().path("items").spliterator(), false)
                .toList();
    }

    private List<String> deployments() {
        return repository.createDeploymentQuery().orderByDeploymentId().asc().list().stream()
                .map(deployment -> deployment.getId())
                .toList();
    }

    private static String text() {
        try {
            return Files.readString(Path.of(TARGETS));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String changed() {
        return text() + "<!-- %s -->".formatted(UUID.randomUUID());
    }
}
