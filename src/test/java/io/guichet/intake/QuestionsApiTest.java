package io.guichet.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.ApiClient.JsonResponse;
import io.guichet.Desk;
import io.guichet.DeskTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
class QuestionsApiTest {

    private static final Map<String, Object> ADA =
            Map.of("requester", Map.of("email", "ada@example.org"), "subject", "My parcel");

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Test
    void answersWithAPromiseThenATicket() {
        var question = ask(Map.of("text", "Where is it?", "impact", "down", "language", "fr"), "192.0.2.10");
        assertThat(question.status()).isEqualTo(201);
        assertThat(question.body().at("/route/outcome").asText()).isEqualTo("TICKET");
        assertThat(question.body().at("/promise/priority").asText()).isEqualTo("urgent");
        assertThat(question.body().path("channels")).isNotEmpty();

        var response = proceed(question, "ticket", ADA);

        assertThat(response.status()).isEqualTo(201);
        assertThat(response.text("number")).isEqualTo(question.text("id"));
        assertThat(response.text("status")).isEqualTo("IN_PROGRESS");
        assertThat(desk.ticket(response.text("number")).language()).isEqualTo("fr");
    }

    @Test
    void usesAStatedPlanForThePreviewOnly() {
        var question = ask(Map.of("text", "Where is it?", "plan", "pro"), "192.0.2.11");

        var number = proceed(question, "ticket", ADA).text("number");

        assertThat(desk.ticket(number).attributes().text("plan")).isEmpty();
    }

    @Test
    void answersTheRouteWhenNoTicketIsOpened() {
        var question = ask(Map.of("text", "Are you hiring?", "requestType", "jobs"), "192.0.2.12");
        assertThat(question.body().at("/route/outcome").asText()).isEqualTo("CAREERS");
        assertThat(question.body().path("promise").isNull()).isTrue();

        var response = proceed(question, "ticket", ADA);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body().at("/route/destination").asText()).isEqualTo("https://parcels.example/jobs");
    }

    @ParameterizedTest
    @CsvSource({"answered, answered", "answered, ticket", "ticket, answered", "ticket, ticket"})
    void rejectsASecondOutcome(String first, String second) {
        var question = ask(Map.of("text", "Where is it?"), "192.0.2.13");
        assertThat(proceed(question, first, ADA).status()).isLessThan(300);

        var again = proceed(question, second, ADA);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("currentStatus")).isIn("DEFLECTED", "TICKET");
    }

    @Test
    void hidesQuestionsOfOtherBrands() {
        var question = ask(Map.of("text", "Where is it?"), "192.0.2.14");

        var other = ApiClient.as("agent", port)
                .post("/api/brands/helpcenter/questions/%s/answered".formatted(question.text("id")), "");

        assertThat(other.status()).isEqualTo(404);
    }

    @Test
    void limitsAnAddressToSixtyQuestionsAMinute() {
        for (int i = 0; i < 60; i++) {
            ask(Map.of(), "192.0.2.99");
        }

        var rejected = ask(Map.of("text", "Where is it?"), "192.0.2.99");
        var other = ask(Map.of("text", "Where is it?"), "192.0.2.98");
        var staff = ApiClient.as("agent", port)
                .post(
                        "/api/brands/parcels/questions",
                        Map.of("text", "Where is it?"),
                        Map.of("X-Forwarded-For", "192.0.2.99"));

        assertThat(rejected.status()).isEqualTo(429);
        assertThat(rejected.header("Retry-After")).isEqualTo("1");
        assertThat(rejected.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(other.status()).isEqualTo(201);
        assertThat(staff.status()).isEqualTo(201);
    }

    private JsonResponse ask(Map<String, String> question, String address) {
        return ApiClient.anonymous(port)
                .post("/api/brands/parcels/questions", question, Map.of("X-Forwarded-For", address));
    }

    private JsonResponse proceed(JsonResponse question, String step, Map<String, Object> body) {
        return ApiClient.anonymous(port)
                .post(
                        "/api/brands/parcels/questions/%s/%s".formatted(question.text("id"), step),
                        body,
                        Map.of("X-Forwarded-For", "192.0.2.20"));
    }
}
