package io.guichet.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.guichet.Wcag.PHONE_WIDTH;
import static io.guichet.Wcag.SCREEN_WIDTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Chromium;
import io.guichet.CustomerMail;
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

/** From question to survey at every brand: on phone and desktop, by keyboard, without JavaScript. */
@DeskTest
class CustomerJourneyTest {

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
    private ContactFormReader contactFormReader;

    @Autowired
    private ConfidentialRequests confidentialRequests;

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
                Arguments.of("miro", "fr", PHONE_WIDTH, "business", Map.of("requestType", "product-question")),
                Arguments.of("zoom", "en", SCREEN_WIDTH, "pro", Map.of("requestType", "question")),
                Arguments.of("vimeo", "fr", PHONE_WIDTH, "pro", Map.of("requestType", "question")),
                Arguments.of("webshop", "en", SCREEN_WIDTH, null, Map.of("product", "Logo page")),
                Arguments.of("helpcenter", "fr", PHONE_WIDTH, null, Map.of("requestType", "incident")));
    }

    @ParameterizedTest
    @MethodSource("brandsAndTheirCustomers")
    void aQuestionIsAskedAnsweredAndRated(
            String brand, String language, int width, String plan, Map<String, String> chosen) {
        createsCustomer(brand, plan);
        var customer = BrowserCustomer.create(chromium, language, width);
        var page = customer.page();
        customer.setsTime(clock.instant());

        if (plan != null) {
            customer.opens(confidentialRequests.signInLinkFor(brand, address));
            customer.submits();
        }
        customer.opens("/" + brand);
        page.waitForCondition(() -> page.context().cookies().stream().anyMatch(cookie -> cookie.name.equals("zone")));
        Wcag.assertConforms(page, width);
        customer.asks(brand, "Nothing has happened since this morning.");
        Wcag.assertConforms(page, width);
        customer.clicksThrough("main .actions a.button");
        customer.fills(chosen);
        customer.fills(contact());
        if (plan == null && hasCaptcha(brand)) {
            customer.waitsForCaptcha();
        }
        Wcag.assertConforms(page, width);
        customer.submits();
        assertThat(page).hasURL(Pattern.compile("/sent$"));
        Wcag.assertConforms(page, width);
        if (plan == null) {
            customer.opens(CustomerMail.linkOf(port, customer.number()));
        } else {
            customer.clicksThrough("main .actions a.button");
        }
        Wcag.assertConforms(page, width);
        if (brand.equals("webshop")) {
            customer.clicksThrough("#confirm_request + p + form button");
        }
        customer.fills(Map.of("body", "One thing more."));
        customer.submits();
        assertThat(page.locator(".message .body").last()).hasText("One thing more.");
        Wcag.assertConforms(page, width);

        solves(customer.number());
        page.reload();
        assertThat(page.getByText("Have you looked at the neighbour")).isVisible();
        Wcag.assertConforms(page, width);
        customer.clicksThrough("p.primary-link a.button.primary");
        customer.fills(Map.of("score", "5", "comment", "Thanks."));
        Wcag.assertConforms(page, width);
        customer.submits();

        assertThat(page.locator("dd.typed")).hasText("Thanks.");
        Wcag.assertConforms(page, width);
        assertThat(desk.survey(customer.number()).orElseThrow().score()).isEqualTo(5);
        customer.hasNoConsoleErrors();
    }

    @Test
    void worksWithoutJavaScriptForSignedInCustomers() {
        customers.findOrCreate(brands.get("helpcenter"), address, "Ada", "en");
        var customer = BrowserCustomer.withoutScripts(chromium, "en", PHONE_WIDTH);
        var page = customer.page();

        customer.opens("/helpcenter");
        customer.submits();
        assertThat(page.locator(".problems")).isVisible();
        customer.asks("helpcenter", "Nothing has happened since this morning.");
        customer.clicksThrough("main .actions a[href$='/contact']");
        customer.fills(contact());
        customer.clicksThrough("main form button.primary");
        assertThat(page.locator("#field-_captcha .problem").first()).isVisible();
        customer.clicksThrough("#field-_captcha noscript button");
        customer.fills(Map.of("email", address));
        customer.submits();
        customer.opens(confidentialRequests.signInLinkFor("helpcenter", address));
        customer.submits();
        assertThat(page.locator("[name=subject]")).hasValue("Nothing happens");
        customer.submits();
        customer.clicksThrough("main .actions a.button.primary");
        customer.fills(Map.of("body", "One thing more."));
        customer.submits();
        assertThat(page.locator(".message .body").last()).hasText("One thing more.");

        solves(customer.number());
        page.reload();
        customer.clicksThrough("p.primary-link a.button.primary");
        customer.fills(Map.of("score", "4"));
        customer.submits();

        assertThat(desk.survey(customer.number()).orElseThrow().score()).isEqualTo(4);
        customer.hasNoConsoleErrors();
    }

    private boolean hasCaptcha(String brand) {
        return contactFormReader.formFor(brands.get(brand)).hasCaptcha();
    }

    private void createsCustomer(String brand, String plan) {
        if (plan != null) {
            var known = customers.findOrCreate(brands.get(brand), address, "Ada", "en");
            customers.updateContract(known.id(), plan, null, null, null);
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
