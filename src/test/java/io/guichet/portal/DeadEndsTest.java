package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.MultipartBody.UploadFile;
import io.guichet.attachment.Attachment;
import io.guichet.attachment.Attachments;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pages from which customers go on: merged and split requests, ended sessions, addresses without key, unknown pages. */
@DeskTest
@Tag("h2")
class DeadEndsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Attachments attachments;

    @Autowired
    private ConfidentialRequests confidentialRequests;

    private Visitor visitor;
    private String email;
    private String number;

    @BeforeEach
    void createsARequest() {
        visitor = new Visitor(port, "en");
        email = "dead-ends-%d@example.org".formatted(System.nanoTime());
        number = desk.opensFor("parcels", email);
    }

    @Test
    void aMergedRequestLeadsToTheOneThatItJoined() {
        var into = desk.opensFor("parcels", email);
        desk.merges(number, into);
        var link = desk.ticket(number).customerLink("");

        assertThat(visitor.opens(link))
                .contains("Open the request " + into, "Your message joins the request " + into)
                .contains("href=\"" + desk.ticket(into).customerLink("") + "\"");
        visitor.submitsFiles(replies(link), Map.of("body", "One more thing."), List.of(UploadFile.png("more.png")));
        visitor.followsRedirects();

        assertThat(visitor.page()).contains("Request " + into, "One more thing.", "more.png");
        assertThat(desk.messageTexts(into)).contains("One more thing.");
    }

    @Test
    void theApiAddsAMessageToTheJoinedTicket() {
        var into = desk.opensFor("parcels", email);
        desk.merges(number, into);
        var api = ApiClient.as("agent", port);

        var posted = api.post(
                "/api/tickets/%s/messages".formatted(number), Map.of("author", "CUSTOMER", "body", "Is it there?"));

        assertThat(posted.status()).isEqualTo(201);
        assertThat(posted.text("number")).isEqualTo(into);
        assertThat(desk.messageTexts(into)).contains("Is it there?");
    }

    @Test
    void aFormOfAnEndedSessionIsKeptAndSent() {
        var link = desk.ticket(number).customerLink("");

        visitor.post(replies(link), "body=I%20am%20still%20here.&_csrf=lost");

        assertThat(visitor.status()).isEqualTo(403);
        assertThat(visitor.page()).contains("Your text is kept", "I am still here.", "Parcels");
        assertThat(desk.messageTexts(number)).doesNotContain("I am still here.");
        visitor.submits(replies(link), Map.of());
        assertThat(visitor.page()).contains("Your message was sent.");
        assertThat(desk.messageTexts(number)).contains("I am still here.");
    }

    @Test
    void aCustomerSignsInAgainAndSendsTheirText() {
        var path = "/parcels/requests/%s/replies".formatted(number);

        visitor.post(path, "body=Signed%20out%20meanwhile.&_csrf=lost");
        assertThat(visitor.page())
                .contains("Signed out meanwhile.", "Sign in to send it")
                .doesNotContain("action=\"" + path);
        signsIn();

        assertThat(visitor.location()).isEqualTo("/parcels/unsent");
        visitor.submits(path, Map.of());
        assertThat(desk.messageTexts(number)).contains("Signed out meanwhile.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/survey"})
    void anAddressWithoutKeyAsksToSignIn(String page) {
        visitor.opens("/parcels/requests/" + number + page);
        assertThat(visitor.followsRedirects()).contains("Sign in to open your request.");
        assertThat(visitor.location()).isEqualTo("/parcels/sign-in");

        signsIn();

        assertThat(visitor.location()).isEqualTo("/parcels/requests/" + number + page);
        assertThat(visitor.status()).isEqualTo(200);
    }

    @Test
    void anUnknownRequestAsksToSignInAsWell() {
        visitor.opens("/parcels/requests/PA-NOBODY");

        assertThat(visitor.followsRedirects()).contains("Sign in to open your request.");
    }

    @ParameterizedTest
    @CsvSource({
        "fr, Page introuvable, Nous poser la question, Chercher dans le centre d’aide",
        "en, Page not found, Ask us, Search the help centre"
    })
    void anUnknownPageStaysInTheBrand(String language, String title, String ask, String search) {
        visitor = new Visitor(port, language);

        visitor.opens("/parcels/no-such-page");

        assertThat(visitor.status()).isEqualTo(404);
        assertThat(visitor.page())
                .contains(title, ask, search, "lang=\"" + language, "class=\"brand\" href=\"/parcels\"");
    }

    @Test
    void partsOfASplitKeepTheFilesAndLinkEachOther() {
        var customer = new Visitor(port, "en");
        var link = customer.requests("parcels", "Where is it? And the other?", Map.of("email", email));
        var whole = link.substring(link.lastIndexOf('/') + 1, link.indexOf('?'));
        customer.opens(link);
        customer.submitsFiles(replies(link), Map.of("body", "A picture."), List.of(UploadFile.png("both.png")));
        var api = ApiClient.as("agent", port);

        var split = api.post(
                "/api/tickets/%s/split".formatted(whole),
                Map.of("parts", List.of(Map.of("subject", "The other", "body", "And the other?"))));
        var part = split.body().at("/parts/0").asText();

        assertThat(attachments.of(part)).extracting(Attachment::name).containsExactly("both.png");
        assertThat(customer.opens(link)).contains("Sent in the same message", part, "The other");
        assertThat(visitor.opens(desk.ticket(part).customerLink(""))).contains("both.png", whole);
        assertThat(visitor.page()).contains("href=\"/parcels/requests/" + whole + "\"");
        assertThat(api.get("/api/tickets/" + part).body().path("splitWith"))
                .extracting(one -> one.asText())
                .containsExactly(whole);
        assertThat(HttpBrowser.signedIn(port, "agent")
                        .get("/desk/tickets/" + part)
                        .body())
                .contains("both.png", "href=\"/desk/tickets/" + whole + "\"");
    }

    @Test
    void reopeningSaysUntilWhen() {
        desk.triages(number);
        desk.answers(number, "SOLVE");

        assertThat(visitor.opens(desk.ticket(number).customerLink("")))
                .containsPattern("Possible until it closes: \\w+ .*\\. Afterwards the request cannot be reopened");
    }

    private void signsIn() {
        var link = confidentialRequests.signInLinkFor("parcels", email);
        visitor.opens(link);
        visitor.submits(link, Map.of());
    }

    private static String replies(String link) {
        return link.replace("?", "/replies?");
    }
}
