package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.ApiClient.JsonResponse;
import io.guichet.DeskTest;
import io.guichet.intake.Question;
import io.guichet.intake.Question.Outcome;
import io.guichet.intake.Questions;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The API demands the captcha of the brand's contact form from callers that are not signed in. */
@DeskTest
class ApiCaptchaTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Questions questions;

    private Visitor visitor;
    private String question;

    @BeforeEach
    void asksAQuestion() {
        visitor = new Visitor(port, "en");
        question = ask();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "bm90IGpzb24="})
    void refusesARequestWithoutASolution(String solution) {
        var refused = submit(ApiClient.anonymous(port), question, solution);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly("captcha");
        assertThat(outcome(question)).isEqualTo(Outcome.ASKED);
    }

    @Test
    void aSolutionAdmitsOneRequest() {
        var solution = visitor.solvesCaptcha("helpcenter");
        var other = ask();

        assertThat(submit(ApiClient.anonymous(port), question, solution).status())
                .isEqualTo(201);
        var replayed = submit(ApiClient.anonymous(port), other, solution);

        assertThat(replayed.status()).isEqualTo(400);
        assertThat(replayed.fields()).containsExactly("captcha");
        assertThat(outcome(other)).isEqualTo(Outcome.ASKED);
    }

    @Test
    void aFormAndTheApiShareTheUsedSolutions() {
        var solution = visitor.solvesCaptcha("helpcenter");
        visitor.requests("helpcenter", "My lamp is dark.", Map.of("_captcha", solution));

        assertThat(submit(ApiClient.anonymous(port), question, solution).fields())
                .containsExactly("captcha");
    }

    @Test
    void aRetryWithTheSameKeyNeedsNoOtherSolution() {
        var solution = visitor.solvesCaptcha("helpcenter");
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());

        var first = submit(ApiClient.anonymous(port), question, solution, key);
        var second = submit(ApiClient.anonymous(port), question, solution, key);

        assertThat(second.status()).isEqualTo(first.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void staffNeedNoSolution() {
        assertThat(submit(ApiClient.as("agent", port), question, null).status()).isEqualTo(201);
    }

    @Test
    void brandsWithoutACaptchaIgnoreASolution() {
        var asked = ApiClient.anonymous(port)
                .post("/api/brands/parcels/questions", Map.of("text", "Where is it?"), address());

        var sent = ApiClient.anonymous(port)
                .post(
                        "/api/brands/parcels/questions/%s/ticket".formatted(asked.text("id")),
                        request("whatever"),
                        address());

        assertThat(sent.status()).isEqualTo(201);
    }

    private String ask() {
        return visitor.asks("helpcenter", "My lamp is dark.");
    }

    private JsonResponse submit(ApiClient client, String number, String solution) {
        return submit(client, number, solution, Map.of());
    }

    private static JsonResponse submit(ApiClient client, String number, String solution, Map<String, String> headers) {
        var all = new HashMap<>(address());
        all.putAll(headers);
        return client.post("/api/brands/helpcenter/questions/%s/ticket".formatted(number), request(solution), all);
    }

    private static Map<String, Object> request(String solution) {
        var request =
                new HashMap<String, Object>(Map.of("requester", Map.of("email", "ada@example.org"), "subject", "Lamp"));
        if (solution != null) {
            request.put("captcha", solution);
        }
        return request;
    }

    private static Map<String, String> address() {
        return Map.of("X-Forwarded-For", "192.0.2.77");
    }

    private Outcome outcome(String number) {
        return questions.find(number).map(Question::outcome).orElseThrow();
    }
}
