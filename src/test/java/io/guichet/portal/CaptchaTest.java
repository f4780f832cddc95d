package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import io.guichet.Chromium;
import io.guichet.DeskTest;
import io.guichet.Wcag;
import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import io.guichet.demo.SettableClock;
import io.guichet.intake.Question;
import io.guichet.intake.Question.Outcome;
import io.guichet.intake.Questions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The contact form requires a captcha from anonymous visitors, not from signed-in customers. */
@DeskTest
class CaptchaTest {

    private static final String WIDGET = "<altcha-widget";
    private static final String TEXT = "My lamp is dark.";

    @LocalServerPort
    private int port;

    @Autowired
    private Customers customers;

    @Autowired
    private Brands brands;

    @Autowired
    private Questions questions;

    @Autowired
    private ConfidentialRequests confidentialRequests;

    @Autowired
    private SettableClock clock;

    private final String address = UUID.randomUUID() + "@example.org";

    @ParameterizedTest
    @CsvSource({"en, could not verify that you are not a robot", "fr, pas pu vérifier que vous n’êtes pas un robot"})
    void withoutASolutionNothingIsSentOrLost(String language, String expected) {
        var visitor = new Visitor(port, language);
        var contact = contact(visitor.asks("helpcenter", TEXT));
        for (var solution : new String[] {"", "bm90IGpzb24="}) {
            visitor.opens(contact);

            visitor.submits(
                    contact, filled(Map.of("_captcha", solution, "requestType", "incident", "product", "Lamp 3")));

            assertThat(visitor.status()).isEqualTo(400);
            assertThat(visitor.page())
                    .contains(expected, "href=\"#field-_captcha\"", "It is darker than it was.", address)
                    .contains("value=\"incident\" checked", "value=\"Lamp 3\"");
            assertThat(outcome(contact)).isEqualTo(Outcome.ASKED);
        }
        assertThat(customers.find("helpcenter", address)).isEmpty();
        assertThat(visitor.opens(contact)).contains("It is darker than it was.");
    }

    @Test
    void aSolutionLetsOneRequestThrough() {
        var visitor = new Visitor(port, "en");
        var solution = Map.of("_captcha", visitor.solvesCaptcha("helpcenter"));
        var first = contact(visitor.asks("helpcenter", TEXT));
        var second = contact(visitor.asks("helpcenter", TEXT));
        visitor.opens(first);
        visitor.submits(first, filled(solution));
        assertThat(visitor.page()).contains("We have received your request");

        visitor.opens(second);
        visitor.submits(second, filled(solution));

        assertThat(visitor.status()).isEqualTo(400);
        assertThat(outcome(second)).isEqualTo(Outcome.ASKED);
    }

    @Test
    void anInvalidFormDoesNotUseUpTheSolution() {
        var visitor = new Visitor(port, "en");
        var contact = contact(visitor.asks("helpcenter", TEXT));
        var solution = visitor.solvesCaptcha("helpcenter");
        visitor.opens(contact);
        visitor.submits(contact, filled(Map.of("_captcha", solution, "email", "ada@nowhere")));
        assertThat(visitor.status()).isEqualTo(400);

        visitor.submits(contact, filled(Map.of("_captcha", solution)));

        assertThat(visitor.page()).contains("We have received your request");
    }

    @Test
    void submittingEarlyWaitsForTheSolution() {
        try (var chromium = Chromium.at(port)) {
            var customer = BrowserCustomer.create(chromium, "en", Wcag.SCREEN_WIDTH);
            var page = customer.page();
            var challenges = new ArrayList<Route>();
            customer.setsTime(clock.instant());
            page.route("**/captcha", challenges::add);
            customer.asks("helpcenter", TEXT);
            customer.clicksThrough("main .actions a.button");
            customer.fills(Map.of("email", address));

            page.click("main form button.primary");
            assertThat(outcome(contact(customer.number()))).isEqualTo(Outcome.ASKED);
            challenges.get(0).resume();
            page.waitForURL("**/sent");

            customer.hasNoConsoleErrors();
        }
    }

    @Test
    void signedInCustomersGetNoCaptcha() {
        var visitor = signedIn();
        var contact = contact(visitor.asks("helpcenter", TEXT));
        assertThat(visitor.opens(contact)).contains(address).doesNotContain(WIDGET, "<noscript");

        visitor.submits(contact, filled(Map.of()));

        assertThat(visitor.page()).contains("We have received your request");
    }

    @Test
    void signedOutCustomersGetACaptchaAgain() {
        var visitor = signedIn();
        visitor.submits("/helpcenter/sign-out", Map.of());

        assertThat(visitor.opens(contact(visitor.asks("helpcenter", TEXT)))).contains(WIDGET);
    }

    @Test
    void signingInReplacesTheCaptchaWithoutJavaScript() {
        customers.findOrCreate(brands.get("helpcenter"), address, "Ada", "en");
        var visitor = new Visitor(port, "en");
        var number = visitor.asks("helpcenter", TEXT);
        var instead = "/helpcenter/sign-in?question=" + number;
        assertThat(visitor.opens(contact(number))).containsPattern("<noscript>[^§]*" + instead.replace("?", "\\?"));

        visitor.opens(instead);
        visitor.submits("/helpcenter/sign-in", Map.of("email", address));
        signsIn(visitor);

        assertThat(visitor.location()).isEqualTo(contact(number));
        assertThat(visitor.page()).contains(TEXT, address).doesNotContain(WIDGET);
    }

    @Test
    void keepsTheFormWhileTheCustomerSignsIn() {
        var contact = contact(new Visitor(port, "en").asks("helpcenter", TEXT));
        var visitor = new Visitor(port, "en");
        visitor.opens(contact);
        visitor.submits(contact, filled(Map.of("_split", "sign-in", "product", "Lamp 3")));
        assertThat(visitor.location()).startsWith("/helpcenter/sign-in?question=");
        customers.findOrCreate(brands.get("helpcenter"), address, "Ada", "en");

        signsIn(visitor);

        assertThat(visitor.location()).isEqualTo(contact);
        assertThat(visitor.page()).contains("It is darker than it was.", "value=\"Lamp 3\"");
    }

    @Test
    void doesNotReturnToAQuestionOfAnotherBrand() {
        customers.findOrCreate(brands.get("helpcenter"), address, "Ada", "en");
        var visitor = new Visitor(port, "en");
        visitor.opens("/helpcenter/sign-in?question=" + visitor.asks("parcels", TEXT));

        signsIn(visitor);

        assertThat(visitor.location()).isEqualTo("/helpcenter/requests");
    }

    private Visitor signedIn() {
        customers.findOrCreate(brands.get("helpcenter"), address, "Ada", "en");
        var visitor = new Visitor(port, "en");
        signsIn(visitor);
        return visitor;
    }

    private void signsIn(Visitor visitor) {
        var link = confidentialRequests.signInLinkFor("helpcenter", address);
        visitor.opens(link);
        visitor.submits(link, Map.of());
    }

    private Map<String, String> filled(Map<String, String> more) {
        var fields = new HashMap<>(Map.of("subject", "Lamp", "body", "It is darker than it was.", "email", address));
        fields.putAll(more);
        return fields;
    }

    private Outcome outcome(String contact) {
        return questions.find(contact.split("/")[3]).map(Question::outcome).orElseThrow();
    }

    private static String contact(String number) {
        return "/helpcenter/questions/%s/contact".formatted(number);
    }
}
