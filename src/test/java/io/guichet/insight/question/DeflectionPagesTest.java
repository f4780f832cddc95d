package io.guichet.insight.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Chromium;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.Wcag;
import io.guichet.brand.Brands;
import io.guichet.knowledge.ArticleContent;
import io.guichet.knowledge.Articles;
import io.guichet.knowledge.Articles.ArticleInput;
import io.guichet.knowledge.search.SynonymLists;
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

/** The reports of deflection and of unanswered questions. */
@DeskTest
class DeflectionPagesTest {

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

    private HttpBrowser agent;
    private LocalDate day;
    private String ticket;
    private String secondTicket;
    private String abandoned;

    /** Each test uses days of its own, without the questions of other tests. */
    @BeforeEach
    void asksQuestionsOnASeparateDay() {
        desk.advancesTime(Duration.ofDays(100));
        day = LocalDate.ofInstant(desk.now(), brands.get("parcels").zone());
        var content =
                new ArticleContent("Dirigibles <b>", "A dirigible needs a mast.", "", null, null, null, null, null);
        articles.write(brands.get("parcels"), new ArticleInput("dirigibles", "en", content), "agent");
        desk.marksAnswered(desk.asks("parcels", QUESTION, "Which mast needs a dirigible?"), "dirigibles");
        ticket = desk.asks("parcels", QUESTION, "The <i>dirigible</i> has no mast");
        desk.submitsRequest(ticket);
        secondTicket = desk.asks("parcels", QUESTION, "a mast for my dirigible");
        desk.submitsRequest(secondTicket);
        abandoned = desk.asks("parcels", QUESTION, "quokka".repeat(2) + " " + "wombat ".repeat(60));
        desk.firesTimer(abandoned, "Event_NoDecision");
        agent = HttpBrowser.signedIn(port, "agent");
        agent.get("/desk/tickets?lang=en");
    }

    @Test
    void showsTheFiguresOfAPeriod() {
        var page = opens("/desk/deflection?brand=parcels&from=%s&to=%s".formatted(day, day.plusDays(1)));

        assertThat(page)
                .contains("4 questions, 1 answered without a ticket: 25% of those that have ended.")
                .containsSubsequence("Answered", ">1<", ">25%<", "Abandoned", ">1<", "Ticket created", ">2<")
                .contains("href=\"/parcels/help/dirigibles\"", "Dirigibles &lt;b&gt;", "(first suggestion: 3)")
                .contains("<td class=\"number\" data-label=\"Answered by article\">1</td>")
                .contains("href=\"/desk/unanswered?from=%s&amp;to=%s&amp;brand=parcels\""
                        .formatted(day, day.plusDays(1)));
    }

    @Test
    void formatsFiguresForFrench() {
        desk.marksAnswered(desk.asks("parcels", QUESTION, "Which mast needs a dirigible?"));
        desk.submitsRequest(desk.asks("parcels", QUESTION, "dirigible mast"));

        assertThat(opens("/desk/deflection?brand=parcels&lang=fr").replace('\u202f', ' '))
                .contains("6 questions, 2 résolues sans ticket : 33,3 % des questions terminées.")
                .contains(">33,3 %<", "Ticket créé");
    }

    @Test
    void sortsArticlesAndKeepsTheSortInTheUrl() {
        var content = new ArticleContent("Masts", "The mast.", "mast", null, null, null, null, null);
        articles.write(brands.get("parcels"), new ArticleInput("masts", "en", content), "agent");
        desk.marksAnswered(desk.asks("parcels", QUESTION, "mast"), "masts");
        desk.marksAnswered(desk.asks("parcels", QUESTION, "mast"), "masts");

        assertThat(opens("/desk/deflection?brand=parcels&days=7&sort=answered"))
                .containsSubsequence("/parcels/help/masts", "/parcels/help/dirigibles")
                .contains("aria-sort=\"descending\"><a href=\"?brand=parcels&amp;days=7&amp;sort=answered#articles\"")
                .contains("<input type=\"hidden\" name=\"sort\" value=\"answered\">")
                .contains("href=\"/desk/deflection?brand=parcels&amp;days=90&amp;sort=answered\"");
        assertThat(opens("/desk/deflection?brand=parcels&days=7&sort=ticket"))
                .containsSubsequence("/parcels/help/dirigibles", "/parcels/help/masts");
    }

    @Test
    void groupsUnansweredQuestionsWithLinksToTicketsAndDraft() {
        var page = opens("/desk/unanswered?brand=parcels&days=7");

        assertThat(page)
                .contains("3 unanswered questions in 2 clusters.")
                .containsSubsequence(
                        "2 questions", "2 tickets", "articles suggested for 2", "a mast for my dirigible", secondTicket)
                .contains("The &lt;i&gt;dirigible&lt;/i&gt; has no mast", "href=\"/desk/tickets/" + ticket + "\"")
                .contains(
                        "href=\"/desk/articles/new?brand=parcels&amp;language=en&amp;title=Parcel%20dirigible%20mast\"")
                .contains("1 abandoned without results", "no article suggested")
                .doesNotContain(abandoned, "wombat ".repeat(40), "<i>dirigible");
    }

    @Test
    void clustersQuestionsByTheSynonymsOfTheBrand() {
        var parcels = brands.get("parcels");
        var before = synonyms.words(parcels, "en");
        desk.submitsRequest(desk.asks("parcels", QUESTION, "My luftschiff flies"));
        assertThat(opens("/desk/unanswered?brand=parcels&days=7")).contains("2 questions", "in 3 clusters");

        synonyms.write(parcels, "en", "dirigible, luftschiff", before, "agent");

        try {
            assertThat(opens("/desk/unanswered?brand=parcels&days=7")).contains("3 questions", "in 2 clusters");
        } finally {
            synonyms.write(parcels, "en", before, null, "agent");
        }
    }

    @Test
    void countsAQuestionClosedWithoutAnArticleAsAbandoned() {
        desk.marksAnswered(desk.asks("parcels", QUESTION, "axolotl".repeat(2)));

        assertThat(opens("/desk/deflection?brand=parcels&from=%s&to=%s".formatted(day, day.plusDays(1))))
                .contains("5 questions, 1 answered without a ticket: 20% of those that have ended.");
        assertThat(opens("/desk/unanswered?brand=parcels&days=7")).contains("axolotlaxolotl");
    }

    @Test
    void countsAnArticleFoundByTheCustomerAsAnswered() {
        desk.marksAnswered(desk.asks("parcels", QUESTION, "axolotl".repeat(2)), "dirigibles");

        assertThat(opens("/desk/deflection?brand=parcels&from=%s&to=%s".formatted(day, day.plusDays(1))))
                .contains("5 questions, 2 answered without a ticket: 40% of those that have ended.")
                .contains("(first suggestion: 3)", "<td class=\"number\" data-label=\"Answered by article\">2</td>");
        assertThat(opens("/desk/unanswered?brand=parcels&days=7")).doesNotContain("axolotlaxolotl");
    }

    @Test
    void offersNoDraftToReaders() {
        var manager = HttpBrowser.signedIn(port, "manager").get("/desk/unanswered?brand=parcels&days=7");

        assertThat(manager.statusCode()).isEqualTo(200);
        assertThat(manager.body()).contains(ticket).doesNotContain("/desk/articles/new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/deflection", "/desk/unanswered"})
    void showsTheEmptyStateForAPeriodWithoutQuestions(String page) {
        assertThat(opens(page + "?brand=parcels&from=2001-01-01&to=2001-01-31"))
                .contains("class=\"empty\"", "value=\"2001-01-31\"")
                .doesNotContain("id=\"outcomes\"", "class=\"clusters\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/deflection", "/desk/unanswered"})
    void showsInvalidDatesBesideTheirField(String page) {
        var answer = agent.get(page + "?brand=parcels&from=soon&to=2031-03-12");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("href=\"#field-from\"", "“soon” is not a date", "name=\"from\" value=\"soon\"")
                .contains("name=\"to\" value=\"2031-03-12\"")
                .doesNotContain("id=\"outcomes\"", "??");
    }

    @ParameterizedTest
    @CsvSource({
        "/desk/deflection, sort, newest",
        "/desk/deflection, all, questions",
        "/desk/deflection, days, 12",
        "/desk/unanswered, days, week"
    })
    void refusesUnknownValuesAndNamesTheParameter(String page, String parameter, String value) {
        var answer = agent.get("%s?brand=parcels&%s=%s".formatted(page, parameter, value));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("“%s” is not a value of “%s”".formatted(value, parameter))
                .doesNotContain("id=\"outcomes\"", "class=\"clusters\"", "??");
    }

    @ParameterizedTest
    @CsvSource({"/desk/deflection, en", "/desk/deflection, fr", "/desk/unanswered, en", "/desk/unanswered, fr"})
    void hidesOtherBrands(String page, String language) {
        var stranger = HttpBrowser.signedIn(port, "agent-helpcenter");

        assertThat(stranger.get(page + "?brand=parcels&lang=" + language).statusCode())
                .isEqualTo(404);
        assertThat(stranger.get(page + "?days=90").body())
                .contains("<html lang=\"" + language + "\"", "name=\"brand\" value=\"helpcenter\"")
                .doesNotContain(ticket, "??", " style=\"");
        assertThat(HttpBrowser.anonymous(port).get(page).statusCode()).isEqualTo(302);
    }

    @Test
    void pagesThroughTheClustersLargestFirst() {
        for (var letter : "abcdefghijklmnopqrs".split("")) {
            desk.submitsRequest(
                    desk.asks("parcels", QUESTION, letter.repeat(2) + "gizmo " + letter.repeat(2) + "whatsit"));
        }

        assertThat(opens("/desk/unanswered?brand=parcels&days=7"))
                .contains(ticket, "in 21 clusters", "days=7&amp;after=20")
                .doesNotContain("quokkaquokka");
        assertThat(opens("/desk/unanswered?brand=parcels&days=7&after=20"))
                .contains("quokkaquokka")
                .doesNotContain(ticket, "after=40");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void isAccessibleAtEveryWidth(String language) {
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
                Wcag.assertConforms(window.page());
            }
        }
    }

    private String opens(String path) {
        var answer = agent.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body().replace('\u00a0', ' ');
    }
}
