package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.MultipartBody;
import io.guichet.MultipartBody.UploadFile;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Drafts of replies and notes, over the API and in the composer. */
@DeskTest
@Tag("h2")
class ReplyDraftsTest {

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient db;

    @LocalServerPort
    private int port;

    private ApiClient agent;
    private String number;
    private String path;

    @BeforeEach
    void opensATicket() {
        agent = ApiClient.as("agent", port);
        number = desk.opens("parcels", Map.of());
        path = "/api/tickets/" + number + "/draft";
    }

    @Test
    void isTheAuthorsAlone() {
        assertThat(agent.get(path).status()).isEqualTo(404);

        var saved = saves("PUBLIC", "Dear Ada", 0);

        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.body().path("revision").asInt()).isEqualTo(1);
        assertThat(agent.get(path).text("body")).isEqualTo("Dear Ada");
        assertThat(ApiClient.as("lead", port).get(path).status()).isEqualTo(404);
        assertThat(ApiClient.as("agent-helpcenter", port)
                        .put(path, body("PUBLIC", "x", 0))
                        .status())
                .isEqualTo(404);
        assertThat(agent.delete(path).status()).isEqualTo(204);
        assertThat(agent.get(path).status()).isEqualTo(404);
    }

    @Test
    void keepsTheReplyBesideTheNote() {
        saves("PUBLIC", "Dear Ada", 0);

        saves("INTERNAL", "Ask the depot.", 1);

        var draft = agent.get(path);
        assertThat(draft.text("body")).isEqualTo("Ask the depot.");
        assertThat(draft.text("reply")).isEqualTo("Dear Ada");
        assertThat(draft.text("visibility")).isEqualTo("INTERNAL");
    }

    @Test
    void refusesAStaleRevision() {
        saves("PUBLIC", "One", 0);
        saves("PUBLIC", "Two", 1);

        assertThat(saves("PUBLIC", "Other device", 1).status()).isEqualTo(409);
        assertThat(saves("PUBLIC", "Other device", 0).status()).isEqualTo(409);
        assertThat(agent.get(path).text("body")).isEqualTo("Two");
    }

    @Test
    void carriesUploadedFiles() {
        var parts = new MultipartBody().file("file", UploadFile.png("a.png"));
        var file = agent.send(
                        "POST",
                        "/api/tickets/" + number + "/attachments",
                        java.net.http.HttpRequest.BodyPublishers.ofByteArray(parts.bytes()),
                        Map.of("Content-Type", parts.type()))
                .body()
                .path("id")
                .asLong();
        var request = new HashMap<>(body("PUBLIC", "With a picture", 0));
        request.put("attachments", java.util.List.of(file));

        assertThat(agent.put(path, request).body().path("attachments").get(0).asLong())
                .isEqualTo(file);
        request.put("baseRevision", 1);
        request.put("attachments", java.util.List.of(999_999_999L));
        var refused = agent.put(path, request);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly("attachments");
    }

    @Test
    void isInTheComposerAndGoneOnceItIsSent() {
        desk.triages(number);
        saves("PUBLIC", "Half a sentence", 0);
        var browser = HttpBrowser.signedIn(port, "agent");
        var page = "/desk/tickets/" + number;

        assertThat(browser.get(page).body()).contains("Half a sentence", "Draft saved");
        browser.submitForm(page, page + "/reply", "reply=" + HttpBrowser.urlEncoded("A whole sentence."));

        assertThat(agent.get(path).status()).isEqualTo(404);
        assertThat(desk.messageTexts(number)).endsWith("A whole sentence.");
    }

    @Test
    void theScriptSavesTextsAndFiles() {
        var browser = HttpBrowser.signedIn(port, "agent");
        var page = "/desk/tickets/" + number;
        var csrf = HttpBrowser.csrfToken(browser.get(page).body());
        var parts = new MultipartBody()
                .field("reply", "Look at it.")
                .field("_revision", "0")
                .field("_csrf", java.net.URLDecoder.decode(csrf, java.nio.charset.StandardCharsets.UTF_8))
                .file("files-reply", UploadFile.png("a.png"))
                .file("files-reply", new UploadFile("run.exe", "application/octet-stream", new byte[] {'M', 'Z'}));

        var saved = browser.post(page + "/draft", parts.bytes(), parts.type());

        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(saved.body())
                .contains("data-revision=\"1\"", "a.png", "run.exe")
                .doesNotContain("<html");
        assertThat(browser.get(page).body()).contains("a.png", "Look at it.");
        assertThat(browser.postForm(page + "/draft", "reply=x&_revision=0&_csrf=" + csrf)
                        .statusCode())
                .isEqualTo(409);
        assertThat(db.sql("select count(*) from reply_draft where ticket = :number")
                        .param("number", number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private ApiClient.JsonResponse saves(String visibility, String text, int base) {
        return agent.put(path, body(visibility, text, base));
    }

    private static Map<String, Object> body(String visibility, String text, int base) {
        return Map.of("visibility", visibility, "body", text, "baseRevision", base);
    }
}
