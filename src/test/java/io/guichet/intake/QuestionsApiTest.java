package io.guichet.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Api;
import io.guichet.Api.Answer;
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
    void aStrangerAsksAndGetsAPromiseThenATicket() {
        var asked = asks(Map.of("text", "Where is it?", "impact", "down", "language", "fr"), "192.0.2.10");
        assertThat(asked.status()).isEqualTo(201);
        assertThat(asked.body().at("/route/outcome").asText()).isEqualTo("TICKET");
        assertThat(asked.body().at("/promise/priority").asText()).isEqualTo("urgent");
        assertThat(asked.body().path("channels")).isNotEmpty();

        var sent = goesOn(asked, "ticket", ADA);

        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.text("number")).isEqualTo(asked.text("id"));
        assertThat(sent.text("status")).isEqualTo("IN_PROGRESS");
        assertThat(desk.ticket(sent.text("number")).language()).isEqualTo("fr");
    }

    @Test
    void aPlanThatAStrangerStatesSteersThePreviewOnly() {
        var asked = asks(Map.of("text", "Where is it?", "plan", "pro"), "192.0.2.11");

        var number = goesOn(asked, "ticket", ADA).text("number");

        assertThat(desk.ticket(number).facts().text("plan")).isEmpty();
    }

    @Test
    void aRequestThatIsNoTicketIsToldWhereToGo() {
        var asked = asks(Map.of("text", "Are you hiring?", "requestType", "jobs"), "192.0.2.12");
        assertThat(asked.body().at("/route/outcome").asText()).isEqualTo("CAREERS");
        assertThat(asked.body().path("promise").isNull()).isTrue();

        var sent = goesOn(asked, "ticket", ADA);

        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.body().at("/route/where").asText()).isEqualTo("https://parcels.example/jobs");
    }

    @ParameterizedTest
    @CsvSource({"answered, answered", "answered, ticket", "ticket, answered", "ticket, ticket"})
    void aQuestionEndsOnce(String first, String second) {
        var asked = asks(Map.of("text", "Where is it?"), "192.0.2.13");
        assertThat(goesOn(asked, first, ADA).status()).isLessThan(300);

        var again = goesOn(asked, second, ADA);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("currentStatus")).isIn("DEFLECTED", "TICKET");
    }

    @Test
    void aQuestionIsNotFoundUnderAnotherBrand() {
        var asked = asks(Map.of("text", "Where is it?"), "192.0.2.14");

        var elsewhere = Api.as("agent", port)
                .post("/api/brands/helpcenter/questions/%s/answered".formatted(asked.text("id")), "");

        assertThat(elsewhere.status()).isEqualTo(404);
    }

    @Test
    void oneAddressAsksSixtyTimesAMinuteAndStaffAsOftenAsTheyLike() {
        for (int i = 0; i < 60; i++) {
            asks(Map.of(), "192.0.2.99");
        }

        var refused = asks(Map.of("text", "Where is it?"), "192.0.2.99");
        var elsewhere = asks(Map.of("text", "Where is it?"), "192.0.2.98");
        var staff = Api.as("agent", port)
                .post(
                        "/api/brands/parcels/questions",
                        Map.of("text", "Where is it?"),
                        Map.of("X-Forwarded-For", "192.0.2.99"));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(elsewhere.status()).isEqualTo(201);
        assertThat(staff.status()).isEqualTo(201);
    }

    private Answer asks(Map<String, String> question, String address) {
        return Api.stranger(port).post("/api/brands/parcels/questions", question, Map.of("X-Forwarded-For", address));
    }

    private Answer goesOn(Answer asked, String step, Map<String, Object> body) {
        return Api.stranger(port)
                .post(
                        "/api/brands/parcels/questions/%s/%s".formatted(asked.text("id"), step),
                        body,
                        Map.of("X-Forwarded-For", "192.0.2.20"));
    }
}
