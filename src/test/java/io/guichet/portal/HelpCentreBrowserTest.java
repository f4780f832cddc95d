package io.guichet.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.guichet.Wcag.PHONE_WIDTH;
import static io.guichet.Wcag.SCREEN_WIDTH;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The help centre in a real browser: reading, typeahead on a slow connection, keyboard only, and a hostile article. */
@DeskTest
class HelpCentreBrowserTest {

    private static final String SUGGESTIONS = "**/help/suggestions?*";
    private static final String ASKED = "My accordion was dented on its way";

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Questions questions;

    private ArticleFixture articles;

    @BeforeEach
    void publishesArticles() {
        if (chromium == null) {
            chromium = Chromium.at(port);
        }
        articles = new ArticleFixture(port);
        var filling = "\n\nKeep what it came in until somebody has looked at it, and write down the day.".repeat(25);
        articles.publish(
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
        articles.publish(
                "accordion",
                "fr",
                Map.of(
                        "title",
                        "Accordéons cabossés",
                        "topic",
                        "Musique",
                        "body",
                        "## Bosses\n\nUn accordéon cabossé en route est réparé à nos frais.\n\n## Prix\n\nVoir la liste.\n"));
        articles.publish(
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
    void everyPageIsAccessible(String language) {
        var customer = BrowserCustomer.create(chromium, language, SCREEN_WIDTH);

        checks(customer, "/parcels/help");
        checks(customer, "/parcels/help?topic=Music");
        checks(customer, "/parcels/help?topic=Nowhere");
        checks(customer, "/parcels/help?q=accordion");
        checks(customer, "/parcels/help?q=qqxxzz");
        checks(customer, "/parcels/help/bagpipe");
        checks(customer, "/parcels/help/accordion");
        customer.clicksThrough(".helpful button[value=no]");
        checks(customer);
        customer.clicksThrough(".helpful form button");
        checks(customer);
        customer.page().fill("[name=comment]", "A picture.");
        customer.clicksThrough(".helpful form button");
        checks(customer);
        checks(customer, "/parcels/help/nowhere");
    }

    @ParameterizedTest
    @MethodSource("io.guichet.Wcag#languagesAndWidths")
    void theBestAnswerIsReadInPlaceAndConfirmed(String language, int width) {
        var customer = BrowserCustomer.create(chromium, language, width);
        var page = customer.page();

        customer.asks("parcels", language.equals("en") ? ASKED : "Mon accordéon est cabossé");

        assertThat(page.locator(".best .highlighted")).isInViewport();
        Wcag.assertConforms(page, width);
        customer.clicksThrough(".best a");
        assertThat(page.locator("h1")).hasText(language.equals("en") ? "Dented accordions" : "Accordéons cabossés");
        Wcag.assertConforms(page, width);
        var number = page.url().replaceAll(".*from=", "");
        customer.clicksThrough(".from button");
        assertThat(questions.find(number).orElseThrow().outcome()).isEqualTo(Outcome.DEFLECTED);
        customer.hasNoConsoleErrors();
    }

    @Test
    void aLongAnswerIsUnfolded() {
        var customer = BrowserCustomer.create(chromium, "en", SCREEN_WIDTH);
        customer.asks("parcels", ASKED);
        var best = customer.page().locator(".best");

        assertThat(best.getByText("What to do first.")).isHidden();
        best.getByText("Read from the beginning").click();
        assertThat(best.getByText("What to do first.")).isVisible();
        assertThat(best.getByText("Bellows")).isHidden();
        best.getByText("Continue reading").click();
        assertThat(best.getByText("Bellows")).isVisible();
    }

    @Test
    void worksWithoutJavaScript() {
        var customer = BrowserCustomer.withoutScripts(chromium, "en", PHONE_WIDTH);
        var page = customer.page();

        customer.opens("/parcels/help");
        page.fill("[name=q]", "dented accordion");
        customer.clicksThrough(".search-form button");
        customer.clicksThrough(".found a");
        customer.clicksThrough(".helpful button[value=no]");
        page.fill("[name=comment]", "No picture.");
        customer.clicksThrough(".helpful form button");
        assertThat(page.locator(".helpful")).containsText("Thank you for your comment.");
        customer.asks("parcels", ASKED);
        page.getByText("Read from the beginning").click();
        assertThat(page.getByText("What to do first.")).isVisible();
        customer.clicksThrough(".best button.primary");

        assertThat(page.locator("h1")).hasText("Glad we could help");
        customer.hasNoConsoleErrors();
    }

    @ParameterizedTest
    @MethodSource("io.guichet.Wcag#languagesAndWidths")
    void suggestionsAppearWhileTyping(String language, int width) {
        var isEnglish = language.equals("en");
        var name = isEnglish ? "Suggested answers" : "Réponses proposées";
        var customer = BrowserCustomer.create(chromium, language, width);
        var page = customer.page();
        customer.opens("/parcels");
        assertThat(suggested(page, name)).isHidden();

        page.locator("[name=text]").pressSequentially(isEnglish ? "accordion dented" : "accordéon cabossé");

        assertThat(suggested(page, name)).isVisible();
        assertThat(page.locator("main form").getByRole(AriaRole.STATUS))
                .containsText(isEnglish ? "found" : "1 réponse trouvée");
        assertThat(suggested(page, name).getByRole(AriaRole.LINK).first())
                .hasAccessibleName(
                        isEnglish
                                ? "Dented accordions (opens in a new tab)"
                                : "Accordéons cabossés (s’ouvre dans un nouvel onglet)");
        Wcag.assertConforms(page, width);
        customer.hasNoConsoleErrors();
    }

    @Test
    void theKeyboardOpensAndClosesSuggestions() {
        var customer = BrowserCustomer.create(chromium, "en", SCREEN_WIDTH);
        var page = customer.page();
        customer.opens("/parcels");

        customer.types("[name=text]", "my accordion is dented");
        assertThat(suggested(page, "Suggested answers")).isVisible();
        customer.tabsTo(".suggestions a");
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
        customer.pressesEnter();
        assertThat(page.locator(".quoted")).hasText("my accordion is dented badly");
        customer.hasNoConsoleErrors();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyContactFormSuggestsFromSubjectAndText(boolean withoutSignIn) {
        var customer = BrowserCustomer.create(chromium, "en", PHONE_WIDTH);
        var page = customer.page();
        var asked = new ArrayList<String>();
        page.onRequest(request -> asked.add(request.url()));
        if (withoutSignIn) {
            customer.opens("/miro/cannot-sign-in");
        } else {
            customer.asks("parcels", "qqxxzz");
            customer.clicksThrough("main .actions a.button");
        }

        page.route(SUGGESTIONS, HelpCentreBrowserTest::fulfills);
        page.fill("[name=subject]", "Accordion");
        page.locator("[name=body]").fill("It was dented.");

        assertThat(suggested(page, "Suggested answers")).isVisible();
        assertThat(asked.get(asked.size() - 1)).endsWith("?q=Accordion%20It%20was%20dented.");
        assertThat(page.locator(".field:has([name=body]) + .suggestions")).hasCount(1);
        Wcag.assertConforms(page, PHONE_WIDTH);
        customer.hasNoConsoleErrors();
    }

    @Test
    void suggestionsAreDebounced() {
        var customer = BrowserCustomer.create(chromium, "en", SCREEN_WIDTH);
        var page = customer.page();
        var intercepted = intercepts(page);
        page.clock().install(new Clock.InstallOptions().setTime(0));
        customer.opens("/parcels");
        page.clock().pauseAt(3_600_000);
        var status = page.locator("main form").getByRole(AriaRole.STATUS);

        page.fill("[name=text]", "accordion");
        page.clock().runFor(1_000);
        assertThat(intercepted).isEmpty();
        page.fill("[name=text]", "accordion is dented");
        page.clock().runFor(299);
        assertThat(intercepted).isEmpty();
        page.clock().runFor(1);
        page.waitForCondition(() -> intercepted.size() == 1);
        page.clock().runFor(299);
        assertThat(status).hasText("");
        page.clock().runFor(1);
        assertThat(status).hasText("Searching for answers…");

        intercepted.get(0).resume();
        assertThat(status).containsText("found");
    }

    @Test
    void aLateResponseNeverReplacesANewerOne() {
        var customer = BrowserCustomer.create(chromium, "en", SCREEN_WIDTH);
        var page = customer.page();
        var intercepted = intercepts(page);
        customer.opens("/parcels");

        page.fill("[name=text]", "first words are slow");
        page.waitForCondition(() -> intercepted.size() == 1);
        page.fill("[name=text]", "later words are quick");
        page.waitForCondition(() -> intercepted.size() == 2);
        fulfills(intercepted.get(1), "The newer answer");
        assertThat(suggested(page, "Suggested answers")).containsText("The newer answer");
        fulfills(intercepted.get(0), "The older answer");
        page.evaluate("() => fetch('/parcels/help').then(answer => answer.text())");

        assertThat(suggested(page, "Suggested answers")).containsText("The newer answer");
        assertThat(page.getByText("The older answer")).hasCount(0);
        customer.hasNoConsoleErrors();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 0})
    void theFormWorksWhenSuggestionsFail(int status) {
        var customer = BrowserCustomer.create(chromium, "en", SCREEN_WIDTH);
        var page = customer.page();
        var intercepted = intercepts(page);
        customer.opens("/parcels");

        page.fill("[name=text]", "an accordion that is dented");
        page.waitForCondition(() -> intercepted.size() == 1);
        assertThat(page.getByText("Searching for answers…")).isVisible();
        if (status == 0) {
            intercepted.get(0).abort();
        } else {
            intercepted
                    .get(0)
                    .fulfill(
                            new Route.FulfillOptions().setStatus(status).setBody("<p data-announcement='x'>Wrong</p>"));
        }

        assertThat(page.getByText("Searching for answers…")).hasCount(0);
        assertThat(suggested(page, "Suggested answers")).isHidden();
        customer.submits();
        assertThat(page.locator(".quoted")).hasText("an accordion that is dented");
    }

    @Test
    void aHostileArticleDoesNoHarm() {
        articles.publish(
                "hostile",
                "en",
                "Ocarinas <script>alert('title')</script>",
                "Ocarina <script>alert(1)</script> ![x](https://evil.example/x.png) <img src=x onerror=alert(2)>\n\n"
                        + "[one](javascript:alert(3)) [two](JaVaScRiPt&colon;alert(4)) [three](data:text/html,<script>alert(5)</script>)"
                        + " [four](//evil.example/) <javascript:alert(6)>\n\n<iframe src=https://evil.example></iframe>\n\n"
                        + "# main\n\n<style>body { display: none }</style>\n\n## " + "x".repeat(3_000) + "\n\n"
                        + "|" + " ocarina |".repeat(60) + "\n|" + "---|".repeat(60) + "\n"
                        + ("|" + " broken-ocarina-without-end |".repeat(60) + "\n").repeat(3));
        var customer = BrowserCustomer.create(chromium, "en", PHONE_WIDTH);
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
        checks(customer, "/parcels/help/hostile");
        checks(customer, "/parcels/help?q=ocarina");
        customer.asks("parcels", "Is my ocarina broken?");
        assertThat(page.locator(".best")).isVisible();
        checks(customer);

        assertThat(dialogs).isEmpty();
        assertThat(outside).isEmpty();
    }

    private static Locator suggested(Page page, String name) {
        return page.locator("section[aria-label='%s']".formatted(name));
    }

    /** Holds typeahead requests until the test continues them. */
    private static List<Route> intercepts(Page page) {
        var intercepted = new ArrayList<Route>();
        page.route(SUGGESTIONS, intercepted::add);
        return intercepted;
    }

    private static void fulfills(Route route) {
        fulfills(route, "An answer");
    }

    private static void fulfills(Route route, String title) {
        route.fulfill(new Route.FulfillOptions()
                .setContentType("text/html")
                .setBody(
                        "<div data-announcement='1 answer found'><ul class='found'><li><a href='/'>%s</a></li></ul></div>"
                                .formatted(title)));
    }

    private static void checks(BrowserCustomer customer, String path) {
        customer.opens(path);
        checks(customer);
    }

    private static void checks(BrowserCustomer customer) {
        Wcag.assertConforms(customer.page());
        customer.hasNoConsoleErrors();
    }
}
