package io.guichet.authoring;

import static io.guichet.authoring.ArticleEditorClient.redirectPath;
import static io.guichet.authoring.ArticleEditorClient.title;
import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.DeskTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The revisions of an article. */
@DeskTest
@Tag("h2")
class ArticleHistoryPageTest {

    @LocalServerPort
    private int port;

    private ArticleEditorClient agent;
    private ArticleEditorClient lead;
    private String title;
    private String path;

    @BeforeEach
    void savesAnArticleTwice() {
        agent = ArticleEditorClient.signedIn("agent", port);
        lead = ArticleEditorClient.signedIn("lead", port);
        title = title("Written twice");
        path = agent.writes(title, "Same.\n\nOld line.", "draft");
        agent.opens(path);
        lead.changes(path, Map.of("title", title, "body", "Same.\n\nNew line.", "topic", "Shelf", "action", "publish"));
    }

    @Test
    void showsNoAuthorForShippedArticles() {
        assertThat(agent.opens("/desk/articles/zoom/how-fast-we-respond/en/history"))
                .contains(">shipped with Guichet<")
                .doesNotContain(">guichet<");
    }

    @Test
    void showsAuthorAndChangesOfEachRevision() {
        assertThat(agent.opens(path + "/history"))
                .containsSubsequence("Revision 2", "Lead", "Status", ">Draft<", ">Published<", "Topic", ">Shelf<")
                .containsSubsequence(
                        ">Same.<", "data-kind=\"REMOVED\"", ">Old line.<", "data-kind=\"ADDED\"", ">New line.<")
                .containsSubsequence("Revision 1", "Agent", "First revision.");
    }

    @Test
    void showsAnOldRevisionAndTheChangesSince() {
        assertThat(agent.opens(path + "/history/1"))
                .contains("Old line.</p>", "Restore this revision")
                .containsSubsequence("Changes since this revision", ">Old line.<", ">New line.<");
        assertThat(agent.opens(path + "/history/2")).doesNotContain("Restore this revision");
        assertThat(agent.browser().get(path + "/history/3").statusCode()).isEqualTo(404);
    }

    @Test
    void restoresAnOldRevisionAsANewPublishedOne() {
        var answer = agent.submits(path + "/history/1", path + "/history/1", Map.of("baseRevision", "2"));

        assertThat(redirectPath(answer)).isEqualTo(path);
        assertThat(agent.opens(path)).contains("Revision 1 restored.", "Revision 3", ">Published<", "Old line.");
        assertThat(agent.opens(path + "/history")).containsSubsequence("Revision 3", "Revision 2", "Revision 1");
    }

    @Test
    void refusesToRestoreOverAnUnseenRevision() {
        var page = agent.submits(path + "/history/1", path + "/history/1", Map.of("baseRevision", "1"));

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body())
                .contains("Lead saved a newer revision in the meantime", "name=\"baseRevision\" value=\"2\"");
        assertThat(agent.opens(path)).contains("Revision 2");
    }

    @Test
    void pagesThroughALongHistory() {
        for (int n = 3; n <= 25; n++) {
            agent.changes(path, Map.of("title", title, "body", "Text " + n, "action", "publish"));
        }

        var first = agent.opens(path + "/history");

        assertThat(first).contains(">Revision 25<", ">Revision 6<", "?after=6").doesNotContain(">Revision 5<");
        assertThat(agent.opens(path + "/history?after=6"))
                .contains(">Revision 5<", ">Revision 1<")
                .doesNotContain(">Revision 6<", "Show more");
    }
}
