package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Browser;
import io.guichet.Chromium;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.Wcag;
import io.guichet.brand.Brands;
import io.guichet.knowledge.Articles;
import io.guichet.knowledge.Articles.Writing;
import io.guichet.knowledge.Content;
import io.guichet.knowledge.SynonymLists;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What staff read about questions that need no ticket, and about those without a good answer. */
@DeskTest
class AnswersPagesTest {

    private static final Map<String, Object> QUESTION = Map.of("requestType", "question");

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Articles articles;

    @Autowired
    private Brands brands;

    @Autowired
    private SynonymLists synonyms;

    private Browser agent;
    private LocalDate day;
    private String ticket;
    private String again;
    private String given;

    /** Each test looks at days of its own: none of others lies in them. */
    @BeforeEach
    void questionsAreAskedOnADayOfTheirOwn() {
        desk.passes(Duration.ofDays(100));
        day = LocalDate.ofInstant(desk.now(), brands.get("parcels").zone());
        var content = new Content("Dirigibles <b>", "A dirigible needs a mast.", "", null, null, null, null, null);
        articles.write(brands.get("parcels"), new Writing("dirigibles", "en", content), "agent");
        desk.findsAnAnswer(desk.asks("parcels", QUESTION, "Which mast needs a dirigible?"), "dirigibles");
        ticket = desk.asks("parcels", QUESTION, "The <i>dirigible</i> has no mast");
        desk.wantsTicket(ticket);
        again = desk.asks("parcels", QUESTION, "a mast for my dirigible");
        desk.wantsTicket(again);
        given = desk.asks("parcels", QUESTION, "quokka".repeat(2) + " " + "wombat ".repeat(60));
        desk.fires(given, "Event_NoDecision");
        agent = Browser.signedIn(port, "agent");
        agent.get("/desk/tickets?lang=en");
    }

    @Test
    void theFiguresOfAPeriodAreSaidInWordsAndNumbers() {
        var page = opens("/desk/deflection?brand=parcels&from=%s&to=%s".formatted(day, day.plusDays(1)));

        assertThat(page)
                .contains("4 questions were asked. One was answered without a ticket: 25% of those that have ended.")
                .containsSubsequence(
                        "Answered", ">1<", ">25%<", "Left without an answer", ">1<", "Became a ticket", ">2<")
                .contains("href=\"/parcels/help/dirigibles\"", "Dirigibles &lt;b&gt;", "3 times first")
                .contains("<td class=\"number\" data-label=\"Answered by it\">1</td>")
                .contains("href=\"/desk/unanswered?from=%s&amp;to=%s&amp;brand=parcels\""
                        .formatted(day, day.plusDays(1)));
    }

    @Test
    void frenchFiguresAreWrittenTheFrenchWay() {
        desk.findsAnAnswer(desk.asks("parcels", QUESTION, "Which mast needs a dirigible?"));
        desk.wantsTicket(desk.asks("parcels", QUESTION, "dirigible mast"));

        assertThat(opens("/desk/deflection?brand=parcels&lang=fr").replace('\u202f', ' '))
                .contains(
                        "6 questions posées. 2 ont reçu leur réponse sans billet : 33,3 % de celles qui sont terminées.")
                .contains(">33,3 %<", "Billet malgré tout");
    }

    @Test
    void theArticlesAreSortedByWhatIsAskedForAndTheAddressKeepsIt() {
        var content = new Content("Masts", "The mast.", "mast", null, null, null, null, null);
        articles.write(brands.get("parcels"), new Writing("masts", "en", content), "agent");
        desk.findsAnAnswer(desk.asks("parcels", QUESTION, "mast"), "masts");
        desk.findsAnAnswer(desk.asks("parcels", QUESTION, "mast"), "masts");

        assertThat(opens("/desk/deflection?brand=parcels&days=7&sort=answered"))
                .containsSubsequence("/parcels/help/masts", "/parcels/help/dirigibles")
                .contains("aria-sort=\"descending\"><a href=\"?brand=parcels&amp;days=7&amp;sort=answered#articles\"")
                .contains("<input type=\"hidden\" name=\"sort\" value=\"answered\">")
                .contains("href=\"/desk/deflection?brand=parcels&amp;days=90&amp;sort=answered\"");
        assertThat(opens("/desk/deflection?brand=parcels&days=7&sort=ticket"))
                .containsSubsequence("/parcels/help/dirigibles", "/parcels/help/masts");
    }

    @Test
    void questionsWithoutAGoodAnswerAreGroupedAndLeadToTheirTicketsAndToAnArticle() {
        var page = opens("/desk/unanswered?brand=parcels&days=7");

        assertThat(page)
                .contains("3 questions without a good answer, about 2 things.")
                .containsSubsequence(
                        "2 questions", "2 tickets", "articles suggested for 2", "a mast for my dirigible", again)
                .contains("The &lt;i&gt;dirigible&lt;/i&gt; has no mast", "href=\"/desk/tickets/" + ticket + "\"")
                .contains(
                        "href=\"/desk/articles/new?brand=parcels&amp;language=en&amp;title=Parcel%20dirigible%20mast\"")
                .contains("1 left, nothing found", "nothing was suggested")
                .doesNotContain(given, "wombat ".repeat(40), "<i>dirigible");
    }

    @Test
    void whatTheBrandSaysMeansTheSameCountsWhenQuestionsAreGrouped() {
        var parcels = brands.get("parcels");
        var before = synonyms.words(parcels, "en");
        desk.wantsTicket(desk.asks("parcels", QUESTION, "My luftschiff flies"));
        assertThat(opens("/desk/unanswered?brand=parcels&days=7")).contains("2 questions", "about 3 things");

        synonyms.write(parcels, "en", "dirigible, luftschiff", before, "agent");

        try {
            assertThat(opens("/desk/unanswered?brand=parcels&days=7")).contains("3 questions", "about 2 things");
        } finally {
            synonyms.write(parcels, "en", before, null, "agent");
        }
    }

    @Test
    void whoNeedsNoAnswerAnyMoreWhereThereWasNoneWasNotAnswered() {
        desk.findsAnAnswer(desk.asks("parcels", QUESTION, "axolotl".repeat(2)));

        assertThat(opens("/desk/deflection?brand=parcels&from=%s&to=%s".formatted(day, day.plusDays(1))))
                .contains("5 questions were asked. One was answered without a ticket: 20% of those that have ended.");
        assertThat(opens("/desk/unanswered?brand=parcels&days=7")).contains("axolotlaxolotl");
    }

    @Test
    void anArticleThatSomebodyFoundWithoutUsAnsweredToo() {
        desk.findsAnAnswer(desk.asks("parcels", QUESTION, "axolotl".repeat(2)), "dirigibles");

        assertThat(opens("/desk/deflection?brand=parcels&from=%s&to=%s".formatted(day, day.plusDays(1))))
                .contains("5 questions were asked. 2 were answered without a ticket: 40% of those that have ended.")
                .contains("3 times first", "<td class=\"number\" data-label=\"Answered by it\">2</td>");
        assertThat(opens("/desk/unanswered?brand=parcels&days=7")).doesNotContain("axolotlaxolotl");
    }

    @Test
    void whoWritesNoArticlesIsNotAskedTo() {
        var manager = Browser.signedIn(port, "manager").get("/desk/unanswered?brand=parcels&days=7");

        assertThat(manager.statusCode()).isEqualTo(200);
        assertThat(manager.body()).contains(ticket).doesNotContain("/desk/articles/new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/deflection", "/desk/unanswered"})
    void aPeriodWithoutQuestionsSaysSo(String page) {
        assertThat(opens(page + "?brand=parcels&from=2001-01-01&to=2001-01-31"))
                .contains("class=\"empty\"", "value=\"2001-01-31\"")
                .doesNotContain("id=\"outcomes\"", "class=\"themes\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/deflection", "/desk/unanswered"})
    void whatIsNoDayIsNamedBesideItsFieldAndKept(String page) {
        var answer = agent.get(page + "?brand=parcels&from=soon&to=2031-03-12");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("href=\"#field-from\"", "“soon” is not a date", "name=\"from\" value=\"soon\"")
                .contains("name=\"to\" value=\"2031-03-12\"")
                .doesNotContain("id=\"outcomes\"", "??");
    }

    @ParameterizedTest
    @CsvSource({"/desk/deflection, en", "/desk/deflection, fr", "/desk/unanswered, en", "/desk/unanswered, fr"})
    void whoServesOtherBrandsSeesOnlyThose(String page, String language) {
        var stranger = Browser.signedIn(port, "agent-helpcenter");

        assertThat(stranger.get(page + "?brand=parcels&lang=" + language).statusCode())
                .isEqualTo(404);
        assertThat(stranger.get(page + "?days=90").body())
                .contains("<html lang=\"" + language + "\"", "name=\"brand\" value=\"helpcenter\"")
                .doesNotContain(ticket, "??", " style=\"");
        assertThat(Browser.at(port).get(page).statusCode()).isEqualTo(302);
    }

    @Test
    void theFirstPageShowsTheLargestGroupsAndLeadsToTheRest() {
        for (var letter : "abcdefghijklmnopqrs".split("")) {
            desk.wantsTicket(
                    desk.asks("parcels", QUESTION, letter.repeat(2) + "gizmo " + letter.repeat(2) + "whatsit"));
        }

        assertThat(opens("/desk/unanswered?brand=parcels&days=7"))
                .contains(ticket, "about 21 things", "days=7&amp;after=20")
                .doesNotContain("quokkaquokka");
        assertThat(opens("/desk/unanswered?brand=parcels&days=7&after=20"))
                .contains("quokkaquokka")
                .doesNotContain(ticket, "after=40");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void everybodyCanReadThemAtEveryWidth(String language) {
        try (var chromium = Chromium.at(port)) {
            var window = chromium.window(language);
            window.signsIn("agent");

            for (var page : new String[] {
                "/desk/deflection?brand=parcels&days=7",
                "/desk/unanswered?brand=parcels&days=7",
                "/desk/deflection?brand=parcels&from=2001-01-01&to=2001-01-02",
                "/desk/unanswered?brand=parcels&from=soon"
            }) {
                window.opens(page);
                Wcag.holds(window.page());
            }
        }
    }

    private String opens(String path) {
        var answer = agent.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body().replace('\u00a0', ' ');
    }
}
