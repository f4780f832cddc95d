package io.guichet.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.guichet.Wcag.PHONE;
import static io.guichet.Wcag.SCREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Chromium;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.Wcag;
import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import io.guichet.demo.SettableClock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** From the question to the rating at every brand, for everybody: on a phone and on a screen, by keyboard, without scripts. */
@DeskTest
@Import(Confidences.class)
class CustomersJourneyTest {

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Customers customers;

    @Autowired
    private Brands brands;

    @Autowired
    private ContactForms contactForms;

    @Autowired
    private Confidences confidences;

    @Autowired
    private SettableClock clock;

    private final String address = UUID.randomUUID() + "@example.org";

    @BeforeEach
    void startsTheBrowser() {
        if (chromium == null) {
            chromium = Chromium.at(port);
        }
    }

    @AfterAll
    static void closesTheBrowser() {
        if (chromium != null) {
            chromium.close();
            chromium = null;
        }
    }

    static Stream<Arguments> brandsAndTheirCustomers() {
        return Stream.of(
                Arguments.of("miro", "fr", PHONE, "business", Map.of("requestType", "product-question")),
                Arguments.of("zoom", "en", SCREEN, "pro", Map.of("requestType", "question")),
                Arguments.of("vimeo", "fr", PHONE, "pro", Map.of("requestType", "question")),
                Arguments.of("webshop", "en", SCREEN, null, Map.of("product", "Logo page")),
                Arguments.of("helpcenter", "fr", PHONE, null, Map.of("requestType", "incident")));
    }

    @ParameterizedTest
    @MethodSource("brandsAndTheirCustomers")
    void aQuestionIsAskedAnsweredAndRated(
            String brand, String language, int width, String plan, Map<String, String> chosen) {
        has(brand, plan);
        var customer = InTheBrowser.reads(chromium, language, width);
        var page = customer.page();
        customer.lives(clock.instant());

        customer.opens("/" + brand);
        Wcag.holds(page, width);
        customer.asks(brand, "Nothing has happened since this morning.");
        Wcag.holds(page, width);
        customer.goesOn("main .actions a.button");
        customer.fills(chosen);
        customer.fills(contact());
        if (isForPeople(brand)) {
            customer.solvesTheRiddle();
        }
        Wcag.holds(page, width);
        customer.sends();
        assertThat(page).hasURL(Pattern.compile("/sent\\?"));
        Wcag.holds(page, width);
        customer.goesOn("main .actions a.button");
        Wcag.holds(page, width);
        customer.fills(Map.of("body", "One thing more."));
        customer.sends();
        assertThat(page.locator(".message .body").last()).hasText("One thing more.");
        Wcag.holds(page, width);

        solves(customer.number());
        page.reload();
        assertThat(page.getByText("Have you looked at the neighbour")).isVisible();
        Wcag.holds(page, width);
        customer.goesOn("p.way a.button.primary");
        customer.fills(Map.of("score", "5", "comment", "Thanks."));
        Wcag.holds(page, width);
        customer.sends();

        assertThat(page.locator("dd.typed")).hasText("Thanks.");
        Wcag.holds(page, width);
        assertThat(desk.survey(customer.number()).orElseThrow().score()).isEqualTo(5);
        customer.hasNoComplaints();
    }

    @Test
    void withoutScriptsNothingIsMissingForWhoSignsIn() {
        customers.welcome(brands.get("helpcenter"), address, "Ada", "en");
        var customer = InTheBrowser.withoutScripts(chromium, "en", PHONE);
        var page = customer.page();

        customer.opens("/helpcenter");
        customer.sends();
        assertThat(page.locator(".problems")).isVisible();
        customer.asks("helpcenter", "Nothing has happened since this morning.");
        customer.goesOn("main .actions a[href$='/contact']");
        customer.fills(contact());
        customer.goesOn("main form button.primary");
        assertThat(page.locator("#field-_captcha .problem").first()).isVisible();
        customer.goesOn("#field-_captcha noscript button");
        customer.fills(Map.of("email", address));
        customer.sends();
        customer.opens(confidences.linkFor("helpcenter", address));
        customer.sends();
        assertThat(page.locator("[name=subject]")).hasValue("Nothing happens");
        customer.sends();
        customer.goesOn("main .actions a.button.primary");
        customer.fills(Map.of("body", "One thing more."));
        customer.sends();
        assertThat(page.locator(".message .body").last()).hasText("One thing more.");

        solves(customer.number());
        page.reload();
        customer.goesOn("p.way a.button.primary");
        customer.fills(Map.of("score", "4"));
        customer.sends();

        assertThat(desk.survey(customer.number()).orElseThrow().score()).isEqualTo(4);
        customer.hasNoComplaints();
    }

    private boolean isForPeople(String brand) {
        return contactForms.of(brands.get(brand)).hasCaptcha();
    }

    private void has(String brand, String plan) {
        if (plan != null) {
            var known = customers.welcome(brands.get(brand), address, "Ada", "en");
            customers.subscribe(known.id(), plan, null, null, null);
        }
    }

    private Map<String, String> contact() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("subject", "Nothing happens");
        fields.put("body", "Nothing has happened since this morning.");
        fields.put("email", address);
        return fields;
    }

    private void solves(String number) {
        desk.triages(number);
        desk.answers(number, "SOLVE");
    }
}
