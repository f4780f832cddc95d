package io.guichet.insight.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.guichet.Chromium;
import io.guichet.Chromium.BrowserWindow;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.Wcag;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The board in the browser: on a phone, and on a screen on the wall. */
@DeskTest
class LiveBoardBrowserTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private LiveBoardStreams streams;

    @ParameterizedTest
    @CsvSource({
        "fr, 390, 844, En direct, Connexion perdue, déconnecté",
        "en, 1920, 1080, Live, Connection lost, signed out"
    })
    void changesByItselfAndSaysWhenItCannot(
            String language, int width, int height, String live, String lost, String signedOut) {
        try (var chromium = Chromium.at(port)) {
            var window =
                    chromium.window(new NewContextOptions().setLocale(language).setViewportSize(width, height));
            window.signsIn("manager");
            window.opens("/insight/live?brand=parcels");
            assertThat(state(window)).containsText(live);
            assertFits(window.page(), width);
            Wcag.assertConforms(window.page());

            followsTheTickets(window.page());

            window.page().context().setOffline(true);
            assertThat(state(window)).containsText(lost);
            window.page().context().setOffline(false);
            assertThat(state(window)).containsText(live);

            window.page().context().clearCookies();
            streams.endAll();
            assertThat(state(window)).containsText(signedOut);
            assertThat(state(window).locator("a")).isVisible();
        }
    }

    private void followsTheTickets(Page page) {
        var open = number(page.locator("[data-figure=open]"));
        var first = desk.opens("parcels", Map.of());
        assertThat(page.locator("[data-figure=open]")).hasAttribute("data-value", String.valueOf(open + 1));
        desk.withdraws(first);
        assertThat(page.locator("[data-figure=open]")).hasAttribute("data-value", String.valueOf(open));
        assertThat(page.locator("[data-figure=open] .value a")).hasText(String.valueOf(open));
    }

    private static int number(Locator figure) {
        return Integer.parseInt(figure.getAttribute("data-value"));
    }

    private static Locator state(BrowserWindow window) {
        return window.page().locator("[data-state]");
    }

    /** One screen on the wall, and no wider than a phone. */
    private static void assertFits(Page page, int width) {
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
        if (width == 1920) {
            assertThat((int) page.evaluate("document.documentElement.scrollHeight"))
                    .isLessThanOrEqualTo(1080);
        }
    }
}
