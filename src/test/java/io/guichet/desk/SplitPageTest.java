package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A request with several questions: flagged where the brand wants one, and split by staff. */
@DeskTest
class SplitPageTest {

    private static final String TWO = "Can I use a domain of my own? Where do I find my invoices?";

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    private HttpBrowser agent;

    @BeforeEach
    void signsInAsAgent() {
        agent = HttpBrowser.signedIn(port, "agent");
    }

    @ParameterizedTest
    @CsvSource({"webshop, true", "parcels, false"})
    void flagsSeveralQuestionsForBrandsThatWantOne(String brand, boolean flagged) {
        var number = asks(brand, TWO);

        assertThat(desk.ticket(number).attributes().isTrue("severalQuestions")).isEqualTo(flagged);
        assertThat(opens(number).contains("<span class=\"tag\">Several questions</span>"))
                .isEqualTo(flagged);
        var workspace = "/desk/workspace/" + desk.task(number, "triage").id();
        assertThat(agent.get(workspace).body().contains("<span class=\"tag\">Several questions</span>"))
                .isEqualTo(flagged);
        assertThat(desk.lastEmailBody(number).contains("Your request holds several questions."))
                .isEqualTo(flagged);
    }

    @Test
    void letsTriageClearTheFlag() {
        var number = asks("webshop", TWO);

        desk.completes(number, "triage", "agent", Map.of("severalQuestions", "false"));

        assertThat(desk.ticket(number).attributes().values()).containsEntry("severalQuestions", false);
        assertThat(opens(number)).doesNotContain("class=\"tag\"");
    }

    @Test
    void prefillsTheOtherQuestionsAndSplits() {
        var number = asks("webshop", TWO);
        assertThat(opens(number + "/split")).contains("value=\"Where do I find my invoices?\"");

        var page = submits(number, Map.of("subject0", "Invoices", "body0", "Where do I find my invoices?"));

        assertThat(page.statusCode()).isEqualTo(302);
        var part = desk.timeline(number).stream()
                .filter(timelineEntry -> timelineEntry.type().equals("split"))
                .map(timelineEntry -> timelineEntry.details().get("into"))
                .findFirst()
                .orElseThrow();
        assertThat(opens(number))
                .contains("href=\"/desk/tickets/" + part + "\"")
                .doesNotContain("class=\"tag\"");
        assertThat(desk.ticket(part).subject()).isEqualTo("Invoices");
        assertThat(desk.ticket(part).receivedAt()).isEqualTo(desk.ticket(number).receivedAt());
        assertThat(desk.ticket(part).attributes().isTrue("severalQuestions")).isFalse();
    }

    @Test
    void refusesAnIncompletePartAndKeepsInput() {
        var number = asks("webshop", TWO);

        var page = submits(number, Map.of("subject0", "", "body0", "Only a body", "subject1", "", "body1", ""));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("href=\"#field-subject0\"", "Enter a subject for part 1.", "Only a body");
        assertThat(submits(number, Map.of("subject0", " ", "body0", "")).body()).contains("Fill in at least one part.");
        assertThat(desk.eventTypes(number)).doesNotContain("split");
    }

    @Test
    void addsAPartWithoutJavaScript() {
        var number = asks("webshop", TWO);

        var page = submits(number, Map.of("subject0", "One", "body0", "First", "addPart", "yes"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("value=\"One\"", "First", "name=\"subject1\"");
    }

    @Test
    void splitsOnceWhenSubmittedTwice() {
        var number = asks("webshop", TWO);
        var fields = Map.of("subject0", "Invoices", "body0", "Where are they?", "_submissionToken", "token-" + number);

        submits(number, fields);

        assertThat(submits(number, fields).statusCode()).isEqualTo(302);
        assertThat(desk.eventTypes(number)).containsOnlyOnce("split");
    }

    @Test
    void showsProblemsInTheLanguageOfTheReader() {
        var number = asks("webshop", TWO);
        agent.get("/desk/tickets/" + number + "?lang=fr");

        var page = submits(number, Map.of("subject0", "x".repeat(301), "body0", "Où ?"))
                .body();

        assertThat(page).contains("limité à 300 caractères").doesNotContain("may have");
    }

    @Test
    void acceptsTheFlagAsABooleanFromPrograms() {
        var number = asks("webshop", TWO);
        var agent = ApiClient.as("agent", port);
        agent.post("/api/tasks/" + desk.task(number, "triage").id() + "/claim", Map.of());

        var done = agent.post(
                "/api/tasks/" + desk.task(number, "triage").id() + "/complete", Map.of("severalQuestions", false));

        assertThat(done.status()).as(done.body().toString()).isEqualTo(200);
        assertThat(desk.ticket(number).attributes().values()).containsEntry("severalQuestions", false);
    }

    @Test
    void refusesToSplitAClosedTicket() {
        var number = asks("webshop", TWO);
        desk.withdraws(number);

        var page = submits(number, Map.of("subject0", "Late", "body0", "Too late"));

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("cannot be split in its current status", "Too late");
    }

    private String asks(String brand, String body) {
        var requester = Map.of("email", "ada@example.org", "language", "en");
        return ApiClient.as("agent", port)
                .post(
                        "/api/brands/%s/tickets".formatted(brand),
                        Map.of("requester", requester, "subject", "Two", "body", body))
                .text("number");
    }

    private String opens(String path) {
        return agent.get("/desk/tickets/" + path).body();
    }

    private HttpResponse<String> submits(String number, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + HttpBrowser.urlEncoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return agent.submitForm("/desk/tickets/" + number, "/desk/tickets/" + number + "/split", body);
    }
}
