package io.guichet.desk;

import static io.guichet.desk.Editor.lands;
import static io.guichet.desk.Editor.title;
import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Api;
import io.guichet.AtOnce;
import io.guichet.Browser;
import io.guichet.DeskTest;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Writing an article: drafts, previews, publishing, taking back, and two who write at once. */
@DeskTest
class ArticlePageTest {

    @LocalServerPort
    private int port;

    private Editor agent;

    @BeforeEach
    void anAgentComes() {
        agent = Editor.named("agent", port);
    }

    @Test
    void aDraftIsFoundByNobodyUntilItIsPublished() {
        var title = title("Refunds of zeppelins");
        var path = agent.writes(title, "Within a week.", "draft");
        assertThat(found("zeppelins")).doesNotContain(title);

        var answer = agent.changes(path, Map.of("title", title, "body", "Within a month.", "do", "publish"));

        assertThat(lands(answer)).isEqualTo(path);
        assertThat(found("zeppelins")).contains(title);
        assertThat(agent.opens(path)).contains(">Published<", "Edition 2", "Within a month.");
    }

    @Test
    void itsNameIsMadeOfItsTitleAndStays() {
        var title = title("Où est passé l’œuf ?");
        var path = lands(agent.writesNew(Map.of("title", title, "body", "Ici.", "language", "fr", "do", "draft")));

        agent.changes(path, Map.of("title", "Tout autre chose", "body", "Ici.", "slug", "other", "do", "draft"));

        assertThat(path)
                .startsWith("/desk/articles/parcels/ou-est-passe-l-oeuf-")
                .endsWith("/fr");
        assertThat(agent.opens(path)).contains("value=\"Tout autre chose\"").doesNotContain("name=\"slug\"");
    }

    @Test
    void aSecondArticleOfTheSameTitleGetsANameOfItsOwn() {
        var title = title("Twice");

        var first = agent.writes(title, "One.", "draft");
        var second = agent.writes(title, "Two.", "draft");

        assertThat(second).isEqualTo(first.replace("/en", "-2/en"));
    }

    @Test
    void theSamePageSentTwiceWritesOneArticle() {
        var fields = Map.of("title", title("Once"), "body", "Once.", "do", "publish", "_once", title("mark"));

        var first = lands(agent.writesNew(fields));

        assertThat(lands(agent.writesNew(fields))).isEqualTo(first);
        assertThat(agent.opens(first)).contains("Edition 1");
    }

    @Test
    void aNameThatIsTakenIsSaidBesideItsField() {
        var title = title("Taken");
        var slug = agent.writes(title, "One.", "draft").split("/")[4];

        var answer = agent.writesNew(Map.of("title", "Other", "body", "Kept as typed.", "slug", slug, "do", "publish"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("id=\"problem-slug\">An article of this name exists", "Kept as typed.", "value=\"Other\"");
    }

    @Test
    void itIsTranslatedUnderTheSameName() {
        var path = agent.writes(title("Customs"), "Duty.", "publish");
        var slug = path.split("/")[4];
        assertThat(agent.opens(path)).contains("Translate into: French");

        var page = agent.opens("/desk/articles/new?brand=parcels&language=fr&slug=" + slug);
        var french = lands(agent.writesNew(
                Map.of("title", "La douane", "body", "Droits.", "language", "fr", "slug", slug, "do", "publish")));

        assertThat(page).contains("This will be a translation", "value=\"" + slug + "\"", "In English");
        assertThat(french).isEqualTo("/desk/articles/parcels/" + slug + "/fr");
        assertThat(agent.opens(path)).contains("href=\"" + french + "\"").doesNotContain("Translate into");
        assertThat(lands(agent.browser().get("/desk/articles/new?brand=parcels&language=fr&slug=" + slug)))
                .isEqualTo(french);
    }

    @Test
    void whatTheAddressSaysOfANewArticleStandsInTheForm() {
        assertThat(agent.opens("/desk/articles/new?brand=parcels&language=fr&title=Un+titre"))
                .contains("value=\"Un titre\"", "value=\"fr\" selected=\"selected\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/articles/new", "an article"})
    void aPreviewShowsWhatWasTypedAndKeepsNothing(String where) {
        var title = title("Looked at");
        var path = where.startsWith("/") ? where : agent.writes(title, "Before.", "draft");
        var typed = Map.of(
                "brand", "parcels", "language", "en", "title", title, "body", "## After\n\n**Bold**", "do", "preview");

        var answer = path.equals(where) ? agent.writesNew(typed) : agent.changes(path, typed);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("After</h2>", "<strong>Bold</strong>", "## After\n\n**Bold**</textarea>")
                .contains("value=\"" + title + "\"");
        assertThat(agent.opens("/desk/articles?brand=parcels&q=" + Browser.encoded(title)))
                .contains(path.equals(where) ? "No article fits" : ">Draft<");
    }

    @Test
    void aPreviewBesideTheTextIsDrawnAloneAndHarmless() {
        var sent = Map.of("brand", "parcels", "body", "It is <script>alert(1)</script> [x](javascript:alert(1)) *it*");

        var answer = agent.sends("/desk/articles/new?brand=parcels", "/desk/articles/preview", sent);

        assertThat(answer.body())
                .contains("data-preview", "<em>it</em>", "&lt;script&gt;")
                .doesNotContain("<script>alert", "javascript:", "<head>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    title    | ''         | Fill in “Title”.
                    body     | ' '        | Fill in “Text”.
                    slug     | a/b        | Use letters, digits
                    reviewOn | tomorrow   | “Review on” needs a date
                    language | de         | This brand does not speak this language.
                    topic    | LONG       | “Topic” may have at most 120 characters; it has 500.
                    body     | NESTED     | nested too deeply
                    """)
    void whatIsWrongIsSaidBesideItsFieldAndNothingIsLost(String field, String typed, String said) {
        var fields =
                new HashMap<>(Map.of("title", "Wrong", "body", "As it is.", "keywords", "kept words", "do", "publish"));
        fields.put(
                field, typed.equals("LONG") ? "x".repeat(500) : typed.equals("NESTED") ? "> ".repeat(80) + "x" : typed);

        var answer = agent.writesNew(fields);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("href=\"#field-" + field + "\"", said, "value=\"kept words\"")
                .doesNotContain("??");
    }

    @Test
    void whatIsWrongIsSaidInTheWritersLanguage() {
        agent.opens("/desk/articles?lang=fr");

        assertThat(agent.writesNew(Map.of("title", "", "body", "x", "do", "publish"))
                        .body()
                        .replace('\u00a0', ' '))
                .contains("Remplissez « Titre ».");
    }

    @Test
    void whoWroteMeanwhileIsNotWrittenOverUnseen() {
        var title = title("Two at once");
        var path = agent.writes(title, "One\n\nTwo\n\nThree", "publish");
        var lead = Editor.named("lead", port);
        lead.changes(path, Map.of("title", title, "body", "One\n\n2\n\nThree", "do", "publish"));
        var typed = Map.of("edition", "1", "title", title, "body", "One\n\nTwo and a half\n\nThree", "do", "publish");

        var answer = agent.sends(path, path, typed);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("Lead has saved edition 2 meanwhile", "name=\"edition\" value=\"2\"", "Publish over it")
                .containsSubsequence("data-kind=\"GONE\"", ">2<", "data-kind=\"NEW\"", ">Two and a half<")
                .containsSubsequence("What stands there now (edition 2)", "One\n\n2\n\nThree</textarea>")
                .contains("One\n\nTwo and a half\n\nThree</textarea>");
        assertThat(agent.opens(path)).contains("One\n\n2\n\nThree</textarea>");
    }

    @Test
    void ofTwoWhoSaveAtTheSameMomentOneIsToldOfTheOther() {
        var title = title("At the same moment");
        var path = agent.writes(title, "One.", "publish");
        var lead = Editor.named("lead", port);
        var fields = Map.of("edition", "1", "title", title, "do", "publish");
        var answers = new ConcurrentLinkedQueue<Integer>();

        var wrong = AtOnce.happens(
                () -> answers.add(
                        agent.sends(path, path, with(fields, "The agent’s.")).statusCode()),
                () -> answers.add(
                        lead.sends(path, path, with(fields, "The lead’s.")).statusCode()));

        assertThat(wrong).isEmpty();
        assertThat(answers).containsExactlyInAnyOrder(302, 409);
        assertThat(agent.opens(path)).contains("Edition 2");
    }

    @Test
    void whatWasSeenIsWrittenOverKnowingly() {
        var title = title("Over it");
        var path = agent.writes(title, "One.", "publish");
        agent.changes(path, Map.of("title", title, "body", "Two.", "do", "publish"));

        var answer = agent.sends(path, path, Map.of("edition", "2", "title", title, "body", "Three.", "do", "publish"));

        assertThat(lands(answer)).isEqualTo(path);
        assertThat(agent.opens(path)).contains("Edition 3", "Three.</textarea>");
    }

    @Test
    void whatIsSentTwiceFromOnePageIsNoConflict() {
        var title = title("Impatient");
        var path = agent.writes(title, "One.", "draft");
        var sent = Map.of("edition", "1", "title", title, "body", "Two.", "do", "publish");

        agent.sends(path, path, sent);

        assertThat(lands(agent.sends(path, path, sent))).isEqualTo(path);
        assertThat(agent.opens(path)).contains("Edition 2");
    }

    @Test
    void whatIsWithdrawnIsNoLongerFoundAndCanBePublishedAgain() {
        var title = title("Dirigibles");
        var path = agent.writes(title, "By air.", "publish");

        agent.changes(path, Map.of("title", title, "body", "By air.", "do", "withdraw"));

        assertThat(found("dirigibles")).doesNotContain(title);
        assertThat(agent.opens(path)).contains(">Withdrawn<", "Publish again").doesNotContain("value=\"withdraw\"");
    }

    @Test
    void onePrimaryButtonIsThereAtMost() {
        var path = agent.writes(title("Primary"), "Text.", "publish");

        for (var page : new String[] {path, Editor.NEW + "?brand=parcels", path + "/history/1"}) {
            assertThat(agent.opens(page).split("class=\"primary\"|button primary").length)
                    .as(page)
                    .isLessThanOrEqualTo(2);
        }
    }

    @Test
    void whoOnlyLooksOnReadsAndCannotWrite() {
        var path = agent.writes(title("For all"), "Read **me**.", "draft");
        var manager = Editor.named("manager", port);
        var token = Browser.token(manager.opens("/desk/articles?brand=parcels"));

        assertThat(manager.opens(path)).contains("<strong>me</strong>").doesNotContain("<textarea", "Translate into");
        assertThat(manager.browser().get(Editor.NEW + "?brand=parcels").statusCode())
                .isEqualTo(403);
        var sent = "brand=parcels&language=en&title=x&body=x&do=draft&_csrf=" + token;
        assertThat(manager.browser().form(path, sent).statusCode()).isEqualTo(403);
        assertThat(manager.browser().form(Editor.NEW, sent).statusCode()).isEqualTo(403);
        assertThat(manager.browser().form(path + "/history/1", sent).statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoKeepsThePoliciesWritesToo() {
        assertThat(Editor.named("analyst", port).writes(title("By an analyst"), "Text.", "draft"))
                .startsWith("/desk/articles/parcels/");
    }

    @Test
    void forWhoDoesNotServeTheBrandItIsNotThere() {
        var path = agent.writes(title("Not yours"), "Text.", "publish");
        var stranger = Editor.named("agent-helpcenter", port);
        var token = Browser.token(stranger.opens("/desk/articles"));

        for (var page : new String[] {path, path + "/history", path + "/history/1", Editor.NEW + "?brand=parcels"}) {
            assertThat(stranger.browser().get(page).statusCode()).as(page).isEqualTo(404);
        }
        var sent = "brand=parcels&language=en&title=x&body=x&do=publish&_csrf=" + token;
        for (var page : new String[] {path, path + "/history/1", Editor.NEW, "/desk/articles/preview"}) {
            assertThat(stranger.browser().form(page, sent).statusCode())
                    .as(page)
                    .isEqualTo(404);
        }
        assertThat(agent.browser().get("/desk/articles/parcels/no-such/en").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void everyPageSpeaksTheReadersLanguageAndHasNothingInline(String language) {
        var path = agent.writes(title("<b>Bold</b>"), "<script>alert('x')</script>", "publish");
        agent.changes(path, Map.of("title", "<i>x</i>", "body", "<script>alert('y')</script>", "do", "draft"));

        for (var page : new String[] {
            path,
            path + "/history",
            path + "/history/1",
            Editor.NEW + "?brand=parcels",
            "/desk/articles?brand=parcels",
            "/desk/synonyms?brand=parcels&q=parcel"
        }) {
            assertThat(agent.opens(page + (page.contains("?") ? "&" : "?") + "lang=" + language))
                    .as(page)
                    .contains("<html lang=\"" + language + "\"")
                    .doesNotContain("??", " style=\"", " onclick=", "<script>alert", "<b>Bold", "<i>x")
                    .doesNotContainPattern("<script(?![^>]*src=)");
        }
    }

    private static Map<String, String> with(Map<String, String> fields, String body) {
        var all = new HashMap<>(fields);
        all.put("body", body);
        return all;
    }

    private String found(String words) {
        return Api.stranger(port)
                .get("/api/brands/parcels/articles/search?language=en&q=" + words)
                .body()
                .toString();
    }
}
