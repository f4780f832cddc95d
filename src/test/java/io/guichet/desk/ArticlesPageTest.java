package io.guichet.desk;

import static io.guichet.desk.Editor.title;
import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Browser;
import io.guichet.Desk;
import io.guichet.DeskTest;
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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list of a brand's articles. */
@DeskTest
class ArticlesPageTest {

    private static final Pattern ROW = Pattern.compile("class=\"row-link\"[^>]*>([^<]+)<");
    private static final Pattern NEXT = Pattern.compile("href=\"(\\?[^\"]*after=[^\"]+)\">Show more");

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient db;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private Editor agent;

    @BeforeEach
    void anAgentComes() {
        agent = Editor.named("agent", port);
    }

    @Test
    void tellsOfEachArticleWhatAnEditorAsks() {
        var title = "Parcels " + mark;
        var path = has(title, Map.of("topic", "Topic " + mark, "product", "Lockers", "audience", "staff"));
        votes(path, true);
        votes(path, true);
        votes(path, false);

        assertThat(list("q=" + mark))
                .containsSubsequence(title, "English", "Lockers", "Staff only", "Missing in:", ">French<")
                .containsSubsequence(">Published<", "Topic " + mark, "2 yes · 1 no", "Agent<")
                .contains("href=\"" + path + "\"", "language=fr");
    }

    @Test
    void isNarrowedDownAndTheFilterStaysInTheAddress() {
        has("English " + mark, Map.of("topic", "Customs " + mark));
        has("Draft " + mark, Map.of("do", "draft"));
        has("French " + mark, Map.of("language", "fr", "topic", "Douane " + mark));

        assertThat(rows("q=" + mark + "&language=fr")).containsExactly("French " + mark);
        assertThat(rows("q=" + mark + "&status=draft")).containsExactly("Draft " + mark);
        assertThat(rows("topic=" + Browser.encoded("Customs " + mark))).containsExactly("English " + mark);
        assertThat(list("q=" + mark + "&status=draft"))
                .contains("value=\"draft\" selected=\"selected\"", "name=\"q\" value=\"" + mark + "\"")
                .contains("Clear the filters");
        assertThat(list("language=fr")).contains(">Douane " + mark + "<").doesNotContain(">Customs " + mark + "<");
    }

    @Test
    void saysInWordsWhatShouldHaveBeenReadAgain() {
        var today = LocalDate.ofInstant(desk.now(), ZoneId.of("Europe/London"));
        has("Late " + mark, Map.of("reviewOn", today.minusDays(1).toString()));
        has("Today " + mark, Map.of("reviewOn", today.toString()));
        has("Soon " + mark, Map.of("reviewOn", today.plusDays(1).toString()));
        has("Never " + mark, Map.of());

        assertThat(rows("q=" + mark + "&review=due&sort=review")).containsExactly("Late " + mark, "Today " + mark);
        assertThat(rows("q=" + mark + "&sort=review"))
                .containsExactly("Late " + mark, "Today " + mark, "Soon " + mark, "Never " + mark);
        assertThat(list("q=" + mark)).containsOnlyOnce("overdue since");
    }

    @Test
    void isSortedAndGoesOnWhereAPageEnds() {
        for (int n = 10; n < 65; n++) {
            has("Many %d %s".formatted(n, mark), Map.of());
            desk.passes(Duration.ofSeconds(1));
        }

        for (var sort : List.of("title", "-changed", "review")) {
            var all = new ArrayList<String>();
            var query = "q=" + mark + "&sort=" + sort;
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
    void saysWhatWouldBeThereAndHowToGetIt() {
        assertThat(list("q=nothing-is-called-so")).contains("No article fits", "Clear the filters");
        for (var nonsense :
                List.of("status=lost", "sort=colour", "review=x", "after=x", "q=%00", "topic=" + "x".repeat(300))) {
            assertThat(list(nonsense)).as(nonsense).contains("No article fits");
        }
    }

    @Test
    void aBrandThatOneDoesNotServeDoesNotExist() {
        var stranger = Editor.named("agent-helpcenter", port);

        assertThat(stranger.browser().get("/desk/articles?brand=parcels").statusCode())
                .isEqualTo(404);
        assertThat(stranger.opens("/desk/articles")).contains("name=\"brand\" value=\"helpcenter\"");
        assertThat(Browser.at(port).get("/desk/articles").statusCode()).isEqualTo(302);
    }

    @Test
    void whoOnlyLooksOnIsOfferedNothingToWrite() {
        has("Look " + mark, Map.of());

        assertThat(Editor.named("manager", port).opens("/desk/articles?brand=parcels&q=" + mark))
                .contains("Look " + mark)
                .doesNotContain("/desk/articles/new");
    }

    @Test
    void readersWordsStandBelowTheArticle() {
        var path = has(title("Unclear"), Map.of());
        votes(path, true);
        db.sql(
                        "insert into article_vote (article, edition, helpful, word, said_at) values (:article, 1, false, :word, :at)")
                .param("article", id(path))
                .param("word", "Where is <the> button?")
                .param("at", desk.now().atOffset(ZoneOffset.UTC))
                .update();

        assertThat(agent.opens(path))
                .contains("It helped 1, it did not help 1.")
                .containsSubsequence("Where is &lt;the&gt; button?", "did not help", "Edition 1");
    }

    private String has(String title, Map<String, String> more) {
        var fields = new HashMap<>(Map.of("title", title, "body", "Text.", "do", "publish"));
        fields.putAll(more);
        return Editor.lands(agent.writesNew(fields));
    }

    private void votes(String path, boolean helpful) {
        db.sql("insert into article_vote (article, edition, helpful, said_at) values (:article, 1, :helpful, :at)")
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
