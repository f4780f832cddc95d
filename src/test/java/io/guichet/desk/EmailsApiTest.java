package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.ApiClient.JsonResponse;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.email.Deliveries;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Staff and programs see where the e-mails of their tickets are, and have them sent again. */
@DeskTest
@Tag("h2")
class EmailsApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Deliveries deliveries;

    @Test
    void listsTheEmailsOfATicketInPages() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");

        var first = api().get("/api/emails?limit=1&ticket=" + number);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body().path("items").findValuesAsText("template")).containsExactly("reply");
        var next = api().get("/api/emails?limit=1&ticket=%s&after=%s".formatted(number, first.text("next")));
        assertThat(next.body().path("items").findValuesAsText("template")).containsExactly("acknowledgement");
        assertThat(next.body().path("next").isNull()).isTrue();
        assertThat(first.body().at("/items/0").fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "ticket",
                        "template",
                        "recipient",
                        "subject",
                        "state",
                        "attempts",
                        "nextAttempt",
                        "messageId");
    }

    @Test
    void listsTheEmailsOfAState() {
        var number = desk.opens("parcels", Map.of());
        fails(number, "550 no such user");

        assertThat(states(api().get("/api/emails?state=FAILED&ticket=" + number)))
                .containsExactly("FAILED");
        assertThat(states(api().get("/api/emails?state=QUEUED&ticket=" + number)))
                .isEmpty();
        assertThat(api().get("/api/emails?state=LOST").fields()).containsExactly("state");
    }

    @Test
    void leavesOutRestrictedTicketsAndOtherBrands() {
        var other = desk.opens("parcels", Map.of());
        var restricted = desk.opens("helpcenter", Map.of("requestType", "vulnerability"));
        desk.inTransaction(() -> db.sql("update ticket set restricted = true, team = 'nobody' where number = :number")
                .param("number", restricted)
                .update());

        assertThat(states(ApiClient.as("agent-helpcenter", port).get("/api/emails?ticket=" + other)))
                .isEmpty();
        assertThat(states(api().get("/api/emails?ticket=" + restricted))).isEmpty();
        assertThat(states(api().get("/api/emails?ticket=" + other))).isNotEmpty();
        assertThat(ApiClient.anonymous(port).get("/api/emails").status()).isEqualTo(401);
    }

    @Test
    void neverShowsALinkThatSignsIn() {
        db.sql(
                        """
                        insert into email (brand, number, template, language, recipient, subject, body, state, created_at)
                        select brand, '', 'sign-in', language, recipient, subject, body, 'QUEUED', created_at
                        from email where number = :number""")
                .param("number", desk.opens("parcels", Map.of()))
                .update();

        assertThat(api().get("/api/emails?limit=200").body().path("items").findValuesAsText("template"))
                .isNotEmpty()
                .doesNotContain("sign-in");
    }

    @Test
    void aFailedEmailIsSentAgain() {
        var number = desk.opens("parcels", Map.of());
        fails(number, "550 no such user");
        var id = id(number);

        var sent = api().post("/api/emails/%s/resend".formatted(id), Map.of());

        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.text("state")).isEqualTo("QUEUED");
        assertThat(ApiClient.as("manager", port)
                        .post("/api/emails/%s/resend".formatted(id), Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(api().post("/api/emails/0/resend", Map.of()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"fr, E-mail échec", "en, Email failed"})
    void theTicketsPageSaysThatAReplyDidNotLeave(String language, String text) throws Exception {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        fails(number, "550 no such user");
        var browser = HttpBrowser.signedIn(port, "agent");

        var page = browser.get("/desk/tickets/%s?lang=%s".formatted(number, language))
                .body();

        assertThat(page).contains(text, "550 no such user");
        var email = browser.get("/desk/emails/" + id(number)).body();
        assertThat(email).contains("550 no such user");
        assertThat(browser.get("/desk/emails?state=FAILED").body()).contains("550 no such user");
        assertThat(browser.get("/desk/emails/%s/raw".formatted(id(number))).body())
                .contains("Subject: ", "From: ", "multipart/alternative")
                .doesNotContain(desk.ticket(number).linkToken().substring(0, 12));
    }

    @Test
    void theSentMessageHasTheKeyThatStaffDoNotSee() throws Exception {
        var number = desk.opens("parcels", Map.of());
        var key = desk.ticket(number).linkToken();
        var shown = HttpBrowser.signedIn(port, "admin")
                .get("/desk/emails/%s/raw".formatted(id(number)))
                .body();

        assertThat(plainText(deliveries.raw(id(number)))).contains("?key=" + key);
        assertThat(plainText(shown)).contains("?key=…").doesNotContain(key);
    }

    private static String plainText(String raw) throws Exception {
        var message = new MimeMessage(null, new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
        return ((MimeMultipart) message.getContent())
                .getBodyPart(0)
                .getContent()
                .toString();
    }

    @Test
    void metricsAreForTheTokensOfScrapers() {
        desk.opens("parcels", Map.of());
        var token = ApiClient.as("manager", port)
                .post(
                        "/api/tokens",
                        Map.of("name", "scraper", "roles", List.of("manager"), "brands", List.of("parcels")))
                .text("token");

        var scraped = HttpBrowser.withToken(port, token).send("GET", "/actuator/prometheus", null, null, "text/plain");

        assertThat(scraped.statusCode()).isEqualTo(200);
        assertThat(scraped.body())
                .contains(
                        "guichet_emails{state=\"QUEUED\"}",
                        "guichet_emails_oldest_queued_seconds",
                        "guichet_mail{state=\"QUARANTINED\"}",
                        "guichet_mailboxes_failing");
        assertThat(ApiClient.anonymous(port).get("/actuator/prometheus").status())
                .isEqualTo(401);
        assertThat(ApiClient.as("admin", port).get("/actuator/prometheus").status())
                .isEqualTo(403);
    }

    @Test
    void operatorsSeeThatNoMailServerIsSet() {
        var health = HttpBrowser.signedIn(port, "admin").get("/actuator/health").body();

        assertThat(health).contains("\"delivery\":\"not configured\"", "\"queued\":");
        assertThat(HttpBrowser.signedIn(port, "agent").get("/actuator/health").body())
                .doesNotContain("delivery");
    }

    private void fails(String number, String words) {
        db.sql("update email set state = 'FAILED', failure = :words where number = :number")
                .param("words", words)
                .param("number", number)
                .update();
    }

    private long id(String number) {
        return db.sql("select max(id) from email where number = :number")
                .param("number", number)
                .query(Long.class)
                .single();
    }

    private static List<String> states(JsonResponse response) {
        return response.body().path("items").findValuesAsText("state");
    }

    private ApiClient api() {
        return ApiClient.as("agent", port);
    }
}
