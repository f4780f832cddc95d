package io.guichet.portal;

import static io.guichet.Wcag.SCREEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.Chromium;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.Wcag;
import io.guichet.demo.SettableClock;
import io.guichet.letter.Letter;
import io.guichet.letter.Outbox;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every page of the customers as it begins, filled in and refused: on a phone and a screen, light and dark. */
@DeskTest
class PagesForEverybodyTest {

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
    private SettableClock clock;

    private final String address = UUID.randomUUID() + "@example.org";
    private InTheBrowser customer;

    @BeforeEach
    void somebodyComes() {
        if (chromium == null) {
            chromium = Chromium.at(port);
        }
        customer = InTheBrowser.reads(chromium, "en", SCREEN);
    }

    @AfterAll
    static void closesTheBrowser() {
        if (chromium != null) {
            chromium.close();
            chromium = null;
        }
    }

    @Test
    void whereOneAsks() {
        holds("/");
        holds("/parcels");
        sendsAndHolds();
        holds("/parcels/nowhere");
    }

    @Test
    void aQuestionThatIsAnsweredOrSetAside() {
        customer.asks("parcels", WORDS);
        holds();
        customer.goesOn("main .actions form button");
        holds();

        customer.asks("parcels", WORDS);
        desk.fires(customer.number(), "Event_NoDecision");
        customer.page().reload();
        holds();
    }

    @Test
    void aQuestionThatIsAnsweredElsewhere() {
        customer.opens("/miro?requestType=jobs");
        customer.fills(Map.of("text", "Do you have work for me?"));
        sendsAndHolds();
        customer.goesOn("main .actions a.button");
        customer.fills(Map.of("requestType", "jobs", "subject", "Work", "body", "Work?", "email", address));
        sendsAndHolds();
    }

    @Test
    void theContactFormWithFieldsThatOthersCall() {
        customer.asks("zoom", WORDS);
        customer.goesOn("main .actions a.button");
        holds();
        customer.fills(Map.of("requestType", "incident"));
        customer.fills(Map.of("impact", "down"));
        holds();
        customer.fills(Map.of("email", "nobody"));
        sendsAndHolds();
    }

    @Test
    void theContactFormThatIsForPeople() {
        customer.lives(clock.instant());
        customer.asks("helpcenter", WORDS);
        customer.goesOn("main .actions a.button");
        holds();
        customer.fills(Map.of("email", address));
        customer.solvesTheRiddle();
        holds();
        customer.page().locator("input[name=_captcha]").evaluate("field => field.value = 'solved by nobody'");
        sendsAndHolds();
        assertThat(customer.page().locator("#field-_captcha .problem").isVisible())
                .isTrue();
    }

    @Test
    void aRequestWithSeveralQuestions() {
        customer.asks("webshop", "Where is my invoice? And how do I pay?");
        customer.goesOn("main .actions a.button");
        customer.fills(Map.of("product", "Logo page", "email", address));
        sendsAndHolds();
        customer.fills(Map.of("_subject0", ""));
        sendsAndHolds();
        assertThat(customer.page().locator("#problem-_subject0").isVisible()).isTrue();
        customer.fills(Map.of("_subject0", "Invoice"));
        sendsAndHolds();
        assertThat(customer.page().url()).contains("/sent");
    }

    @Test
    void aRequestUntilItIsClosed() {
        var number = desk.opens("parcels", Map.of());
        customer.opens(desk.ticket(number).customerLink(""));
        sendsAndHolds();
        customer.opens(desk.ticket(number).customerLink("/survey"));
        holds();
        desk.triages(number);
        desk.answers(number, "ASK_CUSTOMER");
        customer.opens(desk.ticket(number).customerLink(""));
        holds();
        customer.fills(Map.of("body", "Too late."));
        desk.withdraws(number);
        sendsAndHolds();
        customer.opens(desk.ticket(number).customerLink(""));
        holds();
    }

    @Test
    void aRatingThatIsRefused() {
        var number = desk.opensAndAnswers("SOLVE");
        customer.opens(desk.ticket(number).customerLink("/survey"));
        holds();
        sendsAndHolds();
    }

    @Test
    void anInvoice() {
        var number = desk.opens("parcels", Map.of("premium", true));
        customer.opens(desk.ticket(number).customerLink(""));
        holds();
        customer.opens(desk.ticket(number).customerLink("/invoice"));
        holds();
        sendsAndHolds();
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
        sendsAndHolds();
        assertThat(customer.page().locator(".invoice").count()).isEqualTo(1);
    }

    @Test
    void whenAnAnswerComes() {
        holds("/zoom/promise");
        holds("/webshop/promise?premium=true&receivedAt=2031-03-09T21:00");
        holds("/zoom/promise?plan=gold&receivedAt=noon");
        holds("/miro/promise?plan=free");
        holds("/parcels/promise?plan=unheard-of&receivedAt=");
    }

    @Test
    void oneSignsInByALink() {
        desk.opensFor(address);
        holds("/parcels/sign-in");
        sendsAndHolds();
        customer.fills(Map.of("email", address));
        sendsAndHolds();
        var link = link();
        holds(link);
        sendsAndHolds();
        holds("/parcels/profile");
        customer.fills(Map.of("name", "x".repeat(1_000)));
        sendsAndHolds();
        holds(link);
    }

    @Test
    void oneCannotSignIn() {
        customer.lives(clock.instant());
        holds("/miro/cannot-sign-in");
        sendsAndHolds();
        customer.fills(Map.of("subject", "Phone", "body", "I lost my phone.", "email", address));
        customer.solvesTheRiddle();
        holds();
        sendsAndHolds();
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
    void whatIsWrongIsFound(String rule, String wrong, String style) {
        customer.opens("/");
        customer.page()
                .locator("main")
                .evaluate(
                        "(main, [html, css]) => { main.innerHTML = html; main.firstElementChild.style.cssText = css; }",
                        List.of(wrong, style));

        assertThatThrownBy(() -> Wcag.holds(customer.page())).hasMessageContaining(rule);
    }

    private void holds(String path) {
        customer.opens(path);
        holds();
    }

    private void sendsAndHolds() {
        customer.sends();
        holds();
    }

    private void holds() {
        Wcag.holds(customer.page());
        customer.hasNoComplaints();
    }

    private String link() {
        var letters = outbox.of("").stream()
                .filter(letter -> letter.recipient().startsWith(address))
                .map(Letter::body)
                .toList();
        var found = LINK.matcher(String.join("", List.copyOf(letters)));
        assertThat(found.find()).isTrue();
        return found.group();
    }
}
