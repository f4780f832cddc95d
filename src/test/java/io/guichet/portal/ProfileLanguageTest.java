package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.DeskTest;
import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pages use the language chosen in the session, else that of the profile, else that of the browser. */
@DeskTest
class ProfileLanguageTest {

    private static final String PROFILE = "/helpcenter/profile";

    @LocalServerPort
    private int port;

    @Autowired
    private Customers customers;

    @Autowired
    private Brands brands;

    @Autowired
    private ConfidentialRequests confidentialRequests;

    private final String address = UUID.randomUUID() + "@example.org";

    @BeforeEach
    void createsAFrenchSpeakingCustomer() {
        customers.findOrCreate(brands.get("helpcenter"), address, "Ada", "fr");
    }

    @Test
    void usesTheProfileLanguageWhileSignedIn() {
        var visitor = Visitor.withoutLanguage(port);
        assertThat(visitor.opens("/helpcenter")).contains("lang=\"en\"");

        signsIn(visitor);

        assertThat(visitor.page()).contains("lang=\"fr\"", "Mes demandes");
        assertThat(visitor.opens("/helpcenter")).contains("<html lang=\"fr\"");
        assertThat(visitor.opens("/helpcenter/nowhere")).contains("<html lang=\"fr\"");
        assertThat(visitor.opens("/parcels")).contains("<html lang=\"en\"");

        visitor.opens("/helpcenter/requests");
        visitor.submits("/helpcenter/sign-out", Map.of());
        assertThat(visitor.opens("/helpcenter")).contains("<html lang=\"en\"");
    }

    @Test
    void aLanguageChosenInThisSessionWins() {
        var visitor = new Visitor(port, "en");

        signsIn(visitor);

        assertThat(visitor.page()).contains("<html lang=\"en\"", "My requests");
    }

    @Test
    void aLanguageChosenOnceSignedInStays() {
        var visitor = Visitor.withoutLanguage(port);
        signsIn(visitor);

        visitor.opens("/helpcenter/requests?lang=en");

        assertThat(visitor.opens("/helpcenter/requests")).contains("<html lang=\"en\"");
    }

    @Test
    void aSavedProfileLanguageAppliesImmediately() {
        var visitor = new Visitor(port, "fr");
        signsIn(visitor);
        visitor.opens(PROFILE);

        visitor.submits(PROFILE, Map.of("name", "Ada", "language", "en"));
        assertThat(visitor.page()).contains("<html lang=\"en\"", "Saved.").doesNotContain("Enregistré");

        visitor.submits(PROFILE, Map.of("name", "Ada", "language", "fr"));
        assertThat(visitor.page()).contains("<html lang=\"fr\"", "Enregistré.");
        assertThat(visitor.opens("/helpcenter")).contains("<html lang=\"fr\"");
    }

    private void signsIn(Visitor visitor) {
        var link = confidentialRequests.signInLinkFor("helpcenter", address);
        visitor.opens(link);
        visitor.submits(link, Map.of());
    }
}
