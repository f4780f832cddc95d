package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient.JsonResponse;
import io.guichet.MultipartBody.UploadFile;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Multipart bodies that cannot be read are refused as bad input, whatever endpoint gets them. */
@DeskTest
class MalformedUploadTest {

    private static final String QUESTIONS = "/api/brands/parcels/questions";

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @ParameterizedTest
    @ValueSource(strings = {"", "; boundary="})
    void refusesAnUnreadableBodyFromAnyone(String parameter) {
        assertRefused(ApiClient.anonymous(port).post(QUESTIONS, "{}", type("multipart/form-data" + parameter)));
    }

    @Test
    void refusesATooLongBoundary() {
        var type = "multipart/form-data; boundary=" + "x".repeat(5000);

        assertRefused(ApiClient.anonymous(port).post(QUESTIONS, "{}", type(type)));
    }

    @Test
    void refusesATruncatedUpload() {
        var body = new MultipartBody().file("file", UploadFile.png("label.png"));
        var whole = body.bytes();

        assertRefused(uploads(Arrays.copyOf(whole, whole.length - 30), body.type()));
    }

    @Test
    void refusesAnUploadWithoutBoundary() {
        var body = new MultipartBody().file("file", UploadFile.png("label.png"));

        assertRefused(uploads(body.bytes(), "multipart/form-data"));
    }

    @Test
    void refusesAFileNameWithANul() {
        var body = new MultipartBody().file("file", UploadFile.png("la\0bel.png"));

        var refused = uploads(body.bytes(), body.type());

        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(400);
        assertThat(refused.fields()).hasSize(1);
    }

    @Test
    void refusesTooManyPartsAsTooLarge() {
        var body = new MultipartBody();
        for (var part = 0; part < 2000; part++) {
            body.field("a" + part, "b");
        }

        assertTooLarge(uploads(body.bytes(), body.type()));
    }

    @Test
    void refusesTooLongPartHeadersAsTooLarge() {
        var body = new MultipartBody().file("file", UploadFile.png("x".repeat(20_000) + ".png"));

        assertTooLarge(uploads(body.bytes(), body.type()));
    }

    @Test
    void answersAFormWithAnErrorPage() {
        var refused = questionForm("a".getBytes(StandardCharsets.UTF_8), "multipart/form-data");

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("<html").doesNotContain("Exception");
    }

    @Test
    void answersATooLargeFormWithAnErrorPage() {
        var body = new MultipartBody().file("files", UploadFile.png("x".repeat(20_000) + ".png"));

        var refused = questionForm(body.bytes(), body.type());

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(413);
        assertThat(refused.body()).contains("This is too large");
    }

    /** The token is in the address, as the body cannot be read. */
    private HttpResponse<String> questionForm(byte[] body, String type) {
        var visitor = HttpBrowser.withAddress(port, "198.18.77.1");
        var token = HttpBrowser.csrfToken(visitor.get("/parcels").body());
        return visitor.post("/parcels?_csrf=" + HttpBrowser.urlEncoded(token), body, type);
    }

    private JsonResponse uploads(byte[] body, String type) {
        var path = "/api/tickets/%s/attachments".formatted(desk.opens("parcels", Map.of()));
        return ApiClient.as("agent", port).send("POST", path, BodyPublishers.ofByteArray(body), type(type));
    }

    private static Map<String, String> type(String type) {
        return Map.of("Content-Type", type);
    }

    private static void assertRefused(JsonResponse refused) {
        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.fields()).containsExactly("body");
        assertThat(refused.body().at("/errors/0/message").asText())
                .isEqualTo("is not a readable multipart/form-data body");
    }

    private static void assertTooLarge(JsonResponse refused) {
        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(413);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.text("title")).isEqualTo("Payload Too Large");
    }
}
