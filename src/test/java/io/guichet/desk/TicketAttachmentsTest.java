package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.MultipartBody;
import io.guichet.MultipartBody.UploadFile;
import java.net.URLDecoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Attachments of tickets for staff and API clients. */
@DeskTest
@Tag("h2")
class TicketAttachmentsTest {

    private static final Pattern FILE = Pattern.compile("href=\"(/desk/tickets/[^\"]*/attachments/\\d+)\"");

    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient db;

    private String number;

    @BeforeEach
    void opensTicket() {
        number = desk.opens("parcels", Map.of());
    }

    @Test
    void uploadsAFileAndPostsItsMessage() {
        var uploaded = uploads(UploadFile.png("label.png"));
        assertThat(uploaded.status()).isEqualTo(201);
        assertThat(uploaded.text("type")).isEqualTo("image/png");

        var posted = ApiClient.as("agent", port)
                .post(
                        messages(),
                        Map.of(
                                "author",
                                "AGENT",
                                "body",
                                "Here it is.",
                                "attachments",
                                List.of(uploaded.body().path("id").asLong())));

        assertThat(posted.status()).isEqualTo(201);
        var ticket = ApiClient.as("agent", port).get("/api/tickets/" + number).body();
        assertThat(ticket.path("attachments")).hasSize(1);
        assertThat(ticket.at("/attachments/0/name").asText()).isEqualTo("label.png");
        assertThat(ticket.at("/attachments/0/message")).isEqualTo(posted.body().path("id"));
        assertThat(HttpBrowser.basicAuth(port, "agent", "agent")
                        .getBytes("/api/tickets/%s/attachments/%s"
                                .formatted(number, uploaded.body().path("id")))
                        .body())
                .isEqualTo(UploadFile.png("").content());
    }

    @Test
    void attachesAFileToOneMessageOfItsTicketOnly() {
        var uploaded = uploads(UploadFile.png("label.png")).body().path("id").asLong();
        var other = desk.opens("parcels", Map.of());
        var agent = ApiClient.as("agent", port);
        var named = Map.of("author", "AGENT", "body", "Here.", "attachments", List.of(uploaded));

        assertThat(agent.post("/api/tickets/%s/messages".formatted(other), named)
                        .fields())
                .containsExactly("attachments");
        assertThat(agent.post(messages(), named).status()).isEqualTo(201);
        assertThat(agent.post(messages(), named).fields()).containsExactly("attachments");
        assertThat(desk.messageTexts(other)).doesNotContain("Here.");
    }

    /** The files of an answer go with its reply, also in the e-mail about the solution. */
    @ParameterizedTest
    @CsvSource({"ASK_CUSTOMER, reply", "SOLVE, solved"})
    void theAnswerOfATaskCarriesFiles(String outcome, String template) {
        desk.triages(number);
        var agent = HttpBrowser.signedIn(port, "agent");
        var page = opensAnswer(agent);
        var path = "/desk/workspace/" + desk.task(number, "answer").id();

        var refused = sendsAnswer(
                agent,
                path,
                page.body(),
                outcome,
                "Look here.",
                List.of(UploadFile.png("label.png"), new UploadFile("empty.txt", "text/plain", new byte[0])));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("label.png", "_removeFile", "Look here.", "empty.txt");
        var withoutReply = sendsAnswer(agent, path, refused.body(), "ESCALATE_SPECIALIST", "", List.of());
        assertThat(withoutReply.statusCode()).isEqualTo(400);
        var done = sendsAnswer(agent, path, refused.body(), outcome, "Look here.", List.of(UploadFile.png("map.png")));

        assertThat(done.statusCode()).isEqualTo(302);
        var ticket = ApiClient.as("agent", port).get("/api/tickets/" + number).body();
        assertThat(ticket.path("attachments").findValuesAsText("name")).containsExactly("label.png", "map.png");
        assertThat(ticket.at("/attachments/0/message").isNull()).isFalse();
        assertThat(desk.emailTemplates(number)).contains(template);
    }

    @ParameterizedTest
    @CsvSource({"ASK_CUSTOMER, reply", "SOLVE, solved"})
    void aTaskIsCompletedByTheApiWithUploadedFiles(String outcome, String template) {
        desk.triages(number);
        var label = uploads(UploadFile.png("label.png")).body().path("id").asLong();

        var done = completes("answer", Map.of("outcome", outcome, "reply", "Look.", "attachments", List.of(label)));

        assertThat(done.status()).as("%s", done.body()).isEqualTo(200);
        var ticket = ApiClient.as("agent", port).get("/api/tickets/" + number).body();
        assertThat(ticket.at("/attachments/0/message").asLong()).isEqualTo(desk.newestMessageId(number));
        assertThat(desk.emailTemplates(number)).contains(template);
    }

    @Test
    void aTaskWithFilesThatCannotBeSentStaysOpen() {
        var label = uploads(UploadFile.png("label.png")).body().path("id").asLong();
        assertThat(completes("triage", Map.of("attachments", List.of(label))).fields())
                .containsExactly("attachments");
        desk.triages(number);
        var other = desk.opens("parcels", Map.of());
        var fileOfOther = uploadsTo(other, UploadFile.png("other.png"), null)
                .body()
                .path("id")
                .asLong();
        var kept = keepsADraftFile();

        for (var wrong :
                List.<Object>of(List.of(fileOfOther), List.of(kept), List.of(label, label), "7", List.of("7"))) {
            assertThat(completes("answer", Map.of("outcome", "SOLVE", "reply", "Look.", "attachments", wrong))
                            .fields())
                    .as("%s", wrong)
                    .containsExactly("attachments");
        }
        assertThat(completes("answer", Map.of("outcome", "ESCALATE_SPECIALIST", "attachments", List.of(label)))
                        .fields())
                .containsExactly("reply");

        assertThat(desk.messageTexts(number)).doesNotContain("Look.");
        assertThat(desk.task(number, "answer")).isNotNull();
    }

    private ApiClient.JsonResponse completes(String key, Map<String, ?> fields) {
        return ApiClient.as("agent", port)
                .post("/api/tasks/%s/complete".formatted(desk.task(number, key).id()), fields);
    }

    /** The id of a file that a refused form of somebody keeps. */
    private long keepsADraftFile() {
        var agent = HttpBrowser.signedIn(port, "agent");
        var form = new MultipartBody()
                .field("_csrf", csrf(agent.get("/desk/tickets/" + number).body()))
                .field("reply", "")
                .field("_draft", "6f1c2c3e-0000-4000-8000-0123456789ac");
        form.file("files-reply", UploadFile.png("draft.png"));
        assertThat(agent.post("/desk/tickets/%s/reply".formatted(number), form.bytes(), form.type())
                        .statusCode())
                .isEqualTo(400);
        return db.sql("select id from attachment where number = :number and draft is not null")
                .param("number", number)
                .query(Long.class)
                .single();
    }

    private HttpResponse<String> opensAnswer(HttpBrowser agent) {
        var path = "/desk/workspace/" + desk.task(number, "answer").id();
        agent.submitForm(path, path + "/claim", "");
        return agent.get(path);
    }

    private static String csrf(String page) {
        return URLDecoder.decode(HttpBrowser.csrfToken(page), StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> sendsAnswer(
            HttpBrowser agent, String path, String page, String outcome, String reply, List<UploadFile> files) {
        var form = new MultipartBody();
        HIDDEN.matcher(page)
                .results()
                .filter(field -> !field.group(1).equals("_csrf"))
                .forEach(field -> form.field(field.group(1), field.group(2)));
        form.field("_csrf", csrf(page)).field("outcome", outcome).field("reply", reply);
        files.forEach(file -> form.file("files-reply", file));
        return agent.post(path, form.bytes(), form.type());
    }

    @Test
    void aFileOfTheNoteNeverGoesWithTheReply() {
        var agent = HttpBrowser.signedIn(port, "agent");
        var path = "/desk/tickets/" + number;
        var token = "6f1c2c3e-0000-4000-8000-0123456789ad";
        var draft = new MultipartBody()
                .field("_csrf", csrf(agent.get(path).body()))
                .field("_visibility", "INTERNAL")
                .field("note", "Look at the photo.")
                .field("_draft", token)
                .file("files-note", UploadFile.png("internal.png"));
        assertThat(agent.post(path + "/draft", draft.bytes(), draft.type()).body())
                .contains("internal.png");

        agent.submitForm(path, path + "/reply", "reply=It+comes.&_draft=" + token);
        assertThat(attachmentNames()).isEmpty();
        assertThat(agent.get(path).body()).contains("internal.png", "Look at the photo.");

        agent.submitForm(path, path + "/note", "note=Look+at+the+photo.&_draft=" + token);
        assertThat(attachmentNames()).containsExactly("internal.png");
        var stored = ApiClient.as("agent", port).get("/api/tickets/" + number).body();
        assertThat(stored.at("/messages/2/visibility").asText()).isEqualTo("INTERNAL");
        assertThat(stored.at("/attachments/0/message")).isEqualTo(stored.at("/messages/2/id"));
    }

    private List<String> attachmentNames() {
        return ApiClient.as("agent", port)
                .get("/api/tickets/" + number)
                .body()
                .path("attachments")
                .findValuesAsText("name");
    }

    @Test
    void aRefusedReplyOnTheTicketPageKeepsItsGoodFiles() {
        var agent = HttpBrowser.signedIn(port, "agent");
        var path = "/desk/tickets/%s/reply".formatted(number);
        var page = agent.get("/desk/tickets/" + number).body();
        var form = new MultipartBody().field("_csrf", csrf(page)).field("reply", "With a plan.");
        form.field("_draft", "6f1c2c3e-0000-4000-8000-0123456789ab");
        form.file("files-reply", UploadFile.png("plan.png"));
        form.file("files-reply", new UploadFile("empty.txt", "text/plain", new byte[0]));

        var refused = agent.post(path, form.bytes(), form.type());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("plan.png", "_removeFile", "With a plan.");
        var again = new MultipartBody()
                .field("_csrf", csrf(refused.body()))
                .field("reply", "With a plan.")
                .field("_draft", "6f1c2c3e-0000-4000-8000-0123456789ab");

        assertThat(agent.post(path, again.bytes(), again.type()).statusCode()).isEqualTo(302);
        var ticket = ApiClient.as("agent", port).get("/api/tickets/" + number).body();
        assertThat(ticket.path("attachments").findValuesAsText("name")).containsExactly("plan.png");
        assertThat(ticket.at("/attachments/0/message").isNull()).isFalse();
    }

    @Test
    void refusesUnsupportedFileTypes() {
        var refused = uploads(new UploadFile("run.exe", "image/png", new byte[] {'M', 'Z', 0, 1, 2, 3}));

        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.fields()).containsExactly("file");
        assertThat(refused.body().toString()).contains("run.exe");
    }

    @Test
    void refusesFilesThatAreTooLarge() {
        var film = new byte[20 * 1024 * 1024 + 1];
        Arrays.fill(film, (byte) 'x');

        assertThat(uploads(new UploadFile("film.txt", "text/plain", film)).status())
                .isEqualTo(413);
    }

    @Test
    void storesAFileOncePerIdempotencyKey() {
        var first = uploads(UploadFile.png("label.png"), "key-of-" + number);
        var again = uploads(UploadFile.png("label.png"), "key-of-" + number);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(uploads(UploadFile.png("other.png"), "key-of-" + number).status())
                .isEqualTo(422);
    }

    @Test
    void hidesFilesFromOtherBrands() {
        var uploaded = uploads(UploadFile.png("label.png")).body().path("id");

        assertThat(ApiClient.as("agent-zoom", port)
                        .get("/api/tickets/%s/attachments/%s".formatted(number, uploaded))
                        .status())
                .isEqualTo(404);
        assertThat(ApiClient.anonymous(port)
                        .get("/api/tickets/%s/attachments/%s".formatted(number, uploaded))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void movesFilesToTheMergedTicket() {
        var uploaded = uploads(UploadFile.png("label.png")).body().path("id").asLong();
        ApiClient.as("agent", port)
                .post(messages(), Map.of("author", "AGENT", "body", "Here it is.", "attachments", List.of(uploaded)));
        uploads(UploadFile.png("no-message.png"));
        var other = desk.opens("parcels", Map.of());

        desk.merges(number, other);

        var ticket = ApiClient.as("agent", port).get("/api/tickets/" + other).body();
        assertThat(ticket.path("attachments").findValuesAsText("name")).containsExactly("label.png", "no-message.png");
        assertThat(HttpBrowser.basicAuth(port, "agent", "agent")
                        .getBytes("/api/tickets/%s/attachments/%s".formatted(other, ticket.at("/attachments/0/id")))
                        .body())
                .isEqualTo(UploadFile.png("").content());
    }

    @Test
    void attachesAndDownloadsFilesOnTheTicketPage() {
        var agent = HttpBrowser.signedIn(port, "agent");
        var page = "/desk/tickets/" + number;
        var form = new MultipartBody()
                .field("reply", "Here is your label.")
                .field("_csrf", csrf(agent.get(page).body()))
                .file("files-reply", UploadFile.png("label.png"));

        assertThat(agent.post(page + "/reply", form.bytes(), form.type()).statusCode())
                .isEqualTo(302);

        var link = FILE.matcher(agent.get(page).body());
        assertThat(link.find()).isTrue();
        assertThat(agent.getBytes(link.group(1)).body())
                .isEqualTo(UploadFile.png("").content());
        assertThat(desk.messageTexts(number)).contains("Here is your label.");
    }

    private ApiClient.JsonResponse uploads(UploadFile file) {
        return uploads(file, null);
    }

    private ApiClient.JsonResponse uploads(UploadFile file, String key) {
        return uploadsTo(number, file, key);
    }

    private ApiClient.JsonResponse uploadsTo(String ticket, UploadFile file, String key) {
        var form = new MultipartBody().file("file", file);
        return ApiClient.as("agent", port)
                .send(
                        "POST",
                        "/api/tickets/%s/attachments".formatted(ticket),
                        BodyPublishers.ofByteArray(form.bytes()),
                        key == null
                                ? Map.of("Content-Type", form.type())
                                : Map.of("Content-Type", form.type(), "Idempotency-Key", key));
    }

    private String messages() {
        return "/api/tickets/%s/messages".formatted(number);
    }
}
