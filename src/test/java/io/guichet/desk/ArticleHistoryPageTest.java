package io.guichet.desk;

import static io.guichet.desk.Editor.lands;
import static io.guichet.desk.Editor.title;
import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.DeskTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What became of an article, edition by edition. */
@DeskTest
class ArticleHistoryPageTest {

    @LocalServerPort
    private int port;

    private Editor agent;
    private Editor lead;
    private String title;
    private String path;

    @BeforeEach
    void anArticleIsWrittenTwice() {
        agent = Editor.named("agent", port);
        lead = Editor.named("lead", port);
        title = title("Written twice");
        path = agent.writes(title, "Same.\n\nOld line.", "draft");
        agent.opens(path);
        lead.changes(path, Map.of("title", title, "body", "Same.\n\nNew line.", "topic", "Shelf", "do", "publish"));
    }

    @Test
    void whatCameWithTheDeskWasWrittenByNobody() {
        assertThat(agent.opens("/desk/articles/zoom/how-fast-we-respond/en/history"))
                .contains(">came with the desk<")
                .doesNotContain(">guichet<");
    }

    @Test
    void tellsWhoWroteWhatAndWhatChanged() {
        assertThat(agent.opens(path + "/history"))
                .containsSubsequence("Edition 2", "Lead", "Status", ">Draft<", ">Published<", "Topic", ">Shelf<")
                .containsSubsequence(">Same.<", "data-kind=\"GONE\"", ">Old line.<", "data-kind=\"NEW\"", ">New line.<")
                .containsSubsequence("Edition 1", "Agent", "The first edition.");
    }

    @Test
    void anOldEditionIsReadAsItWas() {
        assertThat(agent.opens(path + "/history/1"))
                .contains("Old line.</p>", "Bring this edition back")
                .containsSubsequence("What has changed since", ">Old line.<", ">New line.<");
        assertThat(agent.opens(path + "/history/2")).doesNotContain("Bring this edition back");
        assertThat(agent.browser().get(path + "/history/3").statusCode()).isEqualTo(404);
    }

    @Test
    void anOldEditionIsBroughtBackAsANewOneAndStaysPublished() {
        var answer = agent.sends(path + "/history/1", path + "/history/1", Map.of("seen", "2"));

        assertThat(lands(answer)).isEqualTo(path);
        assertThat(agent.opens(path)).contains("Edition 1 was brought back.", "Edition 3", ">Published<", "Old line.");
        assertThat(agent.opens(path + "/history")).containsSubsequence("Edition 3", "Edition 2", "Edition 1");
    }

    @Test
    void whoDidNotSeeTheNewestEditionIsToldFirst() {
        var page = agent.sends(path + "/history/1", path + "/history/1", Map.of("seen", "1"));

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("Lead has written meanwhile", "name=\"seen\" value=\"2\"");
        assertThat(agent.opens(path)).contains("Edition 2");
    }

    @Test
    void aLongHistoryGoesOnWhereAPageEnds() {
        for (int n = 3; n <= 25; n++) {
            agent.changes(path, Map.of("title", title, "body", "Text " + n, "do", "publish"));
        }

        var first = agent.opens(path + "/history");

        assertThat(first).contains(">Edition 25<", ">Edition 6<", "?after=6").doesNotContain(">Edition 5<");
        assertThat(agent.opens(path + "/history?after=6"))
                .contains(">Edition 5<", ">Edition 1<")
                .doesNotContain(">Edition 6<", "Show more");
    }
}
