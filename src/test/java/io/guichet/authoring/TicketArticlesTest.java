package io.guichet.authoring;

import static io.guichet.authoring.ArticleEditorClient.redirectPath;
import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Concurrently;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.brand.Brands;
import io.guichet.intake.Requester;
import io.guichet.intake.TicketRequests;
import io.guichet.policy.TicketAttributes;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A ticket's solution becomes a draft in one click. */
@DeskTest
class TicketArticlesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private TicketRequests requests;

    @Autowired
    private Brands brands;

    private ArticleEditorClient agent;
    private String number;

    @BeforeEach
    void signsInAndOpensATicket() {
        agent = ArticleEditorClient.signedIn("agent", port);
        number = asks(
                "A parcel for Ada Lovelace is lost",
                "It should be here.\n\nCall me at +44 20 7946 0958 or write to ada.l@example.com.\nAda");
        desk.triages(number);
    }

    @Test
    void draftsQuestionAndSolutionAnonymised() {
        desk.replies(number, "Hello Ada, we are looking.");
        desk.notes(number, "She calls every day.");
        desk.completes(
                number,
                "answer",
                "agent",
                Map.of("outcome", "SOLVE", "reply", "Dear Ada,\n\nAsk the neighbours first."));
        desk.addsAutomaticReply(number, "This is automatic.");

        var path = redirectPath(drafts(agent));

        assertThat(path).matches("/desk/articles/parcels/a-parcel-for-is-lost(-[0-9]+)?/en");
        assertThat(agent.opens(path))
                .contains(">Draft<", "value=\"A parcel for […] is lost\"", "From ticket " + number)
                .contains(
                        """
                        &gt; It should be here.
                        &gt;\s
                        &gt; Call me at […] or write to […].
                        &gt; […]

                        Dear […],

                        Ask the neighbours first.</textarea>""")
                .doesNotContain("Lovelace", "7946", "example.com", "calls every day", "automatic", "we are looking");
    }

    @Test
    void returnsTheSameDraftWhenRepeated() {
        desk.answers(number, "SOLVE");
        var path = redirectPath(drafts(agent));
        agent.changes(path, Map.of("title", "Lost parcels", "body", "Ask around.", "action", "publish"));

        assertThat(redirectPath(drafts(ArticleEditorClient.signedIn("lead", port))))
                .isEqualTo(path);
        assertThat(agent.opens(path)).contains("value=\"Lost parcels\"", "Revision 2");
    }

    @Test
    void createsOneDraftForConcurrentRequests() {
        desk.answers(number, "SOLVE");
        var lead = ArticleEditorClient.signedIn("lead", port);
        var paths = new ConcurrentLinkedQueue<String>();

        var wrong = Concurrently.run(
                () -> paths.add(redirectPath(drafts(agent))), () -> paths.add(redirectPath(drafts(lead))));

        assertThat(wrong).isEmpty();
        assertThat(paths).hasSize(2).containsOnly(paths.peek());
    }

    @Test
    void linksTheTicketToItsArticle() {
        assertThat(agent.opens("/desk/tickets/" + number)).doesNotContain("Draft an article");
        desk.answers(number, "SOLVE");
        assertThat(agent.opens("/desk/tickets/" + number)).contains("Draft an article");

        var path = redirectPath(drafts(agent));

        assertThat(agent.opens("/desk/tickets/" + number))
                .contains("href=\"" + path + "\"")
                .doesNotContain("Draft an article");
    }

    @Test
    void refusesToDraftFromAnUnsolvedTicket() {
        assertThat(drafts(agent).statusCode()).isEqualTo(409);
    }

    @Test
    void draftsFromAClosedTicket() {
        desk.answers(number, "SOLVE");
        desk.closes(number);

        assertThat(redirectPath(drafts(agent))).startsWith("/desk/articles/parcels/");
    }

    @Test
    void refusesToDraftFromARestrictedTicket() {
        number = desk.opens("vimeo", Map.of("requestType", "vulnerability", "plan", "free"));
        desk.completes(number, "triage", "specialist", Map.of());
        desk.completes(number, "answer", "specialist", Map.of("outcome", "SOLVE", "reply", "It is repaired."));
        var specialist = ArticleEditorClient.signedIn("specialist", port);

        assertThat(specialist.opens("/desk/tickets/" + number)).doesNotContain("Draft an article");
        assertThat(drafts(specialist).statusCode()).isEqualTo(403);
        assertThat(specialist.opens("/desk/articles?brand=vimeo&status=draft")).doesNotContain(number);
    }

    @Test
    void offersReadersNoDraft() {
        desk.answers(number, "SOLVE");
        var manager = ArticleEditorClient.signedIn("manager", port);

        assertThat(manager.opens("/desk/tickets/" + number)).doesNotContain("Draft an article");
        assertThat(drafts(manager).statusCode()).isEqualTo(403);
    }

    @Test
    void keepsDeeplyNestedTextAsPlainText() {
        number = asks("Deep", "> ".repeat(100) + "Why?");
        desk.triages(number);
        desk.answers(number, "SOLVE");

        assertThat(agent.opens(redirectPath(drafts(agent)))).contains("Why?").doesNotContain("class=\"problem\"");
    }

    private String asks(String subject, String body) {
        return requests.open(
                brands.get("parcels"),
                new Requester(UUID.randomUUID() + "@example.org", "Ada Lovelace", "en"),
                subject,
                body,
                TicketAttributes.none(),
                null);
    }

    private HttpResponse<String> drafts(ArticleEditorClient editor) {
        return editor.submits("/desk/articles", "/desk/tickets/" + number + "/article", Map.of());
    }
}
