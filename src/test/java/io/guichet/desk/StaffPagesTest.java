package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Browser;
import io.guichet.Desk;
import io.guichet.DeskTest;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The rooms of the staff, as a browser gets them. */
@DeskTest
class StaffPagesTest {

    private static final Pattern EVENT =
            Pattern.compile("\\b(?:record|ends)\\(\\s*[\\w.]+(?:\\(\\))?,\\s*\"([a-z-]+)\"");

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
                "/desk/promise",
                "/desk/policy-checks",
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
    void aReplyGoesOutAsALetterAndANoteStaysInside() {
        desk.triages(number);
        var path = "/desk/tickets/" + number;

        agent.submit(path, path + "/note", "note=" + Browser.encoded("Between us."));
        assertThat(desk.letters(number)).containsExactly("acknowledgement");
        agent.submit(path, path + "/reply", "reply=" + Browser.encoded("It is on its way."));

        assertThat(desk.letters(number)).containsExactly("acknowledgement", "reply");
        assertThat(get(path))
                .containsSubsequence(
                        "data-kind=\"INTERNAL\"", "Between us.", "data-kind=\"AGENT\"", "It is on its way.");
        assertThat(agent.submit(path, path + "/reply", "reply=+").statusCode()).isEqualTo(400);
    }

    @Test
    void aSolvedTicketIsReopenedOrClosedWithAReason() {
        desk.triages(number);
        desk.answers(number, "SOLVE");
        var path = "/desk/tickets/" + number;

        assertThat(agent.submit(path, path + "/close", "reason=").statusCode()).isEqualTo(400);
        agent.submit(path, path + "/reopen", "reason=" + Browser.encoded("She called."));

        assertThat(desk.ticket(number).status()).isEqualTo("IN_PROGRESS");
        assertThat(get(path)).contains("She called.", "Reopened");
        var notNow = agent.submit(path, path + "/close", "reason=enough");
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
