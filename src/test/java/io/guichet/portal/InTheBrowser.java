package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.guichet.Chromium;
import io.guichet.Chromium.Window;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A customer in front of a brand's pages in a real browser, at a network address of their own. */
final class InTheBrowser {

    private static final Pattern NUMBER = Pattern.compile("/(?:requests|questions)/([A-Z]+-\\w+)");

    private static final int STOPS = 40;

    /** What has the focus where that is not to be seen, otherwise nothing. */
    private static final String FOCUS_SHOWS =
            """
            () => {
              const at = document.activeElement;
              const {outlineStyle, outlineWidth} = getComputedStyle(at);
              const {top, bottom} = at.getBoundingClientRect();
              const shows = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
              return at === document.body || shows && bottom > 0 && top < innerHeight ? "" : at.outerHTML;
            }""";

    private static final AtomicInteger CAME = new AtomicInteger();

    private final Window window;

    private InTheBrowser(Window window) {
        this.window = window;
    }

    /** @param width of the window in CSS pixels */
    static InTheBrowser reads(Chromium chromium, String language, int width) {
        return with(chromium, kind(language, width));
    }

    static InTheBrowser withoutScripts(Chromium chromium, String language, int width) {
        return with(chromium, kind(language, width).setJavaScriptEnabled(false));
    }

    private static NewContextOptions kind(String language, int width) {
        return new NewContextOptions().setLocale(language).setViewportSize(width, 900);
    }

    private static InTheBrowser with(Chromium chromium, NewContextOptions kind) {
        var address = "203.0.113." + CAME.incrementAndGet();
        return new InTheBrowser(chromium.window(kind.setExtraHTTPHeaders(Map.of("X-Forwarded-For", address))));
    }

    Page page() {
        return window.page();
    }

    void opens(String path) {
        window.opens(path);
    }

    void asks(String brand, String text) {
        opens("/" + brand);
        page().fill("[name=text]", text);
        sends();
    }

    /** Chooses and fills in what the form asks, by the names of its fields. */
    void fills(Map<String, String> fields) {
        fields.forEach((name, value) -> {
            var choice = page().locator("input[type=radio][name='%s'][value='%s']".formatted(name, value));
            if (choice.count() > 0) {
                choice.check();
            } else {
                page().fill("[name='%s']".formatted(name), value);
            }
        });
    }

    /** Lives at this time: the riddle of a form expires by it. */
    void lives(Instant now) {
        page().clock().setSystemTime(now.toEpochMilli());
    }

    /** Waits until the browser has solved the riddle of the form, which it begins once the form is touched. */
    void solvesTheRiddle() {
        PlaywrightAssertions.assertThat(page().locator("altcha-widget"))
                .containsText(Pattern.compile("Verified|Vérifié"));
    }

    /** Presses the first button that sends the page's first form. */
    void sends() {
        goesOn("main form button");
    }

    /** Presses what leads to another page, and waits for it. */
    void goesOn(String selector) {
        page().waitForNavigation(() -> page().locator(selector).first().click());
    }

    /** Goes on by the Tab key until it is there, seeing at every stop where that is. */
    void tabsTo(String selector) {
        for (int stop = 0; stop < STOPS; stop++) {
            page().keyboard().press("Tab");
            assertThat(page().evaluate(FOCUS_SHOWS))
                    .as("focus before %s", selector)
                    .isEqualTo("");
            if (isAt(selector)) {
                return;
            }
        }
        throw new AssertionError("the Tab key does not lead to %s of %s".formatted(selector, page().url()));
    }

    void types(String selector, String words) {
        tabsTo(selector);
        page().keyboard().type(words);
    }

    /** Presses the Enter key on what has the focus, and waits for the page to which it leads. */
    void entersAndGoesOn() {
        page().waitForNavigation(() -> page().keyboard().press("Enter"));
    }

    /** Whether the focus is there. */
    boolean isAt(String selector) {
        return (Boolean) page().evaluate("selector => document.activeElement.matches(selector)", selector);
    }

    /** The number of the question or request whose page is open. */
    String number() {
        var shown = NUMBER.matcher(page().url());
        assertThat(shown.find()).as(page().url()).isTrue();
        return shown.group(1);
    }

    /** What the browser complained of is nothing; that a form was refused is no complaint of the page's. */
    void hasNoComplaints() {
        assertThat(window.complaints())
                .filteredOn(said -> !said.contains("status of 4"))
                .isEmpty();
    }
}
