package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Browser;
import io.guichet.Desk;
import io.guichet.DeskTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The rooms of the staff, as a browser gets them. */
@DeskTest
class StaffPagesTest {

    private static final Pattern EVENT = Pattern.compile("\\b(?:record|ends)\\(\\s*[\\w.]+(?:\\(\\))?,\\s*\"([a-z-]+)\"");

    @Autowired
    private Desk desk;

    @LocalServerPort
    private int port;

    private Browser agent;
    private String number;

    @BeforeEach
    void anAgentComesAndATicketIsThere() {
        agent = Browser.signedIn(port, "agent");
        number = desk.opens("parcels", Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void everyRoomSpeaksTheReadersLanguageAndHasNothingInline(String language) {
        desk.triages(number);
        desk.customerWrites(number, "<script>alert('x')</script> & more");
        var task = desk.task(number, "answer").id();
        var letter = first("href=\"(/desk/letters/\\d+)\"", get("/desk/letters"));

        for (var path : List.of(
                "/desk/tickets",
                "/desk/tickets?q=nothing-is-called-so",
                "/desk/tickets/" + number,
                "/desk/workspace/" + task,
                "/desk/workspace/" + task + "?framed=true",
                "/desk/letters",
                letter)) {
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
    void theListShowsWhatIsAskedForOfTheBrandsThatOneServes() {
        desk.triages(number);
        desk.answers(number, "SOLVE");

        assertThat(get("/desk/tickets?status=SOLVED&brand=parcels&sort=-created"))
                .contains(number);
        assertThat(get("/desk/tickets?q=" + number)).contains(number, "value=\"" + number + "\"");
        assertThat(get("/desk/tickets?status=CLOSED&q=" + number)).contains("No ticket fits");
        assertThat(get("/desk/tickets?risk=NO-SUCH-RISK")).contains("No ticket fits");
        assertThat(Browser.signedIn(port, "agent-helpcenter")
                        .get("/desk/tickets?q=" + number)
                        .body())
                .contains("No ticket fits");
    }

    @Test
    void nobodySeesWhatBelongsToABrandThatIsNotTheirs() {
        var stranger = Browser.signedIn(port, "agent-helpcenter");
        var task = desk.task(number, "triage").id();
        var letter = first("href=\"(/desk/letters/\\d+)\"", get("/desk/tickets/" + number));

        for (var path : List.of("/desk/tickets/" + number, "/desk/workspace/" + task, letter)) {
            assertThat(agent.get(path).statusCode()).as(path).isEqualTo(200);
            assertThat(stranger.get(path).statusCode()).as(path).isEqualTo(404);
        }
        desk.triages(number);
        assertThat(stranger.get("/desk/workspace/" + task).statusCode()).isEqualTo(404);
    }

    @Test
    void whoOnlyLooksOnReadsAndCannotWrite() {
        var manager = Browser.signedIn(port, "manager");
        var page = manager.get("/desk/tickets/" + number).body();

        assertThat(page).contains(number, "Conversation").doesNotContain("<textarea");
        var refused = manager.form("/desk/tickets/" + number + "/note", "note=x&_csrf=" + Browser.token(page));
        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void aTaskIsTakenFilledInAndCompleted() {
        desk.triages(number);
        var path = "/desk/workspace/" + desk.task(number, "answer").id();

        assertThat(get(path)).contains("Take the task").doesNotContain("<textarea");
        post(path, path + "/claim", "");
        assertThat(desk.task(number, "answer").assignee()).isEqualTo("agent");
        var done =
                post(path, path + "?framed=true", "_seen=" + seen(path) + "&outcome=ASK_CUSTOMER&note=&reply=" + encoded("Which one?"));

        assertThat(done.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith(path + "/done?framed=true"));
        assertThat(get(path + "/done?framed=true")).contains("data-tells=\"done\"", "data-kept-sent=\"task-");
        assertThat(get(path)).contains("data-tells=\"shown\"", "This task is over; Agent had it.");
        assertThat(desk.ticket(number).status()).isEqualTo("WAITING_FOR_CUSTOMER");
    }

    @Test
    void aCustomerWhoWroteMeanwhileIsNotOverlooked() {
        desk.triages(number);
        var path = "/desk/workspace/" + desk.task(number, "answer").id();
        post(path, path + "/claim", "");
        var seen = seen(path);
        desk.customerWrites(number, "One thing more.");

        post(path, path, "_seen=" + seen + "&outcome=SOLVE&note=&reply=" + encoded("Solved."));

        assertThat(desk.ticket(number).status()).isEqualTo("IN_PROGRESS");
        assertThat(get(path + "/done")).contains("The ticket goes on: Answer.");
    }

    @Test
    void whatIsRefusedIsSaidBesideItsFieldAndNothingTypedIsLost() {
        desk.triages(number);
        var path = "/desk/workspace/" + desk.task(number, "answer").id();
        post(path, path + "/claim", "");

        var refused = post(path, path, "_seen=1&outcome=SOLVE&reply=&note=" + encoded("He has <two> of them"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("href=\"#field-reply\"", "id=\"problem-reply\"", "He has &lt;two&gt; of them")
                .containsPattern("value=\"SOLVE\"\\s+checked")
                .contains("data-invalid=\"true\"", "data-internal=\"true\"");
        assertThat(desk.ticket(number).status()).isEqualTo("IN_PROGRESS");
    }

    @Test
    void whoWasTooLateGetsTheirTextBack() {
        desk.triages(number);
        var path = "/desk/workspace/" + desk.task(number, "answer").id();
        post(path, path + "/claim", "");
        var form = get(path);
        post(path, path + "/unclaim", "");
        desk.completes(number, "answer", "lead", Map.of("outcome", "SOLVE", "reply", "It is here."));

        var late = agent.form(
                path, "_seen=1&outcome=SOLVE&reply=" + encoded("Look again.") + "&_csrf=" + Browser.token(form));

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("What you wrote was not sent", "Look again.");
    }

    @Test
    void aTaskThatOthersHaveCanBeReadAlong() {
        desk.triages(number);
        var path = "/desk/workspace/" + desk.task(number, "answer").id();
        var lead = Browser.signedIn(port, "lead");
        lead.form(path + "/claim", "_csrf=" + Browser.token(lead.get(path).body()));

        assertThat(get(path)).contains("Lead has taken this task").doesNotContain("<textarea", "Let others take it");
        assertThat(Browser.signedIn(port, "specialist").get(path).body()).doesNotContain("<textarea");
    }

    @Test
    void aReplyGoesOutAsALetterAndANoteStaysInside() {
        desk.triages(number);
        var path = "/desk/tickets/" + number;

        post(path, path + "/note", "note=" + encoded("Between us."));
        assertThat(desk.letters(number)).containsExactly("acknowledgement");
        post(path, path + "/reply", "reply=" + encoded("It is on its way."));

        assertThat(desk.letters(number)).containsExactly("acknowledgement", "reply");
        assertThat(get(path))
                .containsSubsequence(
                        "data-kind=\"INTERNAL\"", "Between us.", "data-kind=\"AGENT\"", "It is on its way.");
        assertThat(post(path, path + "/reply", "reply=+").statusCode()).isEqualTo(400);
    }

    @Test
    void aSolvedTicketIsReopenedOrClosedWithAReason() {
        desk.triages(number);
        desk.answers(number, "SOLVE");
        var path = "/desk/tickets/" + number;

        assertThat(post(path, path + "/close", "reason=").statusCode()).isEqualTo(400);
        post(path, path + "/reopen", "reason=" + encoded("She called."));

        assertThat(desk.ticket(number).status()).isEqualTo("IN_PROGRESS");
        assertThat(get(path)).contains("She called.", "Reopened");
        var notNow = post(path, path + "/close", "reason=enough");
        assertThat(notNow.statusCode()).isEqualTo(409);
        assertThat(notNow.body()).contains("the ticket is “In progress”");
    }

    @Test
    void everyKindOfEventHasItsWords() throws IOException {
        var words = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/messages.properties"))) {
            words.load(reader);
        }

        var kinds = new TreeSet<String>();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            sources.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> EVENT.matcher(text(file)).results().forEach(match -> kinds.add(match.group(1))));
        }

        assertThat(kinds).contains("opened", "team", "rated", "deadline-warning", "closed");
        assertThat(kinds).allSatisfy(kind -> assertThat(words).containsKey("event." + kind));
    }

    private String get(String path) {
        return agent.get(path).body();
    }

    private HttpResponse<String> post(String page, String path, String fields) {
        return agent.form(path, fields + "&_csrf=" + Browser.token(get(page)));
    }

    /** Id of the newest message on the page. */
    private String seen(String path) {
        return first("name=\"_seen\" value=\"(\\d+)\"", get(path));
    }

    private static String first(String pattern, String page) {
        var found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
