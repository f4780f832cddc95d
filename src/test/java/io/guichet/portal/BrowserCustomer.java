package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.guichet.Chromium;
import io.guichet.Chromium.BrowserWindow;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A customer on a brand's pages in a real browser, with a network address of its own. */
final class BrowserCustomer {

    private static final Pattern NUMBER = Pattern.compile("/(?:requests|questions)/([A-Z]+-\\w+)");

    private static final int MAX_TABS = 40;

    /** Returns the focused element if it is hidden. */
    private static final String HIDDEN_FOCUS =
            """
            () => {
              const at = document.activeElement;
              const {outlineStyle, outlineWidth} = getComputedStyle(at);
              const {top, bottom} = at.getBoundingClientRect();
              const shows = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
              return at === document.body || shows && bottom > 0 && top < innerHeight ? "" : at.outerHTML;
            }""";

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final BrowserWindow window;

    private BrowserCustomer(BrowserWindow window) {
        this.window = window;
    }

    /** @param width width of the window in CSS pixels */
    static BrowserCustomer create(Chromium chromium, String language, int width) {
        return with(chromium, contextOptions(language, width));
    }

    static BrowserCustomer withoutScripts(Chromium chromium, String language, int width) {
        return with(chromium, contextOptions(language, width).setJavaScriptEnabled(false));
    }

    private static NewContextOptions contextOptions(String language, int width) {
        return new NewContextOptions().setLocale(language).setViewportSize(width, 900);
    }

    private static BrowserCustomer with(Chromium chromium, NewContextOptions options) {
        var address = "203.0.113." + COUNTER.incrementAndGet();
        return new BrowserCustomer(chromium.window(options.setExtraHTTPHeaders(Map.of("X-Forwarded-For", address))));
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
        submits();
    }

    /** Fills in form fields by name. */
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

    /** Sets the browser's clock, which decides when a captcha challenge expires. */
    void setsTime(Instant now) {
        page().clock().setSystemTime(now.toEpochMilli());
    }

    /** Waits until the browser has solved the captcha, which it starts on the first input. */
    void waitsForCaptcha() {
        PlaywrightAssertions.assertThat(page().locator("altcha-widget"))
                .containsText(Pattern.compile("Verified|Vérifié"));
    }

    /** Clicks the first submit button of the page's first form. */
    void submits() {
        clicksThrough("main form button:not([type=button])");
    }

    /** Clicks an element and waits for the next page. */
    void clicksThrough(String selector) {
        page().waitForNavigation(() -> page().locator(selector).first().click());
    }

    /** Presses Tab until the element has the focus; the focus must be visible at each stop. */
    void tabsTo(String selector) {
        for (int tab = 0; tab < MAX_TABS; tab++) {
            page().keyboard().press("Tab");
            assertThat(page().evaluate(HIDDEN_FOCUS))
                    .as("focus before %s", selector)
                    .isEqualTo("");
            if (hasFocus(selector)) {
                return;
            }
        }
        throw new AssertionError("the Tab key does not lead to %s of %s".formatted(selector, page().url()));
    }

    void types(String selector, String text) {
        tabsTo(selector);
        page().keyboard().type(text);
    }

    /** Presses Enter on the focused element and waits for the next page. */
    void pressesEnter() {
        page().waitForNavigation(() -> page().keyboard().press("Enter"));
    }

    /** Whether the element has the focus. */
    boolean hasFocus(String selector) {
        return (Boolean) page().evaluate("selector => document.activeElement.matches(selector)", selector);
    }

    /** Number of the question or request of the current page. */
    String number() {
        var shown = NUMBER.matcher(page().url());
        assertThat(shown.find()).as(page().url()).isTrue();
        return shown.group(1);
    }

    /** There are no console errors except for rejected forms. */
    void hasNoConsoleErrors() {
        assertThat(window.consoleErrors())
                .filteredOn(error -> !error.contains("status of 4"))
                .isEmpty();
    }
}
