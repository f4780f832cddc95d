package io.guichet.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A brand's synonyms and the trial search. */
@DeskTest
class SynonymsPageTest {

    private static final String PAGE = "/desk/synonyms?brand=parcels&language=en";

    @LocalServerPort
    private int port;

    private ArticleEditorClient agent;

    @BeforeEach
    void signsInAsAgent() {
        agent = ArticleEditorClient.signedIn("agent", port);
    }

    @AfterEach
    void clearsTheSynonyms() {
        saves("");
    }

    @Test
    void appliesSynonymsToTheNextSearch() {
        var title = ArticleEditorClient.title("Opening a gizmo");
        agent.writes(title, "With the code.", "publish");
        assertThat(agent.opens(PAGE + "&q=thingamajig")).contains("No results.");

        var answer = saves("# Own words\nthingamajig, gizmo");

        assertThat(ArticleEditorClient.redirectPath(answer)).startsWith("/desk/synonyms?brand=parcels&language=en");
        assertThat(agent.opens(PAGE + "&q=thingamajig"))
                .contains(title, "thingamajig, gizmo</textarea>", "value=\"thingamajig\"");
    }

    @Test
    void showsWhatWouldBeSuggested() {
        var path = agent.writes(ArticleEditorClient.title("Blimps"), "A blimp flies slowly.", "publish");

        assertThat(agent.opens(PAGE + "&q=blimp"))
                .contains("href=\"" + path + "\"", "would be suggested")
                .containsPattern("<mark>[Bb]limps?</mark>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a, b;alone;c, d     | Line 2 has one word only
                    one;;a, b; ,two, ;x | Lines 1, 4, 5 have one word only
                    1;2;3;4;5;6         | Lines 1, 2, 3, 4, 5… have one word only
                    """)
    void reportsLinesWithASingleWord(String words, String message) {
        var answer = saves(words.replace(';', '\n'));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains(message, words.replace(';', '\n') + "</textarea>", "href=\"#field-synonyms\"");
        assertThat(agent.opens(PAGE)).doesNotContain(words.replace(';', '\n'));
    }

    @Test
    void showsAnEditConflictWithBothTexts() {
        saves("old, ancient");
        var late = Map.of("brand", "parcels", "language", "en", "synonyms", "mine, own", "base", "old, ancient");
        saves("new, recent");

        var answer = agent.submits(PAGE, "/desk/synonyms", late);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("This list was changed in the meantime", "mine, own</textarea>", "new, recent</textarea>")
                .contains("name=\"base\" value=\"new, recent\"");
        assertThat(agent.opens(PAGE)).contains("new, recent</textarea>");
    }

    @Test
    void treatsADoubleSubmitAsNoConflict() {
        saves("old, ancient\r\nnew, recent");
        var next = Map.of(
                "brand", "parcels", "language", "en", "synonyms", "mine, own", "base", "old, ancient\r\nnew, recent");

        assertThat(agent.submits(PAGE, "/desk/synonyms", next).statusCode()).isEqualTo(302);
        assertThat(agent.submits(PAGE, "/desk/synonyms", next).statusCode()).isEqualTo(302);
        assertThat(agent.opens(PAGE)).contains("mine, own</textarea>");
    }

    @Test
    void refusesAListThatIsTooLong() {
        assertThat(saves("a, b\n".repeat(5_000)).body()).contains("may have at most 20,000 characters");
    }

    @Test
    void keepsSynonymsPerLanguage() {
        saves("whatsit, gadget");

        assertThat(agent.opens("/desk/synonyms?brand=parcels&language=fr")).doesNotContain("whatsit, gadget");
        assertThat(agent.opens("/desk/synonyms?brand=parcels&language=xx")).contains("whatsit, gadget");
    }

    @Test
    void letsReadersReadButNotWrite() {
        saves("whatsit, gadget");
        var manager = ArticleEditorClient.signedIn("manager", port);
        var page = manager.opens(PAGE);

        assertThat(page).contains("whatsit, gadget").doesNotContain("<textarea");
        var parameters = "brand=parcels&language=en&synonyms=&_csrf=" + HttpBrowser.csrfToken(page);
        assertThat(manager.browser().postForm("/desk/synonyms", parameters).statusCode())
                .isEqualTo(403);
        var stranger = ArticleEditorClient.signedIn("agent-helpcenter", port);
        assertThat(stranger.browser().get(PAGE).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> saves(String words) {
        return agent.submits(PAGE, "/desk/synonyms", Map.of("brand", "parcels", "language", "en", "synonyms", words));
    }
}
