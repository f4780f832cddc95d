package io.guichet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guichet.ApiClient;
import io.guichet.ApiClient.JsonResponse;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.MultipartBody;
import io.guichet.MultipartBody.UploadFile;
import io.guichet.engine.Drafts.Draft;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A draft that breaks a rule is refused with its finding by every deployment, and nothing of it is deployed. */
@DeskTest
class DraftDeploymentTest {

    private static final String NAME = "draft of a test";

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private Desk desk;

    static List<Draft> drafts() {
        return Drafts.all();
    }

    @AfterEach
    void deleteDeployments() {
        repository
                .createDeploymentQuery()
                .deploymentName(NAME)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @ParameterizedTest
    @MethodSource("drafts")
    void refusesTheDraftWithItsFinding(Draft draft) {
        var answer = deploys(analystOf(draft), draft.brand(), draft.file().name(), draft.content());

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
        assertThat(answer.body().path("findings")).singleElement().satisfies(found -> isFindingOf(found, draft));
        assertThat(repository.createDeploymentQuery().deploymentName(NAME).count())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "processes/ticket.bpmn,",
        "processes/escalation.bpmn,",
        "processes/policies/defaults/waiting-times.dmn,",
        "processes/policies/vimeo/targets.dmn, vimeo",
        "forms/answer.form,",
    })
    void deploysTheRepairedDraft(String path, String brand) {
        var answer = deploys("analyst", brand, path.substring(path.lastIndexOf('/') + 1), Drafts.read(path) + "\n");

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        assertThat(repository.createDeploymentQuery().deploymentName(NAME).count())
                .isOne();
    }

    @Test
    void deploysNothingIfOneOfTwoFilesIsRefused() {
        var broken = Drafts.all().stream()
                .filter(draft -> draft.path().equals("processes/escalation.bpmn"))
                .findFirst()
                .orElseThrow();
        var parts = new MultipartBody()
                .field("deployment-name", NAME)
                .file("a", file("ticket.bpmn", Drafts.read("processes/ticket.bpmn")))
                .file("b", file("escalation.bpmn", broken.content()));

        var answer = sends("analyst", "/engine-rest/deployment/create", parts);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/findings/0/file").asText()).isEqualTo("escalation.bpmn");
        assertThat(repository.createDeploymentQuery().deploymentName(NAME).count())
                .isZero();
    }

    @Test
    void reportsWhatOnlyTheEngineFinds() {
        var text = Drafts.read("processes/survey.bpmn")
                .replace("<bpmn:process id=\"survey\"", "<bpmn:unknownElement/><bpmn:process id=\"survey\"");

        var deployed = deploys("analyst", null, "survey.bpmn", text);
        var checked =
                sends("analyst", "/api/studio/checks", new MultipartBody().file("files", file("survey.bpmn", text)));

        assertThat(deployed.status()).as(deployed.raw().body()).isEqualTo(400);
        assertThat(deployed.body().at("/findings/0/rule").asText()).isEqualTo("MODEL_INVALID");
        assertThat(checked.body().at("/findings/0/rule").asText()).isEqualTo("MODEL_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a/>", "<definitions/>"})
    void reportsADiagramWithoutNamespaces(String text) {
        var checked =
                sends("analyst", "/api/studio/checks", new MultipartBody().file("files", file("survey.bpmn", text)));

        assertThat(checked.status()).as(checked.raw().body()).isEqualTo(200);
        assertThat(checked.body().path("findings").findValuesAsText("rule")).contains("ELEMENT_FORBIDDEN");
    }

    @Test
    void warnsOfTicketsOnAnElementThatIsGone() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        var draft = Drafts.read("processes/ticket.bpmn").replace("Task_Answer\"", "Task_Reply\"");

        var findings = sends(
                        "analyst", "/api/studio/checks", new MultipartBody().file("files", file("ticket.bpmn", draft)))
                .body()
                .path("findings");

        assertThat(findings).anySatisfy(found -> {
            assertThat(found.path("rule").asText()).isEqualTo("RUNNING_TICKETS_STAND");
            assertThat(found.path("severity").asText()).isEqualTo("WARNING");
            assertThat(found.path("element").asText()).isEqualTo("Task_Answer");
        });
        desk.withdraws(number);
    }

    /** The draft of a brand's file is its own analyst's. */
    private static String analystOf(Draft draft) {
        return draft.brand() == null ? "analyst" : "analyst-" + draft.brand();
    }

    @Test
    void ticketsGoOnAfterRefusals() {
        draftOfEachFile().forEach(draft -> assertThat(
                        deploys(analystOf(draft), draft.brand(), draft.file().name(), draft.content())
                                .status())
                .isEqualTo(400));

        var number = desk.opensAndAnswers("SOLVE");
        desk.closes(number);

        assertThat(desk.status(number)).isEqualTo("CLOSED");
    }

    static List<Draft> draftOfEachFile() {
        var byPath = new LinkedHashMap<String, Draft>();
        Drafts.all().forEach(draft -> byPath.putIfAbsent(draft.path(), draft));
        return List.copyOf(byPath.values());
    }

    @ParameterizedTest
    @MethodSource("draftOfEachFile")
    void checksDraftsWithoutDeployingThem(Draft draft) {
        var answer = sends(
                analystOf(draft),
                "/api/studio/checks" + (draft.brand() == null ? "" : "?brand=" + draft.brand()),
                new MultipartBody().file("files", file(draft.file().name(), draft.content())));

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        assertThat(answer.body().path("findings"))
                .filteredOn(found -> found.path("severity").asText().equals("ERROR"))
                .singleElement()
                .satisfies(found -> isFindingOf(found, draft));
    }

    @Test
    void checksTheTextsOfABrand() {
        var text = Drafts.read("processes/policies/defaults/emails/solved.en.txt") + "{{unknownName}}";
        var answer = sends(
                "analyst",
                "/api/studio/checks?brand=zoom",
                new MultipartBody().file("files", file("solved.en.txt", text)));

        assertThat(answer.body().at("/findings/0/rule").asText()).isEqualTo("EMAIL_TEMPLATE_UNKNOWN_VARIABLE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "analyst       |       | brand.yaml     | prefix: X         | BRAND_MISSING",
                "analyst-vimeo | vimeo | brand.yaml     | prefix: [         | BRAND_INVALID",
                "analyst-vimeo | vimeo | rows.fr.yaml   | targets: {        | ROW_TEXTS_INVALID",
                "analyst-vimeo | vimeo | solved.en.txt  | Solved {{unknown}} | EMAIL_TEMPLATE_UNKNOWN_VARIABLE",
                "analyst-vimeo | vimeo | rows.fr.yaml   | targets: [row]    | ROW_TEXTS_INVALID",
                "analyst-vimeo | vimeo | rows.fr.yaml   | targets: {row: 42} | ROW_TEXTS_INVALID",
                "analyst-vimeo | vimeo | layout.html    | <p>{{title}}</p>  | EMAIL_TEMPLATE_INCOMPLETE",
                "analyst-vimeo | vimeo | sign-in.en.txt | 'Link\nHere it is' | EMAIL_TEMPLATE_INCOMPLETE",
                "analyst-vimeo | vimeo | targets.dmn11.xml | <a/>           | FILE_TYPE_UNKNOWN",
                "analyst       |       | ticket.bpmn20.xml | <a/>           | FILE_TYPE_UNKNOWN",
                "analyst-vimeo | vimeo | notes.en.txt   | Nobody reads it.  | FILE_TYPE_UNKNOWN",
                "analyst-vimeo | vimeo | solved.txt     | Nobody reads it.  | FILE_TYPE_UNKNOWN",
            })
    void refusesBrokenTexts(String user, String brand, String file, String content, String rule) {
        var answer = deploys(user, brand, file, content);

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
        assertThat(answer.body().path("findings").findValuesAsText("rule")).contains(rule);
        assertThat(repository.createDeploymentQuery().deploymentName(NAME).count())
                .isZero();
    }

    @Test
    void refusesTwoFilesOfOneName() {
        var table = Drafts.read("processes/policies/zoom/targets.dmn");
        var parts = new MultipartBody()
                .field("deployment-name", NAME)
                .field("tenant-id", "zoom")
                .file("a", file("one/targets.dmn", table))
                .file("b", file("other/targets.dmn", table));

        var answer = sends("analyst-zoom", "/engine-rest/deployment/create", parts);

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
        assertThat(answer.body().at("/findings/0/rule").asText()).isEqualTo("FILE_TWICE");
    }

    @ParameterizedTest
    @CsvSource({
        "analyst-zoom, zoom,    targets.dmn,   200",
        "analyst-zoom, vimeo,   targets.dmn,   403",
        "analyst-zoom,        , targets.dmn,   403",
        "analyst-zoom,        , survey.bpmn,   403",
        "analyst-zoom, zoom,    survey.bpmn,   403",
        "analyst,      zoom,    survey.bpmn,   403",
        "analyst,      nobody,  targets.dmn,   403",
        "analyst,             , survey.bpmn,   200",
        "agent,        zoom,    targets.dmn,   403",
    })
    void deploysFilesOfTheOwnBrandsOnly(String user, String brand, String file, int status) {
        var path = file.endsWith(".bpmn") ? "processes/" + file : "processes/policies/zoom/" + file;

        assertThat(deploys(user, brand, file, Drafts.read(path)).status()).isEqualTo(status);
    }

    private static void isFindingOf(JsonNode found, Draft draft) {
        assertThat(found.path("rule").asText()).isEqualTo(draft.kind().name());
        assertThat(found.path("severity").asText()).isEqualTo("ERROR");
        assertThat(found.path("file").asText()).endsWith(fileOf(draft));
        assertThat(found.path("message").asText()).isNotBlank().doesNotContain("{0", "{1", "{2");
        assertThat(found.path("reason").asText()).isNotBlank().doesNotContain("{0", "{1", "{2");
        assertThat(found.path("remedy").asText()).isNotBlank().doesNotContain("{0", "{1", "{2");
    }

    /** A form that lacks what a diagram reads, or has more, breaks the diagram, a clocks table the targets that it starts. */
    private static String fileOf(Draft draft) {
        if (draft.kind().name().startsWith("CLOCK_")) {
            return "targets.dmn";
        }
        return draft.path().endsWith(".form")
                        && draft.place() != null
                        && draft.place().contains("_")
                ? ".bpmn"
                : draft.file().name();
    }

    private JsonResponse deploys(String user, String brand, String file, String content) {
        var parts = new MultipartBody().field("deployment-name", NAME);
        if (brand != null) {
            parts.field("tenant-id", brand);
        }
        return sends(user, "/engine-rest/deployment/create", parts.file("data", file(file, content)));
    }

    private static UploadFile file(String name, String content) {
        return new UploadFile(name, "text/xml", content.getBytes(StandardCharsets.UTF_8));
    }

    private JsonResponse sends(String user, String path, MultipartBody parts) {
        return ApiClient.as(user, port)
                .send("POST", path, BodyPublishers.ofByteArray(parts.bytes()), Map.of("Content-Type", parts.type()));
    }
}
