package io.guichet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guichet.ApiClient;
import io.guichet.ApiClient.JsonResponse;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.brand.Brands;
import io.guichet.email.EmailPreviews;
import io.guichet.email.EmailTemplate;
import io.guichet.engine.UncheckedDeployment;
import io.guichet.form.Forms;
import io.guichet.form.TaskFormVersions;
import io.guichet.policy.RowTexts;
import io.guichet.policy.TableDefinitions;
import io.guichet.studio.StudioClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every kind of deployed file takes effect, at once here and soon on another node; a broken one takes no page down. */
@DeskTest
@Tag("h2")
class CurrentFilesTest {

    private static final Path PARCELS = Path.of("src/test/resources/models/processes/policies/parcels/brand.yaml");

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private IdentityService identities;

    @Autowired
    private ModelFiles folders;

    @Autowired
    private ObjectProvider<FileVersions> versions;

    @Autowired
    private Brands brands;

    @Autowired
    private Forms forms;

    @Autowired
    private TaskFormVersions taskForms;

    @Autowired
    private RowTexts rowTexts;

    @Autowired
    private TableDefinitions tables;

    @Autowired
    private EmailPreviews emails;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Desk desk;

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
    void aBrandAppliesOnEveryNode() throws IOException {
        var otherNode = new Brands(new CurrentFiles(folders, versions));
        assertThat(nameIn(otherNode)).isEqualTo("Parcels");

        deploys(
                "parcels",
                "brand.yaml",
                Files.readString(PARCELS)
                        .replace("en: Parcels, fr", "en: Parcels and letters, fr")
                        .replace("teams:\n", "teams:\n  - {id: parcels-letters, name: {en: Letters, fr: Lettres}}\n"));

        assertThat(nameIn(brands)).isEqualTo("Parcels and letters");
        await().untilAsserted(() -> assertThat(nameIn(otherNode)).isEqualTo("Parcels and letters"));
        assertThat(identities.createGroupQuery().groupId("parcels-letters").count())
                .isOne();
    }

    private static String nameIn(Brands node) {
        return node.get("parcels").name().in("en");
    }

    @Test
    void textsOfRowsApply() throws IOException {
        var row = tables.of(brands.get("zoom"))
                .get("targets")
                .row("target_first_free")
                .orElseThrow();
        var texts = Files.readString(Path.of("processes/policies/zoom/rows.fr.yaml"));

        deploys("zoom", "rows.fr.yaml", texts.replace("Free, toutes priorités", "Free, quelle que soit la priorité"));

        assertThat(rowTexts.forStaff("zoom", "targets", row, Locale.FRENCH)).startsWith("Free, quelle que soit");
    }

    @Test
    void anEmailTemplateOfABrandApplies() {
        deploys("zoom", "solved.en.txt", "Done: {{number}}\nWe are done.\n{{link}}");

        var zoom = emails.render(brands.get("zoom"), EmailTemplate.SOLVED, "en", Map.of("number", "ZO-1"));
        var vimeo = emails.render(brands.get("vimeo"), EmailTemplate.SOLVED, "en", Map.of("number", "VI-1"));

        assertThat(zoom.subject()).isEqualTo("Done: ZO-1");
        assertThat(vimeo.subject()).startsWith("Your request VI-1");
    }

    @Test
    void openTasksKeepTheirForm() throws IOException {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        var form = Files.readString(Path.of("forms/answer.form"));
        var newField =
                """
                "components": [
                    {"type": "textfield", "id": "IssueKey", "key": "issueKey", "label": "Issue",
                     "properties": {"labelFr": "Anomalie"}, "validate": {"maxLength": 100}},""";

        deploys(null, "answer.form", form.replaceFirst("\"components\": \\[", newField));
        var later = desk.opens("parcels", Map.of());
        desk.triages(later);

        assertThat(taskForms.of(desk.task(number, "answer").id(), "answer").keys())
                .doesNotContain("issueKey");
        assertThat(taskForms.of(desk.task(later, "answer").id(), "answer").keys())
                .contains("issueKey");
        assertThat(completes(number)).isEqualTo(400);
        var completed = desk.task(later, "answer").id();
        assertThat(completes(later)).isEqualTo(200);
        var cancelled = desk.task(number, "answer").id();
        desk.withdraws(number);
        assertThat(versionsOfForms(completed, cancelled)).isEmpty();
    }

    private List<String> versionsOfForms(String... tasks) {
        return db.sql("select form from task_form where task_id in (:tasks)")
                .param("tasks", List.of(tasks))
                .query(String.class)
                .list();
    }

    @Test
    void theNumberOfADeletedVersionIsNotGivenAgain() {
        var first = studio.deploys("analyst", "zoom", "solved.en.txt", "Done: {{number}}\nWe are done.\n{{link}}");
        repository.deleteDeployment(first.text("id"));

        var second = studio.deploys("analyst", "zoom", "solved.en.txt", "Done: {{number}}\nWe have done it.\n{{link}}");

        assertThat(version(second)).isEqualTo(version(first) + 1);
    }

    private static int version(JsonResponse deployed) {
        return deployed.body().at("/files/0/version").asInt();
    }

    private int completes(String number) {
        return ApiClient.as("admin", port)
                .post(
                        "/api/tasks/%s/complete"
                                .formatted(desk.task(number, "answer").id()),
                        Map.of("outcome", "SOLVE", "reply", "Done.", "issueKey", "P-1"))
                .status();
    }

    /** What the checks refuse, as it may have been deployed by a desk that did not know the rule. */
    @Test
    void aBrokenFileLeavesTheVersionBeforeIt() {
        UncheckedDeployment.of(() -> repository
                .createDeployment()
                .tenantId("parcels")
                .addString("brand.yaml", "prefix: [")
                .addString("rows.fr.yaml", "targets: {")
                .addString("solved.en.txt", "Solved\n{{#message}}")
                .addString(
                        "contact-parcels.form",
                        "{\"id\": \"contact-parcels\", \"components\": [{\"type\": \"filepicker\", \"key\": \"x\"}]}")
                .deploy());

        assertThat(nameIn(brands)).isEqualTo("Parcels");
        assertThat(forms.get("contact-parcels").keys()).contains("subject");
        assertThat(emails.render(brands.get("parcels"), EmailTemplate.SOLVED, "en", Map.of("number", "PA-1"))
                        .subject())
                .startsWith("Your request PA-1");
        var customer = HttpBrowser.anonymous(port);
        assertThat(customer.get("/parcels").statusCode()).isEqualTo(200);
        assertThat(customer.get("/parcels/promise?requestType=question").statusCode())
                .isEqualTo(200);
        assertThat(customer.get("/zoom").statusCode()).isEqualTo(200);
    }

    private void deploys(String brand, String file, String content) {
        var answer = studio.deploys("analyst", brand, file, content);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    }

    private List<String> deployments() {
        return repository.createDeploymentQuery().list().stream()
                .map(deployment -> deployment.getId())
                .toList();
    }
}
