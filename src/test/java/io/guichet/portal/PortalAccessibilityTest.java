package io.guichet.portal;

import static io.guichet.Wcag.SCREEN_WIDTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.Chromium;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.Wcag;
import io.guichet.demo.SettableClock;
import io.guichet.email.EmailMessage;
import io.guichet.email.Outbox;
import io.guichet.engine.BrokenTable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** All customer pages, initial, filled in and rejected: on phone and desktop, light and dark. */
@DeskTest
class PortalAccessibilityTest {

    @Autowired
    private RepositoryService repository;

    private static final Pattern LINK = Pattern.compile("/parcels/sign-in/[A-Za-z0-9_-]{20,}");
    private static final String WORDS = "Where is my parcel? It should be here by now.";

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Outbox outbox;

    @Autowired
    private ConfidentialRequests confidentialRequests;

    @Autowired
    private SettableClock clock;

    private final String address = UUID.randomUUID() + "@example.org";
    private BrowserCustomer customer;

    @BeforeEach
    void opensTheBrowser() {
        if (chromium == null) {
            chromium = Chromium.at(port);
        }
        customer = BrowserCustomer.create(chromium, "en", SCREEN_WIDTH);
    }

    @AfterAll
    static void closesTheBrowser() {
        if (chromium != null) {
            chromium.close();
            chromium = null;
        }
    }

    @Test
    void askPage() {
        checks("/");
        checks("/parcels");
        submitsAndChecks();
        checks("/parcels/nowhere");
    }

    @Test
    void answeredAndAbandonedQuestions() {
        customer.asks("parcels", WORDS);
        checks();
        customer.clicksThrough("main .actions form button");
        checks();

        customer.asks("parcels", WORDS);
        desk.firesTimer(customer.number(), "Event_NoDecision");
        customer.page().reload();
        checks();
    }

    @Test
    void redirectedQuestion() {
        customer.opens("/miro?requestType=jobs");
        customer.fills(Map.of("text", "Do you have work for me?"));
        submitsAndChecks();
        customer.clicksThrough("main .actions a.button");
        customer.fills(Map.of("requestType", "jobs", "subject", "Work", "body", "Work?", "email", address));
        submitsAndChecks();
    }

    @Test
    void contactFormWithConditionalFields() {
        customer.asks("zoom", WORDS);
        customer.clicksThrough("main .actions a.button");
        checks();
        customer.fills(Map.of("requestType", "incident"));
        customer.fills(Map.of("impact", "down"));
        checks();
        customer.fills(Map.of("email", "nobody"));
        submitsAndChecks();
    }

    @Test
    void contactFormWithCaptcha() {
        customer.setsTime(clock.instant());
        customer.asks("helpcenter", WORDS);
        customer.clicksThrough("main .actions a.button");
        checks();
        customer.fills(Map.of("email", address));
        customer.waitsForCaptcha();
        checks();
        customer.page().locator("input[name=_captcha]").evaluate("field => field.value = 'solved by nobody'");
        submitsAndChecks();
        assertThat(customer.page().locator("#field-_captcha .problem").isVisible())
                .isTrue();
    }

    @Test
    void splitRequest() {
        customer.asks("webshop", "Where is my invoice? And how do I pay?");
        customer.clicksThrough("main .actions a.button");
        customer.fills(Map.of("product", "Logo page", "email", address));
        submitsAndChecks();
        customer.fills(Map.of("_subject0", ""));
        submitsAndChecks();
        assertThat(customer.page().locator("#problem-_subject0").isVisible()).isTrue();
        customer.fills(Map.of("_subject0", "Invoice"));
        submitsAndChecks();
        assertThat(customer.page().url()).contains("/sent");
    }

    @Test
    void requestUntilItIsClosed() {
        var number = desk.opens("parcels", Map.of());
        customer.opens(desk.ticket(number).customerLink(""));
        submitsAndChecks();
        customer.opens(desk.ticket(number).customerLink("/survey"));
        checks();
        desk.triages(number);
        desk.answers(number, "ASK_CUSTOMER");
        customer.opens(desk.ticket(number).customerLink(""));
        checks();
        customer.fills(Map.of("body", "Too late."));
        desk.withdraws(number);
        submitsAndChecks();
        customer.opens(desk.ticket(number).customerLink(""));
        checks();
    }

    @Test
    void refusedRating() {
        var number = desk.opensAndAnswers("SOLVE");
        customer.opens(desk.ticket(number).customerLink("/survey"));
        checks();
        submitsAndChecks();
    }

    @Test
    void invoice() {
        var number = desk.opens("parcels", Map.of("premium", true));
        customer.opens(desk.ticket(number).customerLink(""));
        checks();
        customer.opens(desk.ticket(number).customerLink("/invoice"));
        checks();
        customer.opens(confidentialRequests.signInLinkFor("parcels", "ada@example.org"));
        customer.submits();
        customer.opens("/parcels/requests/" + number + "/invoice");
        checks();
        ordersAndChecks();
        customer.fills(Map.of(
                "name",
                "Ada",
                "street",
                "2 Light Street",
                "postcode",
                "1000",
                "city",
                "Brussels",
                "country",
                "Belgium"));
        customer.page().check("[name=order]");
        ordersAndChecks();
        assertThat(customer.page().locator(".invoice").count()).isEqualTo(1);
    }

    private void ordersAndChecks() {
        customer.clicksThrough("form[action$='/invoice'] button");
        checks();
    }

    @Test
    void responseTimePage() {
        checks("/zoom/promise");
        checks("/webshop/promise?premium=true&receivedAt=2031-03-09T21:00");
        checks("/zoom/promise?plan=gold&receivedAt=noon");
        checks("/miro/promise?plan=free");
        try (var gap = BrokenTable.withGap(repository)) {
            checks("/parcels/promise?plan=unheard-of&receivedAt=");
        }
    }

    @Test
    void signInByLink() {
        desk.opensFor(address);
        checks("/parcels/sign-in");
        submitsAndChecks();
        customer.fills(Map.of("email", address));
        submitsAndChecks();
        var link = link();
        checks(link);
        submitsAndChecks();
        checks("/parcels/profile");
        customer.fills(Map.of("name", "x".repeat(1_000)));
        submitsAndChecks();
        checks(link);
    }

    @Test
    void cannotSignInPage() {
        customer.setsTime(clock.instant());
        checks("/miro/cannot-sign-in");
        submitsAndChecks();
        customer.fills(Map.of("subject", "Phone", "body", "I lost my phone.", "email", address));
        customer.waitsForCaptcha();
        checks();
        submitsAndChecks();
        assertThat(customer.page().url()).endsWith("/sent");
    }

    @ParameterizedTest
    @CsvSource({
        "image-alt, <img src=nothing.png>, width: 40px",
        "label, <input>, width: 9em",
        "color-contrast, <p>Hardly to be read</p>, color: #bbb",
        "target-size, <div><a href=1>a</a><a href=2>b</a></div>, font-size: 9px",
        "wider than the window, <div>Wide</div>, width: 2000px",
    })
    void detectsEachKindOfViolation(String rule, String wrong, String style) {
        customer.opens("/");
        customer.page()
                .locator("main")
                .evaluate(
                        "(main, [html, css]) => { main.innerHTML = html; main.firstElementChild.style.cssText = css; }",
                        List.of(wrong, style));

        assertThatThrownBy(() -> Wcag.assertConforms(customer.page())).hasMessageContaining(rule);
    }

    private void checks(String path) {
        customer.opens(path);
        checks();
    }

    private void submitsAndChecks() {
        customer.submits();
        checks();
    }

    private void checks() {
        Wcag.assertConforms(customer.page());
        customer.hasNoConsoleErrors();
    }

    private String link() {
        var emails = outbox.of("").stream()
                .filter(email -> email.recipient().startsWith(address))
                .map(EmailMessage::body)
                .toList();
        var found = LINK.matcher(String.join("", List.copyOf(emails)));
        assertThat(found.find()).isTrue();
        return found.group();
    }
}
