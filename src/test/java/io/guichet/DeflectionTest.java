package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.guichet.ApiClient.JsonResponse;
import io.guichet.brand.Brands;
import io.guichet.insight.question.Deflection;
import io.guichet.insight.question.Deflection.ArticleOutcomes;
import io.guichet.insight.question.QuestionOutcomes;
import io.guichet.insight.question.QuestionTexts;
import io.guichet.insight.question.QuestionTexts.QuestionText;
import io.guichet.knowledge.ArticleContent;
import io.guichet.knowledge.Articles;
import io.guichet.knowledge.Articles.ArticleInput;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Outcomes of questions after their processes have ended. */
@DeskTest
@Tag("h2")
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
    private QuestionTexts questionTexts;

    @Autowired
    private Articles articles;

    @Autowired
    private Brands brands;

    @Autowired
    private JdbcClient db;

    private Instant from;

    @BeforeEach
    void publishesTwoArticles() {
        publish("zeppelin", "Travelling by zeppelin", "Zeppelin travel begins at the mast.");
        publish("zeppelin-luggage", "Luggage for travelling by zeppelin", "Zeppelin travel allows one hat box.");
        desk.advancesTime(Duration.ofDays(1));
        from = desk.now();
    }

    @Test
    void countsHowEachQuestionEnded() {
        answered(FOUND, "zeppelin");
        answered(FOUND, null);
        desk.submitsRequest(desk.asks("parcels", QUESTION, FOUND));
        desk.submitsRequest(desk.asks("parcels", Map.of("requestType", "jobs"), FOUND));
        desk.asks("parcels", QUESTION, FOUND);
        abandons(NOT_FOUND);

        assertThat(outcomes()).isEqualTo(Map.of("en", new QuestionOutcomes(2, 1, 1, 1, 1)));
        assertThat(outcomes().get("en").asked()).isEqualTo(6);
        assertThat(outcomes().get("en").percentAnswered()).isEqualTo(40.0);
    }

    @Test
    void ignoresRequestsWithoutAQuestion() {
        var ticket = desk.opens("parcels", QUESTION);
        desk.triages(ticket);
        desk.splits(ticket, "And a xylophone?");
        desk.opens("parcels", Map.of("requestType", "jobs"));

        assertThat(outcomes()).isEmpty();
        assertThat(unanswered()).isEmpty();
    }

    @Test
    void openQuestionsHaveNoRate() {
        desk.asks("parcels", QUESTION, FOUND);

        assertThat(outcomes().get("en")).isEqualTo(new QuestionOutcomes(0, 0, 0, 0, 1));
        assertThat(outcomes().get("en").percentAnswered()).isNull();
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
    void countsTheOutcomesOfQuestionsByArticle() {
        answered(FOUND, "zeppelin-luggage");
        answered(FOUND, "zeppelin-luggage");
        answered(FOUND, null);
        desk.submitsRequest(desk.asks("parcels", QUESTION, FOUND));
        answered(NOT_FOUND, null);
        abandons("luggage on a zeppelin");

        var zeppelin = articleOutcomes("zeppelin");
        var luggage = articleOutcomes("zeppelin-luggage");

        assertThat(luggage.outcomes()).isEqualTo(new QuestionOutcomes(3, 1, 1, 0, 0));
        assertThat(luggage.suggested()).isEqualTo(5);
        assertThat(luggage.answeredByArticle()).isEqualTo(2);
        assertThat(zeppelin.answeredByArticle()).isZero();
        assertThat(zeppelin.suggestedFirst() + luggage.suggestedFirst()).isEqualTo(5);
        assertThat(luggage.suggestedFirst()).isPositive();
        assertThat(luggage.title()).isEqualTo("Luggage for travelling by zeppelin");
    }

    @Test
    void listsQuestionsWithoutAGoodAnswer() {
        var ticket = desk.asks("parcels", QUESTION, FOUND);
        desk.submitsRequest(ticket);
        var nothing = abandons(NOT_FOUND);
        abandons(FOUND);
        var noMore = answered(NOT_FOUND, null);
        answered(FOUND, null);
        answered(NOT_FOUND, "zeppelin");
        desk.asks("parcels", QUESTION, NOT_FOUND);

        assertThat(unanswered()).extracting(QuestionText::number).containsExactlyInAnyOrder(ticket, nothing, noMore);
        assertThat(unanswered()).extracting(QuestionText::suggested).containsExactlyInAnyOrder(true, false, false);
    }

    @ParameterizedTest
    @CsvSource({"vulnerability, 0", "question, 1"})
    void onlyTotalsOfDaysCountRestrictedQuestions(String requestType, int shown) {
        var vimeo = brands.get("vimeo");
        var day = LocalDate.ofInstant(desk.now(), vimeo.zone()).atStartOfDay(vimeo.zone());
        var start = day.toInstant();
        var end = day.plusDays(1).toInstant();
        var before = deflection.total(vimeo, start, end).tickets();
        var number = desk.asks("vimeo", Map.of("requestType", "question"), "The zither of " + requestType);
        desk.submitsRequest(number, "ada-" + requestType + "@example.org", Map.of("requestType", requestType));
        var to = desk.now().plusSeconds(1);

        assertThat(desk.ticket(number).restricted()).isEqualTo(shown == 0);
        assertThat(deflection.total(vimeo, start, end).tickets()).isEqualTo(before + 1);
        assertThat(deflection.total(vimeo, from, to).tickets()).isEqualTo(shown);
        assertThat(deflection
                        .byLanguage(vimeo, from, to)
                        .getOrDefault("en", QuestionOutcomes.NONE)
                        .tickets())
                .isEqualTo(shown);
        assertThat(questionTexts.of(vimeo, from, to).questions()).hasSize(shown);
        assertThat(questionTexts.unanswered(vimeo, from, to).questions()).hasSize(shown);
    }

    @Test
    void theApiReturnsTheFigures() throws JsonProcessingException {
        answered(FOUND, "zeppelin");
        desk.submitsRequest(desk.asks("parcels", QUESTION, FOUND));
        vote("zeppelin", true);
        vote("zeppelin", false);
        vote("zeppelin", true);

        var figures = figures(
                "agent-parcels", from.toString(), desk.now().plusSeconds(1).toString());

        assertThat(figures.status()).isEqualTo(200);
        assertThat(figures.body().path("questions"))
                .isEqualTo(
                        JsonMapper.builder()
                                .build()
                                .readTree(
                                        """
                                {"asked": 2, "answered": 1, "abandoned": 0, "tickets": 1, "redirected": 0, "open": 0,
                                 "percentAnswered": 50.0}"""));
        assertThat(figures.body().path("languages").findValuesAsText("language"))
                .containsExactly("en");
        var zeppelin =
                figures.body().path("articles").get(0).path("slug").asText().equals("zeppelin")
                        ? figures.body().path("articles").get(0)
                        : figures.body().path("articles").get(1);
        assertThat(zeppelin.path("answeredByArticle").asInt()).isEqualTo(1);
        assertThat(zeppelin.path("questions").path("tickets").asInt()).isEqualTo(1);
        assertThat(zeppelin.path("helpful").asInt()).isEqualTo(2);
        assertThat(zeppelin.path("notHelpful").asInt()).isEqualTo(1);
        assertThat(figures.body().path("clusters").get(0).path("keywords").toString())
                .isEqualTo("[\"travel\",\"zeppelin\"]");
        assertThat(figures.body()
                        .path("clusters")
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
    void namesAnInvalidPeriod(String from, String to, String field) {
        var refused = figures("agent-parcels", from, to);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly(field);
    }

    @Test
    void onlyStaffOfTheBrandReadItsFigures() {
        var to = "2199-01-01T00:00:00Z";

        assertThat(figures("agent-helpcenter", from.toString(), to).status()).isEqualTo(404);
        assertThat(ApiClient.anonymous(port).get(url(from.toString(), to)).status())
                .isEqualTo(401);
        assertThat(figures("manager", from.toString(), to).status()).isEqualTo(200);
    }

    private JsonResponse figures(String user, String from, String to) {
        return ApiClient.as(user, port).get(url(from, to));
    }

    private static String url(String from, String to) {
        return "/api/brands/parcels/deflection?from=%s&to=%s"
                .formatted(HttpBrowser.urlEncoded(from), HttpBrowser.urlEncoded(to));
    }

    private String answered(String text, String slug) {
        var number = desk.asks("parcels", QUESTION, text);
        desk.marksAnswered(number, slug);
        return number;
    }

    private String abandons(String text) {
        var number = desk.asks("parcels", QUESTION, text);
        desk.firesTimer(number, "Event_NoDecision");
        return number;
    }

    private Map<String, QuestionOutcomes> outcomes() {
        return deflection.byLanguage(brands.get("parcels"), from, desk.now().plusSeconds(1));
    }

    private List<QuestionText> unanswered() {
        return questionTexts
                .unanswered(brands.get("parcels"), from, desk.now().plusSeconds(1))
                .questions();
    }

    private ArticleOutcomes articleOutcomes(String slug) {
        return deflection.byArticle(brands.get("parcels"), from, desk.now().plusSeconds(1)).stream()
                .filter(article -> article.slug().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    private void publish(String slug, String title, String body) {
        var content = new ArticleContent(title, body, "", null, null, null, null, null);
        articles.write(brands.get("parcels"), new ArticleInput(slug, "en", content), "agent");
    }

    private void vote(String slug, boolean helpful) {
        var article = articles.get(brands.get("parcels"), slug, "en");
        db.sql("insert into article_vote (article, revision, helpful, voted_at) values (:article, 1, :helpful, :at)")
                .param("article", article.id())
                .param("helpful", helpful)
                .param("at", desk.now().atOffset(ZoneOffset.UTC))
                .update();
    }
}
