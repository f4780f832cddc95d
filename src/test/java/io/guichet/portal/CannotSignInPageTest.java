package io.guichet.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Chromium;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import io.guichet.demo.SettableClock;
import io.guichet.ticket.Tickets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The form for customers who cannot sign in: requires a captcha and reveals nothing about the owner of an address. */
@DeskTest
class CannotSignInPageTest {

    private static final String FORM = "/miro/cannot-sign-in";

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Customers customers;

    @Autowired
    private Brands brands;

    @Autowired
    private Tickets tickets;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient db;

    private final String address = UUID.randomUUID() + "@example.org";

    @Test
    void opensATicketThatTakesNothingFromTheRecord() {
        var known = customers.findOrCreate(brands.get("miro"), address, "Ada", "en");
        customers.updateContract(known.id(), "business", "premium-support", null, null);
        var visitor = new Visitor(port, "en");
        var solution = visitor.solvesCaptcha("miro");
        visitor.opens(FORM);

        visitor.submits(FORM, filled(solution));

        assertThat(visitor.location()).endsWith("/cannot-sign-in/sent");
        assertThat(visitor.page())
                .contains("We are sending an email to the address")
                .doesNotContain("/requests/", "MI-");
        var ticket = tickets.get(numbers().get(0));
        assertThat(ticket.team()).isEqualTo("miro-accounts");
        assertThat(ticket.attributes().values())
                .containsEntry("requestType", "cannot-sign-in")
                .containsEntry("withoutSignIn", true)
                .doesNotContainKeys("plan", "addOn");
        assertThat(desk.emailTemplates(ticket.number())).containsExactly("acknowledgement");
    }

    @ParameterizedTest
    @CsvSource({"en, could not verify that you are not a robot", "fr, pas pu vérifier que vous n’êtes pas un robot"})
    void withoutASolutionNothingIsSentOrLost(String language, String expected) {
        var visitor = new Visitor(port, language);
        visitor.opens(FORM);

        for (var solution : List.of("", "bm90IGpzb24=", "!", "x".repeat(9_000))) {
            visitor.submits(FORM, filled(solution));

            assertThat(visitor.status()).isEqualTo(400);
            assertThat(visitor.page()).contains(expected, "href=\"#field-_captcha\"", "I lost my phone.", address);
        }
        assertThat(numbers()).isEmpty();
    }

    @Test
    void aSolutionLetsOneRequestThrough() {
        var visitor = new Visitor(port, "en");
        var solution = visitor.solvesCaptcha("miro");
        visitor.opens(FORM);
        visitor.submits(FORM, filled(solution));

        visitor.opens(FORM);
        visitor.submits(FORM, filled(solution));

        assertThat(visitor.status()).isEqualTo(400);
        assertThat(numbers()).hasSize(1);
    }

    @Test
    void theSameFormSentTwiceMakesOneTicketAndUsesOneSolution() {
        var visitor = new Visitor(port, "en");
        var solution = visitor.solvesCaptcha("miro");
        visitor.opens(FORM);
        var body = visitor.encodedForm(FORM, filled(solution));

        visitor.post(FORM, body);
        visitor.post(FORM, body);

        assertThat(visitor.status()).isEqualTo(302);
        assertThat(numbers()).hasSize(1);
    }

    @Test
    void aSolutionExpires() {
        var visitor = new Visitor(port, "en");
        var solution = visitor.solvesCaptcha("miro");
        visitor.opens(FORM);
        clock.advance(Duration.ofMinutes(11));

        visitor.submits(FORM, filled(solution));

        assertThat(visitor.status()).isEqualTo(400);
        assertThat(numbers()).isEmpty();
    }

    @Test
    void theContactFormRedirectsHere() {
        var visitor = new Visitor(port, "en");

        visitor.requests("miro", "I cannot sign in.", Map.of("requestType", "cannot-sign-in", "email", address));

        assertThat(visitor.page()).contains("The right place for this request", "href=\"/miro/cannot-sign-in\"");
    }

    @Test
    void aBrandWithoutTheFormHasNoSuchPage() {
        var visitor = new Visitor(port, "en");
        visitor.opens("/zoom/cannot-sign-in");

        assertThat(visitor.status()).isEqualTo(404);
    }

    @Test
    void theBrowserSolvesTheCaptcha() {
        try (var chromium = Chromium.at(port)) {
            var window = chromium.window("en");
            var page = window.page();
            page.clock().setSystemTime(clock.instant().toEpochMilli());
            window.opens(FORM);
            page.fill("[name=subject]", "Phone");
            page.fill("[name=body]", "I lost my phone.");
            page.fill("[name=email]", address);
            assertThat(page.locator("altcha-widget")).containsText("Verified");
            page.click("main button.primary");
            page.waitForURL("**/cannot-sign-in/sent");
            assertThat(window.consoleErrors()).isEmpty();
        }

        assertThat(numbers()).hasSize(1);
    }

    private Map<String, String> filled(String solution) {
        return Map.of("subject", "Phone", "body", "I lost my phone.", "email", address, "_captcha", solution);
    }

    private List<String> numbers() {
        return db.sql("select t.number from ticket t join customer c on c.id = t.customer_id where c.email = :address")
                .param("address", address)
                .query(String.class)
                .list();
    }
}
