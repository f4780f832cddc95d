package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The staff pages over HTTP. */
@DeskTest
class StaffPagesTest {

    private static final Pattern EVENT =
            Pattern.compile("\\b(?:record\\w*|end)\\(\\s*(?:[\\w.]+(?:\\(\\))?,\\s*)?\"([a-z-]+)\"");

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient db;

    @LocalServerPort
    private int port;

    private HttpBrowser agent;
    private String number;

    @BeforeEach
    void signsInAndOpensATicket() {
        agent = HttpBrowser.signedIn(port, "agent");
        number = desk.opens("parcels", Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void rendersEveryPageInBothLanguagesWithoutInlineCode(String language) {
        desk.triages(number);
        desk.customerWrites(number, "<script>alert('x')</script> & more");
        var task = desk.task(number, "answer").id();
        var email = first("href=\"(/desk/emails/\\d+)\"", get("/desk/emails"));

        for (var path : List.of(
                "/desk/tickets",
                "/desk/tickets?q=nothing-is-called-so",
                "/desk/search",
                "/desk/search?q=parcel",
                "/desk/tickets/" + number,
                "/desk/workspace/" + task,
                "/desk/workspace/" + task + "?framed=true",
                "/desk/emails",
                "/desk/email-templates?brand=parcels&language=" + language,
                "/desk/sla-preview",
                "/desk/policy-checks",
                email)) {
            var page = get(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
            assertThat(page)
                    .as(path)
                    .contains("<html lang=\"" + language + "\"")
                    .doesNotContain("??");
            assertThat(page)
                    .as(path)
                    .doesNotContainPattern("<script(?![^>]*src=)")
                    .doesNotContain(" style=\"", " onclick=", "<script>alert");
        }
    }

    @Test
    void filtersTheListWithinServedBrands() {
        desk.triages(number);
        desk.answers(number, "SOLVE");

        assertThat(get("/desk/tickets?status=SOLVED&brand=parcels&sort=-created"))
                .contains(number);
        assertThat(get("/desk/tickets?q=" + number)).contains(number, "value=\"" + number + "\"");
        assertThat(get("/desk/tickets?status=CLOSED&q=" + number)).contains("No tickets match");
        assertThat(get("/desk/tickets?risk=NO-SUCH-RISK")).contains("No tickets match");
        assertThat(HttpBrowser.signedIn(port, "agent-helpcenter")
                        .get("/desk/tickets?q=" + number)
                        .body())
                .contains("No tickets match");
    }

    @Test
    void answers404ForOtherBrands() {
        var stranger = HttpBrowser.signedIn(port, "agent-helpcenter");
        var task = desk.task(number, "triage").id();
        var email = first("href=\"(/desk/emails/\\d+)\"", get("/desk/tickets/" + number));

        for (var path : List.of("/desk/tickets/" + number, "/desk/workspace/" + task, email)) {
            assertThat(agent.get(path).statusCode()).as(path).isEqualTo(200);
            assertThat(stranger.get(path).statusCode()).as(path).isEqualTo(404);
        }
        desk.triages(number);
        assertThat(stranger.get("/desk/workspace/" + task).statusCode()).isEqualTo(404);
    }

    @Test
    void letsReadersReadButNotWrite() {
        var manager = HttpBrowser.signedIn(port, "manager");
        var page = manager.get("/desk/tickets/" + number).body();

        assertThat(page).contains(number, "Conversation").doesNotContain("<textarea");
        var refused =
                manager.postForm("/desk/tickets/" + number + "/note", "note=x&_csrf=" + HttpBrowser.csrfToken(page));
        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void emailsARepliesButNotANote() {
        desk.triages(number);
        var path = "/desk/tickets/" + number;

        agent.submitForm(path, path + "/note", "note=" + HttpBrowser.urlEncoded("Between us."));
        assertThat(desk.emailTemplates(number)).containsExactly("acknowledgement");
        agent.submitForm(path, path + "/reply", "reply=" + HttpBrowser.urlEncoded("It is on its way."));

        assertThat(desk.emailTemplates(number)).containsExactly("acknowledgement", "reply");
        assertThat(get(path))
                .containsSubsequence(
                        "data-kind=\"INTERNAL\"", "Between us.", "data-kind=\"AGENT\"", "It is on its way.");
        assertThat(agent.submitForm(path, path + "/reply", "reply=+").statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"reply, 1", "note, 0"})
    void sendsAMessageOnceHoweverOftenItIsSubmitted(String kind, int emails) {
        var path = "/desk/tickets/" + number;
        var fields = "_submissionToken=one-form-" + number + kind + "&" + kind + "=Once";

        for (int submit = 1; submit <= 3; submit++) {
            assertThat(agent.submitForm(path, path + "/" + kind, fields).statusCode())
                    .isEqualTo(302);
        }

        assertThat(desk.messageTexts(number)).filteredOn("Once"::equals).hasSize(1);
        assertThat(desk.emailTemplates(number)).filteredOn("reply"::equals).hasSize(emails);
        assertThat(agent.get(path).body()).contains("name=\"_submissionToken\"");
    }

    @Test
    void showsEmailsWithoutATicketNumberToAdministrators() {
        db.sql(
                        """
                        insert into email (brand, number, template, language, recipient, subject, body, state, created_at)
                        values ('parcels', '', 'guidance', 'en', 'ada@example.org', :subject, 'How to reach us', 'QUEUED', :now)""")
                .param("subject", "Without a number " + number)
                .param("now", desk.now())
                .update();

        assertThat(HttpBrowser.signedIn(port, "admin").get("/desk/emails").body())
                .contains("Without a number " + number);
        assertThat(HttpBrowser.signedIn(port, "agent-zoom").get("/desk/emails").body())
                .doesNotContain("Without a number " + number);
    }

    @Test
    void reopensOrClosesASolvedTicketWithAReason() {
        desk.triages(number);
        desk.answers(number, "SOLVE");
        var path = "/desk/tickets/" + number;

        assertThat(agent.submitForm(path, path + "/close", "reason=").statusCode())
                .isEqualTo(400);
        agent.submitForm(path, path + "/reopen", "reason=" + HttpBrowser.urlEncoded("She called."));

        assertThat(desk.ticket(number).status()).isEqualTo("IN_PROGRESS");
        assertThat(get(path)).contains("She called.", "Reopened");
        var conflict = agent.submitForm(path, path + "/close", "reason=enough");
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body()).contains("Not possible in the current status: In progress.");
    }

    @Test
    void hasATextForEveryEventType() throws IOException {
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/messages.properties"))) {
            texts.load(reader);
        }

        var types = new TreeSet<String>();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            sources.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> EVENT.matcher(text(file)).results().forEach(match -> types.add(match.group(1))));
        }

        assertThat(types).contains("opened", "team", "rated", "deadline-warning", "closed");
        assertThat(types).allSatisfy(type -> assertThat(texts).containsKey("event." + type));
    }

    private String get(String path) {
        return agent.get(path).body();
    }

    private static String first(String pattern, String page) {
        var found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
