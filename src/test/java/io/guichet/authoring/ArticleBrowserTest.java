package io.guichet.authoring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.guichet.ApiClient;
import io.guichet.Chromium;
import io.guichet.Chromium.BrowserWindow;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.Wcag;
import io.guichet.brand.Brands;
import io.guichet.intake.Requester;
import io.guichet.intake.TicketRequests;
import io.guichet.policy.TicketAttributes;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The life of an article in a real browser, with and without JavaScript. */
@DeskTest
class ArticleBrowserTest {

    private static final Pattern ARTICLE = Pattern.compile(".*/desk/articles/parcels/[^/]+/en$");

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private TicketRequests requests;

    @Autowired
    private Brands brands;

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

    @Test
    void writesPublishesFindsAndRestoresAnArticle() {
        var title = ArticleEditorClient.title("How do I send a harpsichord?");
        var agent = staff("agent");
        var page = agent.page();

        agent.opens("/desk/articles?brand=parcels");
        Wcag.assertConforms(page);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New article"))
                .first()
                .click();
        page.fill("[name=title]", title);
        assertThat(page.locator("[name=slug]"))
                .hasAttribute("placeholder", Pattern.compile("how-do-i-send-a-harpsichord-[a-z0-9]{8}"));
        page.fill("[name=body]", "## In a crate\n\nAsk for a **big** crate.");
        assertThat(page.locator("[data-preview] h2")).hasText("In a crate");
        assertThat(page.locator("[data-preview] strong")).hasText("big");
        Wcag.assertConforms(page);
        button(page, "Publish").click();
        page.waitForURL(ARTICLE);
        assertThat(page.locator(".toast")).containsText("Published");
        Wcag.assertConforms(page);

        assertThat(ApiClient.anonymous(port)
                        .get("/api/brands/parcels/articles/search?language=en&q=sending+harpsichords")
                        .body()
                        .toString())
                .contains(title);

        var lead = staff("lead");
        lead.page().navigate(page.url());
        lead.page().fill("[name=body]", "## In a crate\n\nAsk for a crate of oak.");
        button(lead.page(), "Publish changes").click();
        assertThat(lead.page().locator(".page-head")).containsText("Revision 2");

        page.fill("[name=body]", "## In a crate\n\nAsk for a huge crate.");
        button(page, "Publish changes").click();
        assertThat(page.locator("[role=alert]")).containsText("Lead saved revision 2 in the meantime");
        assertThat(page.locator("[role=alert]")).isFocused();
        assertThat(page.locator(".lines del").first()).containsText("oak");
        assertThat(page.locator("#field-body")).hasValue("## In a crate\n\nAsk for a huge crate.");
        Wcag.assertConforms(page);
        agent.consoleErrors().removeIf(complaint -> complaint.contains("409"));
        button(page, "Publish anyway").click();
        assertThat(page.locator(".page-head")).containsText("Revision 3");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("History"))
                .click();
        assertThat(page.locator(".revisions > li")).hasCount(3);
        Wcag.assertConforms(page);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("restore.*Revision 2")))
                .click();
        assertThat(page.locator("article")).containsText("oak");
        Wcag.assertConforms(page);
        button(page, "Restore this revision").click();
        assertThat(page.locator("#field-body")).hasValue("## In a crate\n\nAsk for a crate of oak.");
        assertThat(agent.consoleErrors()).isEmpty();
        assertThat(lead.consoleErrors()).isEmpty();
    }

    @Test
    void restoresUnsavedInputAfterAReload() {
        var agent = staff("agent");
        var page = agent.page();
        var path = ArticleEditorClient.signedIn("agent", port)
                .writes(ArticleEditorClient.title("Kept"), "As it stands.", "draft");

        agent.opens(path);
        page.fill("[name=body]", "Half a sentence");
        page.reload();
        assertThat(page.locator("#field-body")).hasValue("Half a sentence");
        assertThat(page.locator("[data-autosave-restored]")).isVisible();
        Wcag.assertConforms(page);
        button(page, "Discard").click();

        assertThat(page.locator("#field-body")).hasValue("As it stands.");
        assertThat(page.locator("[data-autosave-restored]")).isHidden();
        assertThat(agent.consoleErrors()).isEmpty();
    }

    @Test
    void worksWithoutJavaScript() {
        var agent = chromium.window(new NewContextOptions()
                .setLocale("en")
                .setJavaScriptEnabled(false)
                .setViewportSize(Wcag.PHONE_WIDTH, 900));
        var page = agent.page();
        agent.signsIn("agent");

        agent.opens("/desk/articles/new?brand=parcels");
        page.fill("[name=title]", ArticleEditorClient.title("Plain"));
        page.fill("[name=body]", "A *plain* text.");
        page.press("[name=title]", "Enter");
        assertThat(page.locator("[data-preview] em")).hasText("plain");
        button(page, "Save as draft").click();

        page.waitForURL(ARTICLE);
        assertThat(page.locator(".page-head .status")).hasText("Draft");
    }

    @Test
    void createsADraftFromASolvedTicket() {
        var number = requests.open(
                brands.get("parcels"),
                new Requester("ada@example.org", "Ada", "en"),
                "A clavichord is late",
                "It should be here by now.",
                TicketAttributes.none(),
                null);
        desk.triages(number);
        desk.answers(number, "SOLVE");
        var agent = staff("agent");
        var page = agent.page();

        agent.opens("/desk/tickets/" + number);
        Wcag.assertConforms(page);
        button(page, "Draft an article").click();

        page.waitForURL(ARTICLE);
        assertThat(page.locator("#field-body"))
                .hasValue(Pattern.compile("> It should be here by now\\.[\\s\\S]*neighbour"));
        Wcag.assertConforms(page);
        assertThat(agent.consoleErrors()).isEmpty();
    }

    @Test
    void editsAndTriesSynonyms() {
        var title = ArticleEditorClient.title("Renting a velocipede");
        ArticleEditorClient.signedIn("agent", port).writes(title, "By the hour.", "publish");
        var agent = staff("agent");
        var page = agent.page();

        agent.opens("/desk/synonyms?brand=parcels&language=en&q=bicyclette");
        page.fill("[name=synonyms]", "bicyclette");
        button(page, "Save").click();
        assertThat(page.locator("#problem-synonyms")).containsText("Line 1");
        Wcag.assertConforms(page);
        agent.consoleErrors().removeIf(complaint -> complaint.contains("400"));
        page.fill("[name=synonyms]", "bicyclette, velocipede");
        button(page, "Save").click();

        assertThat(page.locator(".hits li").first()).containsText(title);
        Wcag.assertConforms(page);
        page.fill("[name=synonyms]", "");
        button(page, "Save").click();
        assertThat(page.locator(".hits")).hasCount(0);
        assertThat(agent.consoleErrors()).isEmpty();
    }

    private BrowserWindow staff(String name) {
        var window = chromium.window("en");
        window.signsIn(name);
        return window;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
