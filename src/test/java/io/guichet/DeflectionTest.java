package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Api.Answer;
import io.guichet.brand.Brands;
import io.guichet.intake.Deflection;
import io.guichet.intake.Deflection.ArticleEnds;
import io.guichet.intake.Ends;
import io.guichet.intake.Wording;
import io.guichet.intake.Wordings;
import io.guichet.knowledge.Articles;
import io.guichet.knowledge.Articles.Writing;
import io.guichet.knowledge.Content;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What became of questions, counted after each has gone its way through the diagram. */
@DeskTest
class DeflectionTest {

    private static final Map<String, Object> QUESTION = Map.of("requestType", "question");
    private static final String FOUND = "How do I travel by zeppelin?";
    private static final String NOT_FOUND = "xylophone quagmire";

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Deflection deflection;

    @Autowired
    private Wordings wordings;

    @Autowired
    private Articles articles;

    @Autowired
    private Brands brands;

    @Autowired
    private JdbcClient db;

    private Instant from;

    @BeforeEach
    void anotherDayBeginsAndTwoArticlesAreThere() {
        writes("zeppelin", "Travelling by zeppelin", "Zeppelin travel begins at the mast.");
        writes("zeppelin-luggage", "Luggage for travelling by zeppelin", "Zeppelin travel allows one hat box.");
        desk.passes(Duration.ofDays(1));
        from = desk.now();
    }

    @Test
    void countsHowEachQuestionEnded() {
        answered(FOUND, "zeppelin");
        answered(FOUND, null);
        desk.wantsTicket(desk.asks("parcels", QUESTION, FOUND));
        desk.wantsTicket(desk.asks("parcels", Map.of("requestType", "jobs"), FOUND));
        desk.asks("parcels", QUESTION, FOUND);
        abandons(NOT_FOUND);

        assertThat(ends()).isEqualTo(Map.of("en", new Ends(2, 1, 1, 1, 1)));
        assertThat(ends().get("en").asked()).isEqualTo(6);
        assertThat(ends().get("en").percentAnswered()).isEqualTo(40.0);
    }

    @Test
    void requestsThatDidNotBeginWithAQuestionAreNotCounted() {
        var ticket = desk.opens("parcels", QUESTION);
        desk.triages(ticket);
        desk.splits(ticket, "And a xylophone?");
        desk.opens("parcels", Map.of("requestType", "jobs"));

        assertThat(ends()).isEmpty();
        assertThat(unanswered()).isEmpty();
    }

    @Test
    void whatIsNotYetOverHasNoShare() {
        desk.asks("parcels", QUESTION, FOUND);

        assertThat(ends().get("en")).isEqualTo(new Ends(0, 0, 0, 0, 1));
        assertThat(ends().get("en").percentAnswered()).isNull();
    }

    @Test
    void aQuestionBelongsToThePeriodInWhichItWasAsked() {
        desk.asks("parcels", QUESTION, FOUND);
        var later = desk.now().plusSeconds(1);

        assertThat(deflection.byLanguage(brands.get("parcels"), from, desk.now()))
                .isEmpty();
        assertThat(deflection.byLanguage(brands.get("parcels"), desk.now(), later))
                .isNotEmpty();
        assertThat(deflection.byLanguage(brands.get("parcels"), later, later.plusSeconds(9)))
                .isEmpty();
        assertThat(deflection.byLanguage(brands.get("webshop"), from, later)).isEmpty();
    }

    @Test
    void countsForEachArticleWhatBecameOfTheQuestionsItWasSuggestedFor() {
        answered(FOUND, "zeppelin-luggage");
        answered(FOUND, "zeppelin-luggage");
        answered(FOUND, null);
        desk.wantsTicket(desk.asks("parcels", QUESTION, FOUND));
        answered(NOT_FOUND, null);
        abandons("luggage on a zeppelin");

        var zeppelin = article("zeppelin");
        var luggage = article("zeppelin-luggage");

        assertThat(luggage.ends()).isEqualTo(new Ends(3, 1, 1, 0, 0));
        assertThat(luggage.suggested()).isEqualTo(5);
        assertThat(luggage.answeredByIt()).isEqualTo(2);
        assertThat(zeppelin.answeredByIt()).isZero();
        assertThat(zeppelin.first() + luggage.first()).isEqualTo(5);
        assertThat(luggage.first()).isPositive();
        assertThat(luggage.title()).isEqualTo("Luggage for travelling by zeppelin");
    }

    @Test
    void withoutAGoodAnswerAreTicketsAndWhatFoundNothingAndWasGivenUp() {
        var ticket = desk.asks("parcels", QUESTION, FOUND);
        desk.wantsTicket(ticket);
        var nothing = abandons(NOT_FOUND);
        abandons(FOUND);
        var noMore = answered(NOT_FOUND, null);
        answered(FOUND, null);
        answered(NOT_FOUND, "zeppelin");
        desk.asks("parcels", QUESTION, NOT_FOUND);

        assertThat(unanswered()).extracting(Wording::number).containsExactlyInAnyOrder(ticket, nothing, noMore);
        assertThat(unanswered()).extracting(Wording::suggested).containsExactlyInAnyOrder(true, false, false);
    }

    @ParameterizedTest
    @CsvSource({"vulnerability, 0", "question, 1"})
    void whatIsRestrictedIsCountedButNeverShown(String requestType, int shown) {
        var number = desk.asks("vimeo", Map.of("requestType", "question"), "The zither of " + requestType);
        desk.wantsTicket(number, "ada-" + requestType + "@example.org", Map.of("requestType", requestType));
        var to = desk.now().plusSeconds(1);

        assertThat(desk.ticket(number).restricted()).isEqualTo(shown == 0);
        assertThat(deflection
                        .byLanguage(brands.get("vimeo"), from, to)
                        .get("en")
                        .ticket())
                .isEqualTo(1);
        assertThat(wordings.of(brands.get("vimeo"), from, to).wordings()).hasSize(shown);
        assertThat(wordings.unanswered(brands.get("vimeo"), from, to).wordings())
                .hasSize(shown);
    }

    @Test
    void programsOfTheBrandsStaffReadTheFigures() {
        answered(FOUND, "zeppelin");
        desk.wantsTicket(desk.asks("parcels", QUESTION, FOUND));
        votes("zeppelin", true);
        votes("zeppelin", false);
        votes("zeppelin", true);

        var figures = figures(
                "agent-parcels", from.toString(), desk.now().plusSeconds(1).toString());

        assertThat(figures.status()).isEqualTo(200);
        assertThat(figures.body().path("questions").toString())
                .isEqualTo("{\"asked\":2,\"answered\":1,\"abandoned\":0,\"ticket\":1,\"redirected\":0,\"open\":0,"
                        + "\"percentAnswered\":50.0}");
        assertThat(figures.body().path("languages").findValuesAsText("language"))
                .containsExactly("en");
        var zeppelin =
                figures.body().path("articles").get(0).path("slug").asText().equals("zeppelin")
                        ? figures.body().path("articles").get(0)
                        : figures.body().path("articles").get(1);
        assertThat(zeppelin.path("answeredByIt").asInt()).isEqualTo(1);
        assertThat(zeppelin.path("questions").path("ticket").asInt()).isEqualTo(1);
        assertThat(zeppelin.path("helpful").asInt()).isEqualTo(2);
        assertThat(zeppelin.path("notHelpful").asInt()).isEqualTo(1);
        assertThat(figures.body().path("about").get(0).path("words").toString()).isEqualTo("[\"travel\",\"zeppelin\"]");
        assertThat(figures.body()
                        .path("about")
                        .get(0)
                        .path("questions")
                        .path("asked")
                        .asInt())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T09:00:00Z, 2026-03-02T09:00:00Z, to",
        "soon, 2026-03-02T09:00:00Z, from",
        "2026-03-02T09:00:00Z, +1000000000-12-31T23:59:59Z, to",
    })
    void whatIsNoPeriodIsNamed(String from, String to, String field) {
        var refused = figures("agent-parcels", from, to);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly(field);
    }

    @Test
    void theFiguresOfABrandAreForItsStaff() {
        var to = "2999-01-01T00:00:00Z";

        assertThat(figures("agent-helpcenter", from.toString(), to).status()).isEqualTo(404);
        assertThat(Api.stranger(port).get(address(from.toString(), to)).status())
                .isEqualTo(401);
        assertThat(figures("manager", from.toString(), to).status()).isEqualTo(200);
    }

    private Answer figures(String who, String from, String to) {
        return Api.as(who, port).get(address(from, to));
    }

    private static String address(String from, String to) {
        return "/api/brands/parcels/deflection?from=%s&to=%s".formatted(Browser.encoded(from), Browser.encoded(to));
    }

    private String answered(String text, String slug) {
        var number = desk.asks("parcels", QUESTION, text);
        desk.findsAnAnswer(number, slug);
        return number;
    }

    private String abandons(String text) {
        var number = desk.asks("parcels", QUESTION, text);
        desk.fires(number, "Event_NoDecision");
        return number;
    }

    private Map<String, Ends> ends() {
        return deflection.byLanguage(brands.get("parcels"), from, desk.now().plusSeconds(1));
    }

    private List<Wording> unanswered() {
        return wordings.unanswered(brands.get("parcels"), from, desk.now().plusSeconds(1))
                .wordings();
    }

    private ArticleEnds article(String slug) {
        return deflection.byArticle(brands.get("parcels"), from, desk.now().plusSeconds(1)).stream()
                .filter(article -> article.slug().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    private void writes(String slug, String title, String body) {
        var content = new Content(title, body, "", null, null, null, null, null);
        articles.write(brands.get("parcels"), new Writing(slug, "en", content), "agent");
    }

    private void votes(String slug, boolean helpful) {
        var article = articles.get(brands.get("parcels"), slug, "en");
        db.sql("insert into article_vote (article, edition, helpful, said_at) values (:article, 1, :helpful, :at)")
                .param("article", article.id())
                .param("helpful", helpful)
                .param("at", desk.now().atOffset(ZoneOffset.UTC))
                .update();
    }
}
