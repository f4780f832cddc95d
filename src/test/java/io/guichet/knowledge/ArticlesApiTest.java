package io.guichet.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.ApiClient.JsonResponse;
import io.guichet.DeskTest;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
@Tag("h2")
class ArticlesApiTest {

    private static final String ARTICLES = "/api/brands/parcels/articles";

    @LocalServerPort
    private int port;

    @Test
    void findsAnArticleRightAfterItIsWritten() {
        var written =
                write("where-is-my-parcel", "en", "Where is my parcel?", "Follow it with the number on your receipt.");

        assertThat(written.status()).isEqualTo(201);
        assertThat(slugs(find("en", "tracking parcel whereabouts"))).contains("where-is-my-parcel");
    }

    @Test
    void findsAChangedArticleByItsNewTextOnly() {
        write("customs", "en", "Customs duty", "Paid at the border in zlotys.");
        var changed = write("customs", "en", "Customs duty", "Paid at the border in crowns.");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().path("revision").asInt()).isEqualTo(2);
        assertThat(slugs(find("en", "zlotys"))).doesNotContain("customs");
        assertThat(slugs(find("en", "crowns"))).contains("customs");
    }

    @Test
    void createsNoRevisionWithoutAChange() {
        write("unchanged", "en", "Unchanged", "The same.");

        assertThat(write("unchanged", "en", "Unchanged", "The same.")
                        .body()
                        .path("revision")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "no accents, remboursement dun colis casse",
        "a plural, colis cassés remboursés",
        "a mistyped word, rembousement colis",
        "elision and question words, Qu’est-ce qu’on fait quand l’objet d’un colis est cassé ?",
    })
    void toleratesSpellingAndInflection(String description, String query) {
        write("colis-casse", "fr", "Remboursement d’un colis cassé", "Gardez l’objet et son emballage.");

        assertThat(slugs(find("fr", query))).as(description).contains("colis-casse");
    }

    @Test
    void findsByCommonSynonyms() {
        write("invoice", "en", "Your invoice", "It comes by post.");

        assertThat(slugs(find("en", "bill"))).contains("invoice");
    }

    @Test
    void searchesEachLanguageSeparately() {
        write("chat", "fr", "Le chat en ligne", "Parlez avec nous.");
        write("chat", "en", "A cat in the parcel", "No animals, please.");

        assertThat(slugs(find("en", "cat"))).containsExactly("chat");
        assertThat(find("en", "chat").body().path("items").findValuesAsText("language"))
                .doesNotContain("fr");
    }

    @Test
    void articlesForStaffAreFoundByStaffOnly() {
        put("theft", "en", Map.of("title", "When a courier steals", "body", "Call the lawyers.", "audience", "staff"));

        assertThat(slugs(find("en", "courier steals"))).doesNotContain("theft");
        assertThat(slugs(agent().get(search("en", "courier steals")))).contains("theft");
        assertThat(ApiClient.anonymous(port)
                        .get(ARTICLES + "/theft?language=en")
                        .status())
                .isEqualTo(404);
        assertThat(agent().get(ARTICLES + "/theft?language=en").status()).isEqualTo(200);
    }

    @Test
    void draftsAndWithdrawnArticlesAreFoundByNobody() {
        put("drones", "en", Map.of("title", "Delivery by drones", "body", "Soon.", "status", "draft"));
        assertThat(slugs(agent().get(search("en", "drones")))).isEmpty();
        assertThat(ApiClient.anonymous(port)
                        .get(ARTICLES + "/drones?language=en")
                        .status())
                .isEqualTo(404);

        put("drones", "en", Map.of("title", "Delivery by drones", "body", "Soon."));
        assertThat(slugs(find("en", "drones"))).containsExactly("drones");

        put("drones", "en", Map.of("title", "Delivery by drones", "body", "Soon.", "status", "withdrawn"));
        assertThat(slugs(find("en", "drones"))).isEmpty();
    }

    @Test
    void excludesArticlesOfAnotherProduct() {
        put("locker", "en", Map.of("title", "Opening a locker", "body", "Use the code.", "product", "lockers"));

        assertThat(slugs(find("en", "opening a locker"))).contains("locker");
        assertThat(slugs(ApiClient.anonymous(port).get(search("en", "opening a locker") + "&product=lockers")))
                .contains("locker");
        assertThat(slugs(ApiClient.anonymous(port).get(search("en", "opening a locker") + "&product=vans")))
                .doesNotContain("locker");
    }

    @Test
    void oneBadLineLosesOnlyItself() {
        var lines = String.join(
                "\n",
                "{\"slug\":\"pallets\",\"language\":\"en\",\"title\":\"Pallets\",\"body\":\"Up to 300 kg.\"}",
                "{\"slug\":\"broken\",\"language\":\"en\"",
                "{\"slug\":\"untitled\",\"language\":\"en\",\"body\":\"No title.\"}",
                "{\"slug\":\"klingon\",\"language\":\"tlh\",\"title\":\"T\",\"body\":\"B\"}",
                "{\"slug\":\"a/b\",\"language\":\"en\",\"title\":\"T\",\"body\":\"B\"}",
                "[]",
                "",
                "{\"slug\":\"barrels\",\"language\":\"en\",\"title\":\"Barrels\",\"body\":\"By ship.\",\"keywords\":[\"oil\",\"wine\"]}");

        var response = importLines(lines);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body().path("imported").asInt()).isEqualTo(2);
        assertThat(response.body().path("failed").findValuesAsText("line")).containsExactly("2", "3", "4", "5", "6");
        assertThat(response.body().path("failed").get(1).path("message").asText())
                .contains("title");
        assertThat(slugs(find("en", "pallets"))).containsExactly("pallets");
        assertThat(slugs(find("en", "wine"))).containsExactly("barrels");
    }

    @Test
    void importsTheSameLinesOnlyOnce() {
        var lines = IntStream.range(0, 250)
                .mapToObj(n ->
                        "{\"slug\":\"street-%d\",\"language\":\"en\",\"title\":\"Boulevard %d\",\"body\":\"Served.\"}"
                                .formatted(n, n))
                .collect(Collectors.joining("\n"));

        assertThat(importLines(lines).body().path("imported").asInt()).isEqualTo(250);
        assertThat(importLines(lines).body().path("imported").asInt()).isEqualTo(250);

        assertThat(agent().get(ARTICLES + "/street-249?language=en")
                        .body()
                        .path("revision")
                        .asInt())
                .isEqualTo(1);
        assertThat(slugs(find("en", "boulevard 249"))).startsWith("street-249").doesNotHaveDuplicates();
    }

    @Test
    void allowsOnlyTicketStaffAndAnalystsToWrite() {
        var article = Map.of("title", "T", "body", "B");

        assertThat(ApiClient.anonymous(port)
                        .put(ARTICLES + "/x?language=en", article)
                        .status())
                .isEqualTo(401);
        assertThat(ApiClient.as("manager", port)
                        .put(ARTICLES + "/x?language=en", article)
                        .status())
                .isEqualTo(403);
        assertThat(ApiClient.as("analyst", port)
                        .put(ARTICLES + "/x?language=en", article)
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "/x?language=en, '', b, title",
        "/x?language=en, t, '', body",
        "/x?language=xx, t, b, language",
        "/x%20y?language=en, t, b, slug",
        "/search?language=en, t, b, slug",
    })
    void namesTheInvalidField(String address, String title, String body, String field) {
        var rejected = agent().put(ARTICLES + address, Map.of("title", title, "body", body));

        assertThat(rejected.status()).isEqualTo(400);
        assertThat(rejected.fields()).containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource({
        "'title:(((', 200",
        "'+-&&||!(){}[]^\"~*?:\\/ AND OR NOT', 200",
        "'(a+)+$ .*.*.*x', 200",
        "'<script>alert(1)</script>', 200",
        "'', 200"
    })
    void treatsQuerySyntaxAsPlainText(String query, int status) {
        assertThat(find("en", query).status()).isEqualTo(status);
    }

    @Test
    void searchesTheBeginningOfALongQuestion() {
        write("long-story", "en", "Porcelain", "Wrapped twice.");

        assertThat(slugs(find("en", "porcelain " + "zebra ".repeat(1_000)))).contains("long-story");
    }

    @Test
    void limitsTheNumberOfResults() {
        assertThat(ApiClient.anonymous(port)
                        .get(search("en", "parcel") + "&limit=0")
                        .fields())
                .containsExactly("limit");
        assertThat(ApiClient.anonymous(port)
                        .get(search("en", "parcel") + "&limit=1")
                        .body()
                        .path("items")
                        .size())
                .isLessThanOrEqualTo(1);
    }

    private ApiClient agent() {
        return ApiClient.as("agent", port);
    }

    private JsonResponse write(String slug, String language, String title, String body) {
        return put(slug, language, Map.of("title", title, "body", body));
    }

    private JsonResponse put(String slug, String language, Map<String, String> article) {
        return agent().put(ARTICLES + "/" + slug + "?language=" + language, article);
    }

    private JsonResponse importLines(String lines) {
        return agent().send(
                        "POST",
                        ARTICLES + "/import",
                        BodyPublishers.ofString(lines),
                        Map.of("Content-Type", "application/x-ndjson"));
    }

    private JsonResponse find(String language, String text) {
        return ApiClient.anonymous(port).get(search(language, text));
    }

    private static String search(String language, String text) {
        return ARTICLES
                + "/search?language=%s&q=%s".formatted(language, URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    private static List<String> slugs(JsonResponse response) {
        return response.body().path("items").findValuesAsText("slug");
    }
}
