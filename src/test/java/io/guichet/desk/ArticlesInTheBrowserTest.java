package io.guichet.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.guichet.Api;
import io.guichet.Chromium;
import io.guichet.Chromium.Window;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.Wcag;
import io.guichet.brand.Brands;
import io.guichet.intake.Requester;
import io.guichet.intake.Requests;
import io.guichet.policy.Facts;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An article's life in a real browser, with and without scripts. */
@DeskTest
class ArticlesInTheBrowserTest {

    private static final Pattern ARTICLE = Pattern.compile(".*/desk/articles/parcels/[^/]+/en$");

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Requests requests;

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
    void isWrittenLookedAtPublishedFoundWrittenByTwoAndBroughtBack() {
        var title = Editor.title("How do I send a harpsichord?");
        var agent = staff("agent");
        var page = agent.page();

        agent.opens("/desk/articles?brand=parcels");
        Wcag.holds(page);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New article"))
                .first()
                .click();
        page.fill("[name=title]", title);
        assertThat(page.locator("[name=slug]"))
                .hasAttribute("placeholder", Pattern.compile("how-do-i-send-a-harpsichord-[a-z0-9]{8}"));
        page.fill("[name=body]", "## In a crate\n\nAsk for a **big** crate.");
        assertThat(page.locator("[data-preview] h2")).hasText("In a crate");
        assertThat(page.locator("[data-preview] strong")).hasText("big");
        Wcag.holds(page);
        button(page, "Publish").click();
        page.waitForURL(ARTICLE);
        assertThat(page.locator(".toast")).containsText("Published");
        Wcag.holds(page);

        assertThat(Api.stranger(port)
                        .get("/api/brands/parcels/articles/search?language=en&q=sending+harpsichords")
                        .body()
                        .toString())
                .contains(title);

        var lead = staff("lead");
        lead.page().navigate(page.url());
        lead.page().fill("[name=body]", "## In a crate\n\nAsk for a crate of oak.");
        button(lead.page(), "Publish the changes").click();
        assertThat(lead.page().locator(".page-head")).containsText("Edition 2");

        page.fill("[name=body]", "## In a crate\n\nAsk for a huge crate.");
        button(page, "Publish the changes").click();
        assertThat(page.locator("[role=alert]")).containsText("Lead has saved edition 2 meanwhile");
        assertThat(page.locator("[role=alert]")).isFocused();
        assertThat(page.locator(".lines del").first()).containsText("oak");
        assertThat(page.locator("#field-body")).hasValue("## In a crate\n\nAsk for a huge crate.");
        Wcag.holds(page);
        agent.complaints().removeIf(complaint -> complaint.contains("409"));
        button(page, "Publish over it").click();
        assertThat(page.locator(".page-head")).containsText("Edition 3");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("History"))
                .click();
        assertThat(page.locator(".editions > li")).hasCount(3);
        Wcag.holds(page);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("bring back.*Edition 2")))
                .click();
        assertThat(page.locator("article")).containsText("oak");
        Wcag.holds(page);
        button(page, "Bring this edition back").click();
        assertThat(page.locator("#field-body")).hasValue("## In a crate\n\nAsk for a crate of oak.");
        assertThat(agent.complaints()).isEmpty();
        assertThat(lead.complaints()).isEmpty();
    }

    @Test
    void whatWasTypedIsThereAgainAfterAReloadAndCanBeForgotten() {
        var agent = staff("agent");
        var page = agent.page();
        var path = Editor.named("agent", port).writes(Editor.title("Kept"), "As it stands.", "draft");

        agent.opens(path);
        page.fill("[name=body]", "Half a sentence");
        page.reload();
        assertThat(page.locator("#field-body")).hasValue("Half a sentence");
        assertThat(page.locator("[data-restored]")).isVisible();
        Wcag.holds(page);
        button(page, "Forget it").click();

        assertThat(page.locator("#field-body")).hasValue("As it stands.");
        assertThat(page.locator("[data-restored]")).isHidden();
        assertThat(agent.complaints()).isEmpty();
    }

    @Test
    void withoutScriptsNothingIsMissing() {
        var agent = chromium.window(new NewContextOptions()
                .setLocale("en")
                .setJavaScriptEnabled(false)
                .setViewportSize(Wcag.PHONE, 900));
        var page = agent.page();
        agent.signsIn("agent");

        agent.opens("/desk/articles/new?brand=parcels");
        page.fill("[name=title]", Editor.title("Plain"));
        page.fill("[name=body]", "A *plain* text.");
        page.press("[name=title]", "Enter");
        assertThat(page.locator("[data-preview] em")).hasText("plain");
        button(page, "Save as draft").click();

        page.waitForURL(ARTICLE);
        assertThat(page.locator(".page-head .status")).hasText("Draft");
    }

    @Test
    void aTicketsSolutionBecomesADraft() {
        var number = requests.open(
                brands.get("parcels"),
                new Requester("ada@example.org", "Ada", "en"),
                "A clavichord is late",
                "It should be here by now.",
                Facts.none(),
                null);
        desk.triages(number);
        desk.answers(number, "SOLVE");
        var agent = staff("agent");
        var page = agent.page();

        agent.opens("/desk/tickets/" + number);
        Wcag.holds(page);
        button(page, "Draft an article from this").click();

        page.waitForURL(ARTICLE);
        assertThat(page.locator("#field-body"))
                .hasValue(Pattern.compile("> It should be here by now\\.[\\s\\S]*neighbour"));
        Wcag.holds(page);
        assertThat(agent.complaints()).isEmpty();
    }

    @Test
    void wordsThatMeanTheSameAreWrittenAndTried() {
        var title = Editor.title("Renting a velocipede");
        Editor.named("agent", port).writes(title, "By the hour.", "publish");
        var agent = staff("agent");
        var page = agent.page();

        agent.opens("/desk/synonyms?brand=parcels&language=en&q=bicyclette");
        page.fill("[name=words]", "bicyclette");
        button(page, "Save").click();
        assertThat(page.locator("#problem-words")).containsText("Line 1");
        Wcag.holds(page);
        agent.complaints().removeIf(complaint -> complaint.contains("400"));
        page.fill("[name=words]", "bicyclette, velocipede");
        button(page, "Save").click();

        assertThat(page.locator(".hits li").first()).containsText(title);
        Wcag.holds(page);
        page.fill("[name=words]", "");
        button(page, "Save").click();
        assertThat(page.locator(".hits")).hasCount(0);
        assertThat(agent.complaints()).isEmpty();
    }

    private Window staff(String name) {
        var window = chromium.window("en");
        window.signsIn(name);
        return window;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
