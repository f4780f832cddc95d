package io.guichet.authoring;

import static io.guichet.authoring.ArticleEditorClient.title;
import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list of a brand's articles. */
@DeskTest
@Tag("h2")
class ArticlesPageTest {

    private static final Pattern ROW = Pattern.compile("class=\"row-link\"[^>]*>([^<]+)<");
    private static final Pattern NEXT = Pattern.compile("href=\"(\\?[^\"]*after=[^\"]+)\">Show more");

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient db;

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private ArticleEditorClient agent;

    @BeforeEach
    void signsInAsAgent() {
        agent = ArticleEditorClient.signedIn("agent", port);
    }

    @Test
    void listsEachArticleWithItsDetails() {
        var title = "Parcels " + suffix;
        var path = creates(title, Map.of("topic", "Topic " + suffix, "product", "Lockers", "audience", "staff"));
        votes(path, true);
        votes(path, true);
        votes(path, false);

        assertThat(list("q=" + suffix))
                .containsSubsequence(title, "English", "Lockers", "Staff only", "Not translated:", ">French<")
                .containsSubsequence(">Published<", "Topic " + suffix, "2 yes · 1 no", "Agent<")
                .contains("href=\"" + path + "\"", "language=fr");
    }

    @Test
    void filtersAndKeepsTheFilterInTheUrl() {
        creates("English " + suffix, Map.of("topic", "Customs " + suffix));
        creates("Draft " + suffix, Map.of("action", "draft"));
        creates("French " + suffix, Map.of("language", "fr", "topic", "Douane " + suffix));

        assertThat(rows("q=" + suffix + "&language=fr")).containsExactly("French " + suffix);
        assertThat(rows("q=" + suffix + "&status=draft")).containsExactly("Draft " + suffix);
        assertThat(rows("topic=" + HttpBrowser.urlEncoded("Customs " + suffix))).containsExactly("English " + suffix);
        assertThat(list("q=" + suffix + "&status=draft"))
                .contains("value=\"draft\" selected=\"selected\"", "name=\"q\" value=\"" + suffix + "\"")
                .contains("Clear filters");
        assertThat(list("language=fr")).contains(">Douane " + suffix + "<").doesNotContain(">Customs " + suffix + "<");
    }

    @Test
    void marksArticlesOverdueForReview() {
        var today = LocalDate.ofInstant(desk.now(), ZoneId.of("Europe/London"));
        creates("Late " + suffix, Map.of("reviewOn", today.minusDays(1).toString()));
        creates("Today " + suffix, Map.of("reviewOn", today.toString()));
        creates("Soon " + suffix, Map.of("reviewOn", today.plusDays(1).toString()));
        creates("Never " + suffix, Map.of());

        assertThat(rows("q=" + suffix + "&review=due&sort=review"))
                .containsExactly("Late " + suffix, "Today " + suffix);
        assertThat(rows("q=" + suffix + "&sort=review"))
                .containsExactly("Late " + suffix, "Today " + suffix, "Soon " + suffix, "Never " + suffix);
        assertThat(list("q=" + suffix)).containsOnlyOnce("overdue since");
    }

    @Test
    void sortsAndPages() {
        for (int n = 10; n < 65; n++) {
            creates("Many %d %s".formatted(n, suffix), Map.of());
            desk.advancesTime(Duration.ofSeconds(1));
        }

        for (var sort : List.of("title", "-changed", "review")) {
            var all = new ArrayList<String>();
            var query = "q=" + suffix + "&sort=" + sort;
            while (query != null) {
                var page = list(query);
                all.addAll(found(page));
                var next = NEXT.matcher(page);
                query = next.find() ? next.group(1).substring(1).replace("&amp;", "&") : null;
            }
            assertThat(all).as(sort).hasSize(55).doesNotHaveDuplicates();
            assertThat(all.get(0)).as(sort).startsWith(sort.equals("-changed") ? "Many 64" : "Many 10");
        }
    }

    @Test
    void showsTheEmptyStateForFiltersThatMatchNothing() {
        assertThat(list("q=nothing-is-called-so")).contains("No articles match", "Clear filters");
        for (var nonsense :
                List.of("status=lost", "sort=colour", "review=x", "after=x", "q=%00", "topic=" + "x".repeat(300))) {
            assertThat(list(nonsense)).as(nonsense).contains("No articles match");
        }
    }

    @Test
    void answers404ForOtherBrands() {
        var stranger = ArticleEditorClient.signedIn("agent-helpcenter", port);

        assertThat(stranger.browser().get("/desk/articles?brand=parcels").statusCode())
                .isEqualTo(404);
        assertThat(stranger.opens("/desk/articles")).contains("name=\"brand\" value=\"helpcenter\"");
        assertThat(HttpBrowser.anonymous(port).get("/desk/articles").statusCode())
                .isEqualTo(302);
    }

    @Test
    void offersReadersNothingToWrite() {
        creates("Look " + suffix, Map.of());

        assertThat(ArticleEditorClient.signedIn("manager", port).opens("/desk/articles?brand=parcels&q=" + suffix))
                .contains("Look " + suffix)
                .doesNotContain("/desk/articles/new");
    }

    @Test
    void showsReaderFeedbackBelowTheArticle() {
        var path = creates(title("Unclear"), Map.of());
        votes(path, true);
        db.sql(
                        "insert into article_vote (article, revision, helpful, comment, voted_at) values (:article, 1, false, :comment, :at)")
                .param("article", id(path))
                .param("comment", "Where is <the> button?")
                .param("at", desk.now().atOffset(ZoneOffset.UTC))
                .update();

        assertThat(agent.opens(path))
                .contains("Helpful: 1, not helpful: 1.")
                .containsSubsequence("Where is &lt;the&gt; button?", "not helpful", "Revision 1");
    }

    private String creates(String title, Map<String, String> more) {
        var fields = new HashMap<>(Map.of("title", title, "body", "Text.", "action", "publish"));
        fields.putAll(more);
        return ArticleEditorClient.redirectPath(agent.creates(fields));
    }

    private void votes(String path, boolean helpful) {
        db.sql("insert into article_vote (article, revision, helpful, voted_at) values (:article, 1, :helpful, :at)")
                .param("article", id(path))
                .param("helpful", helpful)
                .param("at", desk.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    private long id(String path) {
        return db.sql("select id from article where brand = 'parcels' and slug = :slug")
                .param("slug", path.split("/")[4])
                .query(Long.class)
                .single();
    }

    private String list(String query) {
        return agent.opens("/desk/articles?" + (query.contains("brand=") ? "" : "brand=parcels&") + query);
    }

    private List<String> rows(String query) {
        return found(list(query));
    }

    private static List<String> found(String page) {
        return ROW.matcher(page).results().map(row -> row.group(1)).toList();
    }
}
