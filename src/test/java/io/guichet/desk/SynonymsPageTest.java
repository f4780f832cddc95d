package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Browser;
import io.guichet.DeskTest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A brand's own words that mean the same, and what a search finds with them. */
@DeskTest
class SynonymsPageTest {

    private static final String PAGE = "/desk/synonyms?brand=parcels&language=en";

    @LocalServerPort
    private int port;

    private Editor agent;

    @BeforeEach
    void anAgentComes() {
        agent = Editor.named("agent", port);
    }

    @AfterEach
    void theBrandSaysNothingOfItsOwn() {
        saves("");
    }

    @Test
    void aGroupHoldsForTheNextSearch() {
        var title = Editor.title("Opening a gizmo");
        agent.writes(title, "With the code.", "publish");
        assertThat(agent.opens(PAGE + "&q=thingamajig")).contains("Nothing is found.");

        var answer = saves("# Own words\nthingamajig, gizmo");

        assertThat(Editor.lands(answer)).startsWith("/desk/synonyms?brand=parcels&language=en");
        assertThat(agent.opens(PAGE + "&q=thingamajig"))
                .contains(title, "thingamajig, gizmo</textarea>", "value=\"thingamajig\"");
    }

    @Test
    void aSearchShowsWhatASuggestionWouldSay() {
        var path = agent.writes(Editor.title("Blimps"), "A blimp flies slowly.", "publish");

        assertThat(agent.opens(PAGE + "&q=blimp"))
                .contains("href=\"" + path + "\"", "would be suggested")
                .containsPattern("<mark>[Bb]limps?</mark>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a, b;alone;c, d     | Line 2 names one word only
                    one;;a, b; ,two, ;x | Lines 1, 4, 5 name one word only
                    1;2;3;4;5;6         | Lines 1, 2, 3, 4, 5… name one word only
                    """)
    void aWordThatStandsAloneIsNamedByItsLineAndNothingIsLost(String words, String said) {
        var answer = saves(words.replace(';', '\n'));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(said, words.replace(';', '\n') + "</textarea>", "href=\"#field-words\"");
        assertThat(agent.opens(PAGE)).doesNotContain(words.replace(';', '\n'));
    }

    @Test
    void whoSavesOverWordsThatAreNotThoseThatWereReadSeesBoth() {
        saves("old, ancient");
        var late = Map.of("brand", "parcels", "language", "en", "words", "mine, own", "before", "old, ancient");
        saves("new, recent");

        var answer = agent.sends(PAGE, "/desk/synonyms", late);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("changed this list meanwhile", "mine, own</textarea>", "new, recent</textarea>")
                .contains("name=\"before\" value=\"new, recent\"");
        assertThat(agent.opens(PAGE)).contains("new, recent</textarea>");
    }

    @Test
    void aListOfSeveralLinesIsWrittenOverByWhoHasReadItAndSendingItTwiceIsNoConflict() {
        saves("old, ancient\r\nnew, recent");
        var next = Map.of(
                "brand", "parcels", "language", "en", "words", "mine, own", "before", "old, ancient\r\nnew, recent");

        assertThat(agent.sends(PAGE, "/desk/synonyms", next).statusCode()).isEqualTo(302);
        assertThat(agent.sends(PAGE, "/desk/synonyms", next).statusCode()).isEqualTo(302);
        assertThat(agent.opens(PAGE)).contains("mine, own</textarea>");
    }

    @Test
    void aListThatIsTooLongIsRefused() {
        assertThat(saves("a, b\n".repeat(5_000)).body()).contains("may have at most 20,000 characters");
    }

    @Test
    void eachLanguageHasItsOwn() {
        saves("whatsit, gadget");

        assertThat(agent.opens("/desk/synonyms?brand=parcels&language=fr")).doesNotContain("whatsit, gadget");
        assertThat(agent.opens("/desk/synonyms?brand=parcels&language=xx")).contains("whatsit, gadget");
    }

    @Test
    void whoOnlyLooksOnReadsAndCannotWrite() {
        saves("whatsit, gadget");
        var manager = Editor.named("manager", port);
        var page = manager.opens(PAGE);

        assertThat(page).contains("whatsit, gadget").doesNotContain("<textarea");
        var sent = "brand=parcels&language=en&words=&_csrf=" + Browser.token(page);
        assertThat(manager.browser().form("/desk/synonyms", sent).statusCode()).isEqualTo(403);
        var stranger = Editor.named("agent-helpcenter", port);
        assertThat(stranger.browser().get(PAGE).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> saves(String words) {
        return agent.sends(PAGE, "/desk/synonyms", Map.of("brand", "parcels", "language", "en", "words", words));
    }
}
