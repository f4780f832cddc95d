package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.brand.Brands;
import io.guichet.customer.CustomerSessions;
import io.guichet.customer.CustomerTeams;
import io.guichet.customer.CustomerTeams.CustomerTeam;
import io.guichet.customer.Customers;
import io.guichet.email.Outbox;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Further addresses and open sessions of a signed-in customer. */
@DeskTest
@Tag("h2")
class AccountAccessPageTest {

    private static final Map<String, String> NOTHING = Map.of();
    private static final String ACCESS = "/parcels/profile/access";
    private static final CustomerTeam STUDIO = new CustomerTeam("studio-7", "Studio 7", "gold", null);
    private static final Pattern LINK = Pattern.compile(ACCESS + "/addresses/[A-Za-z0-9_-]{20,}");

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Customers customers;

    @Autowired
    private CustomerTeams teams;

    @Autowired
    private Brands brands;

    @Autowired
    private Outbox outbox;

    private final String unique = UUID.randomUUID().toString();
    private final String email = "home-" + unique + "@example.org";
    private final String second = "work-" + unique + "@example.org";

    private Visitor visitor;
    private String number;

    @BeforeEach
    void signsIn() {
        visitor = new Visitor(port, "en");
        number = desk.opensFor(email);
        desk.advancesTime(Duration.ofMinutes(20));
        visitor.signsIn("parcels", email, outbox);
    }

    @Test
    void bothAddressesFindTheSameCustomer() {
        confirms(visitor, asksToAdd(second));

        assertThat(visitor.page()).contains("The address was added.", second);
        assertThat(customers.find("parcels", second)).isEqualTo(customers.find("parcels", email));
        var fromWork = desk.opensFor(second);
        assertThat(visitor.opens("/parcels/requests")).contains(number, fromWork);
        var otherBrowser = new Visitor(port, "en");
        otherBrowser.signsIn("parcels", second, outbox);
        assertThat(otherBrowser.opens("/parcels/requests")).contains(number, fromWork);
    }

    @Test
    void aStrangersRequestTakesNoAddressAway() {
        confirms(visitor, asksToAdd(second));
        var owner = id(email);

        new Visitor(port, "en").requests("parcels", "Where is my parcel?", Map.of("email", second));

        assertThat(id(second)).isEqualTo(owner);
        assertThat(customers.findOrRegister(brands.get("parcels"), second, "en").id())
                .isEqualTo(owner);
    }

    @Test
    void anAddressOfAnotherCustomerNeedsItsMailboxAndTheSession() {
        var theirs = desk.opensFor(second);
        var link = asksToAdd(second);
        var stranger = new Visitor(port, "en");
        stranger.opens(link);
        stranger.followsRedirects();
        assertThat(stranger.location()).isEqualTo("/parcels/sign-in");
        var other = new Visitor(port, "en");
        other.signsIn("parcels", second, outbox);
        other.opens(link);
        assertThat(other.status()).isEqualTo(410);
        assertThat(visitor.opens("/parcels/requests")).doesNotContain(theirs);

        confirms(visitor, link);

        assertThat(visitor.opens("/parcels/requests")).contains(number, theirs);
        assertThat(visitor.opens("/parcels/requests/" + theirs)).contains("Request " + theirs);
        assertThat(isSignedIn(other)).isFalse();
        visitor.opens(link);
        assertThat(visitor.status()).isEqualTo(410);
    }

    @Test
    void anotherSessionOfTheCustomerCannotConfirm() {
        var link = asksToAdd(second);
        var otherBrowser = new Visitor(port, "en");
        otherBrowser.signsIn("parcels", email, outbox);

        assertThat(otherBrowser.opens(link)).contains("asked for in another browser");
        assertThat(otherBrowser.status()).isEqualTo(410);
        var token = HttpBrowser.csrfToken(otherBrowser.opens("/parcels/profile"));
        otherBrowser.post(link, "_csrf=" + token);

        assertThat(otherBrowser.status()).isEqualTo(410);
        assertThat(customers.find("parcels", second)).isEmpty();
    }

    @Test
    void joinsNoAccountsWithDifferentContracts() {
        desk.opensFor(second);
        customers.updateContract(id(email), "basic", null, null, null);
        customers.updateContract(id(second), "gold", null, null, null);

        confirms(visitor, asksToAdd(second));

        assertThat(visitor.page()).contains("a plan of its own");
        assertThat(id(second)).isNotEqualTo(id(email));
    }

    @Test
    void theContractOfTheJoinedAccountIsKept() {
        desk.opensFor(second);
        customers.updateContract(id(second), "gold", null, null, "europe");

        confirms(visitor, asksToAdd(second));

        assertThat(customers.get(id(email)).plan()).isEqualTo("gold");
    }

    @Test
    void theRegionIsKeptWhenTheJoinedAccountHasNone() {
        desk.opensFor(second);
        customers.updateContract(id(email), null, null, null, "europe");
        customers.updateContract(id(second), "gold", null, null, null);

        confirms(visitor, asksToAdd(second));

        assertThat(customers.get(id(email)).plan()).isEqualTo("gold");
        assertThat(customers.get(id(email)).region()).isEqualTo("europe");
    }

    @Test
    void aRemovedAddressIsACustomerOfItsOwnAgain() {
        var theirs = desk.opensFor(second);
        customers.updateContract(id(second), "gold", null, null, null);
        teams.add(id(second), STUDIO);
        confirms(visitor, asksToAdd(second));
        assertThat(teams.of(id(email))).containsExactly(STUDIO);
        assertThat(customers.get(id(email)).plan()).isEqualTo("gold");
        var other = new Visitor(port, "en");
        other.signsIn("parcels", second, outbox);
        visitor.opens(ACCESS);
        var remove = Pattern.compile(ACCESS + "/addresses/[0-9]+/remove").matcher(visitor.page());
        assertThat(remove.find()).isTrue();

        visitor.submits(remove.group(), NOTHING);

        assertThat(visitor.page()).contains("The address was removed.").doesNotContain(second);
        assertThat(visitor.opens("/parcels/requests")).doesNotContain(theirs);
        assertThat(id(second)).isNotEqualTo(id(email));
        assertThat(teams.of(id(email))).isEmpty();
        assertThat(customers.get(id(email)).plan()).isNull();
        assertThat(teams.of(id(second))).containsExactly(STUDIO);
        assertThat(customers.get(id(second)).plan()).isEqualTo("gold");
        assertThat(isSignedIn(other)).isFalse();
        assertThat(isSignedIn(visitor)).isTrue();
    }

    @Test
    void aFurtherAddressOfAnotherCustomerMovesAlone() {
        var theirs = desk.opensFor(second);
        confirms(visitor, asksToAdd(second));
        var third = "third-" + unique + "@example.org";
        var other = new Visitor(port, "en");
        other.signsIn("parcels", third, outbox);
        var addsToOther = asksToAdd(other, second);

        confirms(other, addsToOther);

        assertThat(other.page()).contains("The address was added.", second);
        assertThat(id(second)).isEqualTo(id(third)).isNotEqualTo(id(email));
        assertThat(other.opens("/parcels/requests")).contains(theirs).doesNotContain(number);
        assertThat(isSignedIn(visitor)).isFalse();
    }

    @Test
    void seesItsSessionsAndEndsThemAll() {
        var other = new Visitor(port, "en");
        other.signsIn("parcels", email, outbox);
        assertThat(visitor.opens(ACCESS)).contains("Where you are signed in", "this browser", "last used");
        assertThat(visitor.page().split("last used", -1)).hasSize(3);

        visitor.submits(ACCESS + "/sign-out", NOTHING);

        assertThat(visitor.page()).contains("You are signed out in all browsers.");
        other.opens("/parcels/requests");
        other.followsRedirects();
        assertThat(other.location()).isEqualTo("/parcels/sign-in");
    }

    @Test
    void signingOutEverywhereEndsTheOtherVisits() {
        var other = new Visitor(port, "en");
        other.signsIn("parcels", email, outbox);
        var sent = other.requests("parcels", "Where is it?", Map.of("email", email))
                .split("[/?]")[3];
        var question = "/parcels/questions/" + sent;
        visitor.opens(ACCESS);
        visitor.submits(ACCESS + "/sign-out", NOTHING);

        other.opens("/parcels");
        other.opens(question);

        assertThat(other.status()).isEqualTo(404);
    }

    @Test
    void aSessionThatNobodyUsedIsOver() {
        desk.advancesTime(CustomerSessions.IDLE);

        assertThat(isSignedIn(visitor)).isFalse();
    }

    @Test
    void signingOutEndsThisSessionOnly() {
        var other = new Visitor(port, "en");
        other.signsIn("parcels", email, outbox);
        visitor.opens("/parcels/requests");
        visitor.submits("/parcels/sign-out", NOTHING);

        assertThat(other.opens(ACCESS).split("last used", -1)).hasSize(2);
    }

    private static boolean isSignedIn(Visitor someone) {
        someone.opens("/parcels/profile");
        return someone.status() == 200;
    }

    private long id(String address) {
        return customers.find("parcels", address).orElseThrow().id();
    }

    private String asksToAdd(String address) {
        return asksToAdd(visitor, address);
    }

    private String asksToAdd(Visitor someone, String address) {
        someone.opens(ACCESS);
        someone.submits(ACCESS + "/addresses", Map.of("email", address));
        assertThat(someone.page()).contains("We have sent a link to " + address);
        return outbox.of("").stream()
                .filter(sent -> sent.recipient().equals(address))
                .flatMap(sent -> LINK.matcher(sent.body()).results())
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .group();
    }

    private static void confirms(Visitor visitor, String link) {
        visitor.opens(link);
        visitor.submits(link, NOTHING);
    }
}
