package io.guichet.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.guichet.Wcag.PHONE;
import static io.guichet.Wcag.SCREEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.guichet.Chromium;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.Wcag;
import io.guichet.intake.Question.Outcome;
import io.guichet.intake.Questions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The help centre in a real browser: read, typed towards on a slow connection, by the keyboard alone, and with a hostile article. */
@DeskTest
class HelpCentreInTheBrowserTest {

    private static final String SUGGESTIONS = "**/help/suggestions?*";
    private static final String ASKED = "My accordion was dented on its way";

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Questions questions;

    private Shelf shelf;

    @BeforeEach
    void somebodyComes() {
        if (chromium == null) {
            chromium = Chromium.at(port);
        }
        shelf = new Shelf(port);
        var filling = "\n\nKeep what it came in until somebody has looked at it, and write down the day.".repeat(25);
        shelf.has(
                "accordion",
                "en",
                Map.of(
                        "title",
                        "Dented accordions",
                        "topic",
                        "Music",
                        "body",
                        "What to do first." + filling
                                + "\n\n## Dents\n\nAn accordion that was dented on its way is repaired at our"
                                + " cost.\n\n## Prices\n\n| Part | Price |\n|---|---|\n| Bellows | 90 € |\n| Keys | 45 € |\n"
                                + filling));
        shelf.has(
                "accordion",
                "fr",
                Map.of(
                        "title",
                        "Accordéons cabossés",
                        "topic",
                        "Musique",
                        "body",
                        "## Bosses\n\nUn accordéon cabossé en route est réparé à nos frais.\n\n## Prix\n\nVoir la liste.\n"));
        shelf.has(
                "bagpipe",
                "en",
                Map.of("title", "Bagpipes and accordions", "topic", "Music", "body", "Sent flat." + filling));
    }

    @AfterAll
    static void closesTheBrowser() {
        if (chromium != null) {
            chromium.close();
            chromium = null;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void everyPageIsForEverybody(String language) {
        var customer = InTheBrowser.reads(chromium, language, SCREEN);

        holds(customer, "/parcels/help");
        holds(customer, "/parcels/help?topic=Music");
        holds(customer, "/parcels/help?topic=Nowhere");
        holds(customer, "/parcels/help?q=accordion");
        holds(customer, "/parcels/help?q=qqxxzz");
        holds(customer, "/parcels/help/bagpipe");
        holds(customer, "/parcels/help/accordion");
        customer.goesOn(".helpful button[value=no]");
        holds(customer);
        customer.goesOn(".helpful form button");
        holds(customer);
        customer.page().fill("[name=word]", "A picture.");
        customer.goesOn(".helpful form button");
        holds(customer);
        holds(customer, "/parcels/help/nowhere");
    }

    @ParameterizedTest
    @CsvSource({"en, " + SCREEN, "en, " + PHONE, "fr, " + SCREEN, "fr, " + PHONE})
    void theBestAnswerIsReadInPlaceAndSaidToHaveAnswered(String language, int width) {
        var customer = InTheBrowser.reads(chromium, language, width);
        var page = customer.page();

        customer.asks("parcels", language.equals("en") ? ASKED : "Mon accordéon est cabossé");

        assertThat(page.locator(".best .answers")).isInViewport();
        Wcag.holds(page, width);
        customer.goesOn(".best a");
        assertThat(page.locator("h1")).hasText(language.equals("en") ? "Dented accordions" : "Accordéons cabossés");
        Wcag.holds(page, width);
        var number = page.url().replaceAll(".*from=", "");
        customer.goesOn(".from button");
        assertThat(questions.find(number).orElseThrow().outcome()).isEqualTo(Outcome.DEFLECTED);
        customer.hasNoComplaints();
    }

    @Test
    void aLongAnswerIsUnfolded() {
        var customer = InTheBrowser.reads(chromium, "en", SCREEN);
        customer.asks("parcels", ASKED);
        var best = customer.page().locator(".best");

        assertThat(best.getByText("What to do first.")).isHidden();
        best.getByText("Read from the beginning").click();
        assertThat(best.getByText("What to do first.")).isVisible();
        assertThat(best.getByText("Bellows")).isHidden();
        best.getByText("Read on to the end").click();
        assertThat(best.getByText("Bellows")).isVisible();
    }

    @Test
    void withoutScriptsNothingIsMissing() {
        var customer = InTheBrowser.withoutScripts(chromium, "en", PHONE);
        var page = customer.page();

        customer.opens("/parcels/help");
        page.fill("[name=q]", "dented accordion");
        customer.goesOn(".look button");
        customer.goesOn(".found a");
        customer.goesOn(".helpful button[value=no]");
        page.fill("[name=word]", "No picture.");
        customer.goesOn(".helpful form button");
        assertThat(page.locator(".helpful")).containsText("We will read it.");
        customer.asks("parcels", ASKED);
        page.getByText("Read from the beginning").click();
        assertThat(page.getByText("What to do first.")).isVisible();
        customer.goesOn(".best button.primary");

        assertThat(page.locator("h1")).hasText("Good to hear");
        customer.hasNoComplaints();
    }

    @ParameterizedTest
    @CsvSource({
        "en, " + SCREEN + ", Suggested answers, found",
        "en, " + PHONE + ", Suggested answers, found",
        "fr, " + SCREEN + ", Réponses proposées, 1 réponse trouvée",
        "fr, " + PHONE + ", Réponses proposées, 1 réponse trouvée",
    })
    void answersAppearWhileOneTypes(String language, int width, String name, String said) {
        var customer = InTheBrowser.reads(chromium, language, width);
        var page = customer.page();
        customer.opens("/parcels");
        assertThat(suggested(page, name)).isHidden();

        page.locator("[name=text]").pressSequentially(language.equals("en") ? "accordion dented" : "accordéon cabossé");

        assertThat(suggested(page, name)).isVisible();
        assertThat(page.locator("main form").getByRole(AriaRole.STATUS)).containsText(said);
        assertThat(suggested(page, name).getByRole(AriaRole.LINK).first())
                .hasAccessibleName(
                        language.equals("en")
                                ? "Dented accordions (opens in a new tab)"
                                : "Accordéons cabossés (s’ouvre dans un nouvel onglet)");
        Wcag.holds(page, width);
        customer.hasNoComplaints();
    }

    @Test
    void theKeyboardAloneReadsASuggestionAndClosesThem() {
        var customer = InTheBrowser.reads(chromium, "en", SCREEN);
        var page = customer.page();
        customer.opens("/parcels");

        customer.types("[name=text]", "my accordion is dented");
        assertThat(suggested(page, "Suggested answers")).isVisible();
        customer.tabsTo(".typed-answers a");
        var tab = page.context().waitForPage(() -> page.keyboard().press("Enter"));
        assertThat(tab.locator("h1")).hasText("Dented accordions");
        tab.close();
        assertThat(page.locator("[name=text]")).hasValue("my accordion is dented");

        page.keyboard().press("Escape");
        assertThat(suggested(page, "Suggested answers")).isHidden();
        assertThat(page.locator("[name=text]")).isFocused();
        page.keyboard().type(" badly");
        assertThat(suggested(page, "Suggested answers")).isVisible();
        customer.tabsTo("main form button.primary");
        customer.entersAndGoesOn();
        assertThat(page.locator(".asked")).hasText("my accordion is dented badly");
        customer.hasNoComplaints();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyContactFormSuggestsFromSubjectAndText(boolean withoutSignIn) {
        var customer = InTheBrowser.reads(chromium, "en", PHONE);
        var page = customer.page();
        var asked = new ArrayList<String>();
        page.onRequest(request -> asked.add(request.url()));
        if (withoutSignIn) {
            customer.opens("/miro/cannot-sign-in");
        } else {
            customer.asks("parcels", "qqxxzz");
            customer.goesOn("main .actions a.button");
        }

        page.route(SUGGESTIONS, HelpCentreInTheBrowserTest::answers);
        page.fill("[name=subject]", "Accordion");
        page.locator("[name=body]").fill("It was dented.");

        assertThat(suggested(page, "Suggested answers")).isVisible();
        assertThat(asked.get(asked.size() - 1)).endsWith("?q=Accordion%20It%20was%20dented.");
        assertThat(page.locator(".field:has([name=body]) + .typed-answers")).hasCount(1);
        Wcag.holds(page, PHONE);
        customer.hasNoComplaints();
    }

    @Test
    void nothingIsAskedBeforeThereIsSomethingToAskAndAPauseAndNothingMovesForAnInstant() {
        var customer = InTheBrowser.reads(chromium, "en", SCREEN);
        var page = customer.page();
        var held = holdsBack(page);
        page.clock().install(new Clock.InstallOptions().setTime(0));
        customer.opens("/parcels");
        page.clock().pauseAt(3_600_000);
        var said = page.locator("main form").getByRole(AriaRole.STATUS);

        page.fill("[name=text]", "accordion");
        page.clock().runFor(1_000);
        assertThat(held).isEmpty();
        page.fill("[name=text]", "accordion is dented");
        page.clock().runFor(299);
        assertThat(held).isEmpty();
        page.clock().runFor(1);
        page.waitForCondition(() -> held.size() == 1);
        page.clock().runFor(299);
        assertThat(said).hasText("");
        page.clock().runFor(1);
        assertThat(said).hasText("Looking for answers…");

        held.get(0).resume();
        assertThat(said).containsText("found");
    }

    @Test
    void onASlowConnectionAnOldAnswerNeverReplacesANewerOne() {
        var customer = InTheBrowser.reads(chromium, "en", SCREEN);
        var page = customer.page();
        var held = holdsBack(page);
        customer.opens("/parcels");

        page.fill("[name=text]", "first words are slow");
        page.waitForCondition(() -> held.size() == 1);
        page.fill("[name=text]", "later words are quick");
        page.waitForCondition(() -> held.size() == 2);
        answers(held.get(1), "The newer answer");
        assertThat(suggested(page, "Suggested answers")).containsText("The newer answer");
        answers(held.get(0), "The older answer");
        page.evaluate("() => fetch('/parcels/help').then(answer => answer.text())");

        assertThat(suggested(page, "Suggested answers")).containsText("The newer answer");
        assertThat(page.getByText("The older answer")).hasCount(0);
        customer.hasNoComplaints();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 0})
    void whereNothingCanBeSuggestedNothingIsShownAndTheFormWorks(int status) {
        var customer = InTheBrowser.reads(chromium, "en", SCREEN);
        var page = customer.page();
        var held = holdsBack(page);
        customer.opens("/parcels");

        page.fill("[name=text]", "an accordion that is dented");
        page.waitForCondition(() -> held.size() == 1);
        assertThat(page.getByText("Looking for answers…")).isVisible();
        if (status == 0) {
            held.get(0).abort();
        } else {
            held.get(0).fulfill(new Route.FulfillOptions().setStatus(status).setBody("<p data-said='x'>Wrong</p>"));
        }

        assertThat(page.getByText("Looking for answers…")).hasCount(0);
        assertThat(suggested(page, "Suggested answers")).isHidden();
        customer.sends();
        assertThat(page.locator(".asked")).hasText("an accordion that is dented");
    }

    @Test
    void aHostileArticleDoesNoHarm() {
        shelf.has(
                "hostile",
                "en",
                "Ocarinas <script>alert('title')</script>",
                "Ocarina <script>alert(1)</script> ![x](https://evil.example/x.png) <img src=x onerror=alert(2)>\n\n"
                        + "[one](javascript:alert(3)) [two](JaVaScRiPt&colon;alert(4)) [three](data:text/html,<script>alert(5)</script>)"
                        + " [four](//evil.example/) <javascript:alert(6)>\n\n<iframe src=https://evil.example></iframe>\n\n"
                        + "# main\n\n<style>body { display: none }</style>\n\n## " + "x".repeat(3_000) + "\n\n"
                        + "|" + " ocarina |".repeat(60) + "\n|" + "---|".repeat(60) + "\n"
                        + ("|" + " broken-ocarina-without-end |".repeat(60) + "\n").repeat(40));
        var customer = InTheBrowser.reads(chromium, "en", PHONE);
        var page = customer.page();
        var outside = new ArrayList<String>();
        var dialogs = new ArrayList<String>();
        page.onRequest(request -> {
            if (!URI.create(request.url()).getHost().equals("localhost")) {
                outside.add(request.url());
            }
        });
        page.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });

        customer.opens("/parcels/help/hostile");
        for (var link : page.locator(".prose a").all()) {
            assertThat((String) link.evaluate("link => link.protocol + link.host"))
                    .isIn("http:localhost:" + port, "https:evil.example");
        }
        page.getByText("one", new Page.GetByTextOptions().setExact(true)).click();
        holds(customer, "/parcels/help/hostile");
        holds(customer, "/parcels/help?q=ocarina");
        customer.asks("parcels", "Is my ocarina broken?");
        assertThat(page.locator(".best")).isVisible();
        holds(customer);

        assertThat(dialogs).isEmpty();
        assertThat(outside).isEmpty();
    }

    private static Locator suggested(Page page, String name) {
        return page.locator("section[aria-label='%s']".formatted(name));
    }

    /** What is asked while one types waits until the test lets it go on. */
    private static List<Route> holdsBack(Page page) {
        var held = new ArrayList<Route>();
        page.route(SUGGESTIONS, held::add);
        return held;
    }

    private static void answers(Route route) {
        answers(route, "An answer");
    }

    private static void answers(Route route, String title) {
        route.fulfill(new Route.FulfillOptions()
                .setContentType("text/html")
                .setBody("<div data-said='1 answer found'><ul class='found'><li><a href='/'>%s</a></li></ul></div>"
                        .formatted(title)));
    }

    private static void holds(InTheBrowser customer, String path) {
        customer.opens(path);
        holds(customer);
    }

    private static void holds(InTheBrowser customer) {
        Wcag.holds(customer.page());
        customer.hasNoComplaints();
    }
}
