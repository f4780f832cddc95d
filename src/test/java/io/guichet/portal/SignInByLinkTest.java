package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.customer.Customers;
import io.guichet.email.EmailMessage;
import io.guichet.email.Outbox;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Signing in by an e-mailed link, and what only signed-in customers can do. */
@DeskTest
@Tag("h2")
class SignInByLinkTest {

    private static final Pattern LINK = Pattern.compile("/parcels/sign-in/[A-Za-z0-9_-]+");
    private static final Pattern HREF = Pattern.compile("href=\"([^\"]+)\"");
    private static final Map<String, String> NOTHING = Map.of();

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Customers customers;

    private Visitor visitor;
    private String email;
    private String number;

    @BeforeEach
    void createsACustomer() {
        visitor = new Visitor(port, "en");
        email = "signs-in-%d@example.org".formatted(System.nanoTime());
        number = desk.opensFor(email);
        desk.advancesTime(Duration.ofMinutes(20));
    }

    @Test
    void theLinkWorksOnce() {
        var link = asksForLink(email);
        visitor.opens(link);
        visitor.opens(link);

        visitor.submits(link, NOTHING);

        assertThat(visitor.location()).isEqualTo("/parcels/requests");
        assertThat(visitor.page()).contains("Signed in as " + email, number);
        assertThat(visitor.opens("/parcels/requests/" + number)).contains("Request " + number);
        assertThat(visitor.status()).isEqualTo(200);

        var thief = new Visitor(port, "en");
        thief.opens(link);
        assertThat(thief.status()).isEqualTo(410);
    }

    @Test
    void aLinkSignsInOneOfTwoBrowsers() {
        var link = asksForLink(email);
        var other = new Visitor(port, "en");
        visitor.opens(link);
        other.opens(link);

        visitor.submits(link, NOTHING);
        other.submits(link, NOTHING);

        assertThat(other.status()).isEqualTo(410);
        assertThat(other.opens("/parcels/requests")).isEmpty();
        other.followsRedirects();
        assertThat(other.location()).isEqualTo("/parcels/sign-in");
    }

    @Test
    void aLinkExpiresAfterFifteenMinutes() {
        var link = asksForLink(email);
        desk.advancesTime(Duration.ofMinutes(15));

        assertThat(visitor.opens(link)).contains("This link has expired");
        assertThat(visitor.status()).isEqualTo(410);
    }

    @Test
    void doesNotDiscloseWhetherAnAddressIsKnown() {
        var stranger = "nobody-%d@example.org".formatted(System.nanoTime());

        var known = asks(email);
        var unknown = asks(stranger);

        assertThat(unknown).isEqualTo(known);
        assertThat(links(stranger).get(0).body().replaceAll(LINK.pattern(), ""))
                .isEqualTo(links(email).get(0).body().replaceAll(LINK.pattern(), ""));
        assertThat(customers.find("parcels", stranger)).isEmpty();
    }

    @Test
    void aNewcomerIsRegisteredByTheUseOfTheLink() {
        var newcomer = "new-%d@example.org".formatted(System.nanoTime());
        var french = new Visitor(port, "fr");
        french.opens("/parcels/sign-in");
        french.submits("/parcels/sign-in", Map.of("email", newcomer.toUpperCase(Locale.ROOT)));
        var link = linkIn(links(newcomer).get(0));
        french.opens(link);
        assertThat(customers.find("parcels", newcomer)).isEmpty();

        french.submits(link, NOTHING);

        assertThat(french.location()).isEqualTo("/parcels/requests");
        assertThat(customers.find("parcels", newcomer).orElseThrow().language()).isEqualTo("fr");
        french.opens(link);
        assertThat(french.status()).isEqualTo(410);
    }

    @Test
    void limitsTheLinksOfAnUnknownAddressAndOfASender() {
        var unknown = "flooded-%d@example.org".formatted(System.nanoTime());
        for (int time = 0; time < 5; time++) {
            asks(unknown);
        }
        assertThat(links(unknown)).hasSize(3);

        visitor.opens("/parcels/sign-in");
        for (int time = 0; time < 100; time++) {
            if (time == 50) {
                desk.advancesTime(Duration.ofMinutes(1));
            }
            var form = visitor.encodedForm("/parcels/sign-in", Map.of("email", time + unknown));
            visitor.post("/parcels/sign-in", form);
            visitor.opens("/parcels/sign-in");
        }
        asks("last-" + unknown);

        assertThat(visitor.status()).isEqualTo(429);
        assertThat(visitor.page()).contains("Many sign-in links were requested");
    }

    @Test
    void limitsTheNumberOfLinks() {
        for (int time = 0; time < 5; time++) {
            asks(email);
        }

        assertThat(links(email)).hasSize(3);
    }

    @Test
    void hidesRequestsOfOthers() {
        var others = desk.opensFor("another-%d@example.org".formatted(System.nanoTime()));
        signsIn();

        visitor.opens("/parcels/requests/" + others);
        assertThat(visitor.status()).isEqualTo(404);
        assertThat(visitor.opens("/parcels/requests")).doesNotContain(others);

        visitor.opens("/helpcenter/requests");
        visitor.followsRedirects();
        assertThat(visitor.location()).isEqualTo("/helpcenter/sign-in");
    }

    @Test
    void savesTheProfileOfTheSignedInCustomer() {
        visitor.opens("/parcels/profile");
        visitor.followsRedirects();
        assertThat(visitor.location()).isEqualTo("/parcels/sign-in");
        signsIn();

        visitor.opens("/parcels/profile");
        visitor.submits("/parcels/profile", Map.of("name", "Ada <b>L</b>", "language", "fr"));

        assertThat(visitor.page()).contains("Ada &lt;b&gt;L&lt;/b&gt;", email);
        asks(email);
        assertThat(links(email).get(1).language()).isEqualTo("fr");
    }

    @Test
    void signsOut() {
        signsIn();
        visitor.opens("/parcels/requests");

        visitor.submits("/parcels/sign-out", NOTHING);
        visitor.opens("/parcels/requests");
        visitor.followsRedirects();

        assertThat(visitor.location()).isEqualTo("/parcels/sign-in");
    }

    @Test
    void noLinkOfTheVisitWorksAfterSigningOut() {
        signsIn();
        var question = visitor.asks("parcels", "Where is it?");
        var contact = "/parcels/questions/%s/contact".formatted(question);
        visitor.opens(contact);
        visitor.submits(contact, Map.of("subject", "S", "body", "Where is it?", "email", email));
        var seen = new LinkedHashSet<>(linksOn(visitor.page()));
        seen.add(visitor.location());
        for (var path : List.of("/parcels/requests", "/parcels/requests/" + question, "/parcels/profile")) {
            seen.addAll(linksOn(visitor.opens(path)));
            seen.add(path);
        }
        seen.add("/parcels/questions/" + question);
        seen.add(contact);
        visitor.opens("/parcels/requests");

        visitor.submits("/parcels/sign-out", NOTHING);

        var keys =
                List.of(desk.ticket(question).linkToken(), desk.ticket(number).linkToken());
        assertThat(seen).anyMatch(link -> link.contains(question)).allSatisfy(link -> {
            visitor.opens(link);
            var answer = visitor.page() + visitor.lastResponse().headers().map();
            assertThat(answer).as(link).doesNotContain(keys.get(0), keys.get(1), email);
        });
    }

    @Test
    void anotherCustomersLinkEndsTheVisitBefore() {
        signsIn();
        var question = visitor.asks("parcels", "Where is it?");
        var contact = "/parcels/questions/%s/contact".formatted(question);
        visitor.opens(contact);
        var otherTab = visitor.encodedForm(contact, Map.of("subject", "S", "body", "Mine", "email", email));
        var other = "another-%d@example.org".formatted(System.nanoTime());

        visitor.signsIn("parcels", other, outbox);

        assertThat(visitor.page()).contains("Signed in as " + other).doesNotContain(number);
        assertThat(visitor.opens(contact)).doesNotContain(email);
        visitor.post(contact, otherTab);
        assertThat(visitor.status()).isEqualTo(403);
    }

    @Test
    void otherTabsAreSignedOutToo() {
        signsIn();
        var question = visitor.asks("parcels", "Where is it?");
        var contact = "/parcels/questions/%s/contact".formatted(question);
        visitor.opens(contact);
        var otherTab = visitor.encodedForm(contact, Map.of("subject", "S", "body", "Where is it?", "email", email));
        visitor.opens("/parcels/requests");
        visitor.submits("/parcels/sign-out", NOTHING);

        visitor.post(contact, otherTab);

        assertThat(visitor.status()).isEqualTo(403);
        assertThat(desk.question(question).orElseThrow().customerId()).isNull();
    }

    @Test
    void staffStaySignedInWhenTheyEndTheirVisit() {
        var agent = HttpBrowser.signedIn(port, "agent");
        var token = HttpBrowser.csrfToken(agent.get("/parcels").body());

        agent.postForm("/parcels/sign-out", "_csrf=" + token);

        assertThat(agent.get("/desk/tickets").statusCode()).isEqualTo(200);
    }

    private static List<String> linksOn(String page) {
        return HREF.matcher(page)
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .filter(link -> link.startsWith("/parcels"))
                .toList();
    }

    @Test
    void refusesAnInvalidAddressAndKeepsIt() {
        visitor.opens("/parcels/sign-in");

        visitor.submits("/parcels/sign-in", Map.of("email", "ada at home"));

        assertThat(visitor.status()).isEqualTo(400);
        assertThat(visitor.page()).contains("ada at home");
    }

    @Test
    void staffCannotReadSignInLinks() {
        asks(email);
        var agent = HttpBrowser.signedIn(port, "agent");
        var sentEmail = links(email).get(0);

        assertThat(agent.get("/desk/emails").body()).doesNotContain(email + "</td><td>sign-in");
        assertThat(agent.get("/desk/emails/" + sentEmail.id()).statusCode()).isEqualTo(404);
    }

    private void signsIn() {
        var link = asksForLink(email);
        visitor.opens(link);
        visitor.submits(link, NOTHING);
    }

    private String asksForLink(String address) {
        asks(address);
        return linkIn(links(address).get(links(address).size() - 1));
    }

    private static String linkIn(EmailMessage sentEmail) {
        var link = LINK.matcher(sentEmail.body());
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private String asks(String address) {
        visitor.opens("/parcels/sign-in");
        return visitor.submits("/parcels/sign-in", Map.of("email", address));
    }

    private List<EmailMessage> links(String address) {
        return outbox.of("").stream()
                .filter(sentEmail -> sentEmail.recipient().startsWith(address))
                .toList();
    }
}
