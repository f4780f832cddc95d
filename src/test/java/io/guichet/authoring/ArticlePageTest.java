package io.guichet.authoring;

import static io.guichet.authoring.ArticleEditorClient.redirectPath;
import static io.guichet.authoring.ArticleEditorClient.title;
import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.Concurrently;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Drafts, previews, publishing, withdrawal and concurrent edits of an article. */
@DeskTest
class ArticlePageTest {

    @LocalServerPort
    private int port;

    private ArticleEditorClient agent;

    @BeforeEach
    void signsInAsAgent() {
        agent = ArticleEditorClient.signedIn("agent", port);
    }

    @Test
    void findsADraftOnlyOncePublished() {
        var title = title("Refunds of zeppelins");
        var path = agent.writes(title, "Within a week.", "draft");
        assertThat(found("zeppelins")).doesNotContain(title);

        var answer = agent.changes(path, Map.of("title", title, "body", "Within a month.", "action", "publish"));

        assertThat(redirectPath(answer)).isEqualTo(path);
        assertThat(found("zeppelins")).contains(title);
        assertThat(agent.opens(path)).contains(">Published<", "Revision 2", "Within a month.");
    }

    @Test
    void derivesTheSlugFromTheTitleOnce() {
        var title = title("Où est passé l’œuf ?");
        var path = redirectPath(
                agent.creates(Map.of("title", title, "body", "Ici.", "language", "fr", "action", "draft")));

        agent.changes(path, Map.of("title", "Tout autre chose", "body", "Ici.", "slug", "other", "action", "draft"));

        assertThat(path)
                .startsWith("/desk/articles/parcels/ou-est-passe-l-oeuf-")
                .endsWith("/fr");
        assertThat(agent.opens(path)).contains("value=\"Tout autre chose\"").doesNotContain("name=\"slug\"");
    }

    @Test
    void givesASecondArticleOfTheSameTitleItsOwnSlug() {
        var title = title("Twice");

        var first = agent.writes(title, "One.", "draft");
        var second = agent.writes(title, "Two.", "draft");

        assertThat(second).isEqualTo(first.replace("/en", "-2/en"));
    }

    @Test
    void createsOneArticleWhenSubmittedTwice() {
        var fields = Map.of(
                "title", title("Once"), "body", "Once.", "action", "publish", "_submissionToken", title("token"));

        var first = redirectPath(agent.creates(fields));

        assertThat(redirectPath(agent.creates(fields))).isEqualTo(first);
        assertThat(agent.opens(first)).contains("Revision 1");
    }

    @Test
    void reportsATakenSlugBesideItsField() {
        var title = title("Taken");
        var slug = agent.writes(title, "One.", "draft").split("/")[4];

        var answer =
                agent.creates(Map.of("title", "Other", "body", "Kept as typed.", "slug", slug, "action", "publish"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains(
                        "id=\"problem-slug\">An article with this URL name already exists",
                        "Kept as typed.",
                        "value=\"Other\"");
    }

    @Test
    void translatesUnderTheSameSlug() {
        var path = agent.writes(title("Customs"), "Duty.", "publish");
        var slug = path.split("/")[4];
        assertThat(agent.opens(path)).contains("Translate into: French");

        var page = agent.opens("/desk/articles/new?brand=parcels&language=fr&slug=" + slug);
        var french = redirectPath(agent.creates(
                Map.of("title", "La douane", "body", "Droits.", "language", "fr", "slug", slug, "action", "publish")));

        assertThat(page).contains("Translation of an existing article", "value=\"" + slug + "\"", "In English");
        assertThat(french).isEqualTo("/desk/articles/parcels/" + slug + "/fr");
        assertThat(agent.opens(path)).contains("href=\"" + french + "\"").doesNotContain("Translate into");
        assertThat(redirectPath(agent.browser().get("/desk/articles/new?brand=parcels&language=fr&slug=" + slug)))
                .isEqualTo(french);
    }

    @Test
    void prefillsTheFormFromTheUrl() {
        assertThat(agent.opens("/desk/articles/new?brand=parcels&language=fr&title=Un+titre"))
                .contains("value=\"Un titre\"", "value=\"fr\" selected=\"selected\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/articles/new", "an article"})
    void previewsWithoutSaving(String at) {
        var title = title("Looked at");
        var path = at.startsWith("/") ? at : agent.writes(title, "Before.", "draft");
        var typed = Map.of(
                "brand",
                "parcels",
                "language",
                "en",
                "title",
                title,
                "body",
                "## After\n\n**Bold**",
                "action",
                "preview");

        var answer = path.equals(at) ? agent.creates(typed) : agent.changes(path, typed);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("After</h2>", "<strong>Bold</strong>", "## After\n\n**Bold**</textarea>")
                .contains("value=\"" + title + "\"");
        assertThat(agent.opens("/desk/articles?brand=parcels&q=" + HttpBrowser.urlEncoded(title)))
                .contains(path.equals(at) ? "No articles match" : ">Draft<");
    }

    @Test
    void rendersTheLivePreviewWithoutScripts() {
        var parameters =
                Map.of("brand", "parcels", "body", "It is <script>alert(1)</script> [x](javascript:alert(1)) *it*");

        var answer = agent.submits("/desk/articles/new?brand=parcels", "/desk/articles/preview", parameters);

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
                    language | de         | This brand does not support this language.
                    topic    | LONG       | “Topic” may have at most 120 characters; it has 500.
                    body     | NESTED     | nested too deeply
                    """)
    void showsProblemsBesideTheirFieldsAndKeepsInput(String field, String typed, String said) {
        var fields = new HashMap<>(
                Map.of("title", "Wrong", "body", "As it is.", "keywords", "kept words", "action", "publish"));
        fields.put(
                field, typed.equals("LONG") ? "x".repeat(500) : typed.equals("NESTED") ? "> ".repeat(80) + "x" : typed);

        var answer = agent.creates(fields);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("href=\"#field-" + field + "\"", said, "value=\"kept words\"")
                .doesNotContain("??");
    }

    @Test
    void showsProblemsInTheLanguageOfTheReader() {
        agent.opens("/desk/articles?lang=fr");

        assertThat(agent.creates(Map.of("title", "", "body", "x", "action", "publish"))
                        .body()
                        .replace('\u00a0', ' '))
                .contains("Remplissez « Titre ».");
    }

    @Test
    void showsAnEditConflictInsteadOfOverwriting() {
        var title = title("Two at once");
        var path = agent.writes(title, "One\n\nTwo\n\nThree", "publish");
        var lead = ArticleEditorClient.signedIn("lead", port);
        lead.changes(path, Map.of("title", title, "body", "One\n\n2\n\nThree", "action", "publish"));
        var typed =
                Map.of("revision", "1", "title", title, "body", "One\n\nTwo and a half\n\nThree", "action", "publish");

        var answer = agent.submits(path, path, typed);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("Lead saved revision 2 in the meantime", "name=\"revision\" value=\"2\"", "Publish anyway")
                .containsSubsequence("data-kind=\"REMOVED\"", ">2<", "data-kind=\"ADDED\"", ">Two and a half<")
                .containsSubsequence("Current text (revision 2)", "One\n\n2\n\nThree</textarea>")
                .contains("One\n\nTwo and a half\n\nThree</textarea>");
        assertThat(agent.opens(path)).contains("One\n\n2\n\nThree</textarea>");
    }

    @Test
    void acceptsOnlyOneOfTwoConcurrentSaves() {
        var title = title("At the same moment");
        var path = agent.writes(title, "One.", "publish");
        var lead = ArticleEditorClient.signedIn("lead", port);
        var fields = Map.of("revision", "1", "title", title, "action", "publish");
        var answers = new ConcurrentLinkedQueue<Integer>();

        var wrong = Concurrently.run(
                () -> answers.add(
                        agent.submits(path, path, with(fields, "The agent’s.")).statusCode()),
                () -> answers.add(
                        lead.submits(path, path, with(fields, "The lead’s.")).statusCode()));

        assertThat(wrong).isEmpty();
        assertThat(answers).containsExactlyInAnyOrder(302, 409);
        assertThat(agent.opens(path)).contains("Revision 2");
    }

    @Test
    void overwritesARevisionThatWasSeen() {
        var title = title("Over it");
        var path = agent.writes(title, "One.", "publish");
        agent.changes(path, Map.of("title", title, "body", "Two.", "action", "publish"));

        var answer = agent.submits(
                path, path, Map.of("revision", "2", "title", title, "body", "Three.", "action", "publish"));

        assertThat(redirectPath(answer)).isEqualTo(path);
        assertThat(agent.opens(path)).contains("Revision 3", "Three.</textarea>");
    }

    @Test
    void treatsADoubleSubmitAsNoConflict() {
        var title = title("Impatient");
        var path = agent.writes(title, "One.", "draft");
        var parameters = Map.of("revision", "1", "title", title, "body", "Two.", "action", "publish");

        agent.submits(path, path, parameters);

        assertThat(redirectPath(agent.submits(path, path, parameters))).isEqualTo(path);
        assertThat(agent.opens(path)).contains("Revision 2");
    }

    @Test
    void hidesAWithdrawnArticleUntilRepublished() {
        var title = title("Dirigibles");
        var path = agent.writes(title, "By air.", "publish");

        agent.changes(path, Map.of("title", title, "body", "By air.", "action", "withdraw"));

        assertThat(found("dirigibles")).doesNotContain(title);
        assertThat(agent.opens(path)).contains(">Withdrawn<", "Publish again").doesNotContain("value=\"withdraw\"");
    }

    @Test
    void showsAtMostOnePrimaryButton() {
        var path = agent.writes(title("Primary"), "Text.", "publish");

        for (var page : new String[] {path, ArticleEditorClient.NEW_ARTICLE + "?brand=parcels", path + "/history/1"}) {
            assertThat(agent.opens(page).split("class=\"primary\"|button primary").length)
                    .as(page)
                    .isLessThanOrEqualTo(2);
        }
    }

    @Test
    void letsReadersReadButNotWrite() {
        var path = agent.writes(title("For all"), "Read **me**.", "draft");
        var manager = ArticleEditorClient.signedIn("manager", port);
        var token = HttpBrowser.csrfToken(manager.opens("/desk/articles?brand=parcels"));

        assertThat(manager.opens(path)).contains("<strong>me</strong>").doesNotContain("<textarea", "Translate into");
        assertThat(manager.browser()
                        .get(ArticleEditorClient.NEW_ARTICLE + "?brand=parcels")
                        .statusCode())
                .isEqualTo(403);
        var parameters = "brand=parcels&language=en&title=x&body=x&action=draft&_csrf=" + token;
        assertThat(manager.browser().postForm(path, parameters).statusCode()).isEqualTo(403);
        assertThat(manager.browser()
                        .postForm(ArticleEditorClient.NEW_ARTICLE, parameters)
                        .statusCode())
                .isEqualTo(403);
        assertThat(manager.browser().postForm(path + "/history/1", parameters).statusCode())
                .isEqualTo(403);
    }

    @Test
    void letsAnalystsWrite() {
        assertThat(ArticleEditorClient.signedIn("analyst", port).writes(title("By an analyst"), "Text.", "draft"))
                .startsWith("/desk/articles/parcels/");
    }

    @Test
    void answers404ForOtherBrands() {
        var path = agent.writes(title("Not yours"), "Text.", "publish");
        var stranger = ArticleEditorClient.signedIn("agent-helpcenter", port);
        var token = HttpBrowser.csrfToken(stranger.opens("/desk/articles"));

        for (var page : new String[] {
            path, path + "/history", path + "/history/1", ArticleEditorClient.NEW_ARTICLE + "?brand=parcels"
        }) {
            assertThat(stranger.browser().get(page).statusCode()).as(page).isEqualTo(404);
        }
        var parameters = "brand=parcels&language=en&title=x&body=x&action=publish&_csrf=" + token;
        for (var page :
                new String[] {path, path + "/history/1", ArticleEditorClient.NEW_ARTICLE, "/desk/articles/preview"}) {
            assertThat(stranger.browser().postForm(page, parameters).statusCode())
                    .as(page)
                    .isEqualTo(404);
        }
        assertThat(agent.browser().get("/desk/articles/parcels/no-such/en").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void rendersEveryPageInBothLanguagesWithoutInlineCode(String language) {
        var path = agent.writes(title("<b>Bold</b>"), "<script>alert('x')</script>", "publish");
        agent.changes(path, Map.of("title", "<i>x</i>", "body", "<script>alert('y')</script>", "action", "draft"));

        for (var page : new String[] {
            path,
            path + "/history",
            path + "/history/1",
            ArticleEditorClient.NEW_ARTICLE + "?brand=parcels",
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
        return ApiClient.anonymous(port)
                .get("/api/brands/parcels/articles/search?language=en&q=" + words)
                .body()
                .toString();
    }
}
