package io.guichet.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.LoadState;
import io.guichet.Chromium;
import io.guichet.Chromium.BrowserWindow;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.demo.SettableClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An ended session loses nothing: one sign-in page for all, and back to the same place with the same input. */
@DeskTest
class EndedSessionBrowserTest {

    @Autowired
    private Desk desk;

    @Autowired
    private SettableClock clock;

    @LocalServerPort
    private int port;

    private BrowserWindow window;

    @Test
    void keepsTheInputOfATaskInTheTasklist() {
        var task = desk.task(desk.opens("parcels", Map.of()), "triage").id();

        try (var chromium = Chromium.at(port)) {
            window = chromium.window("en");
            window.signsIn("agent");
            window.opensTask(task);
            workspace().locator(".notice button.primary").click();
            workspace().locator("input[name=product]").fill("Scanner 3000");
            endSession();
            workspace().locator("form.work button.primary").click();

            signsInAgain("agent");

            window.page().waitForURL(address -> address.contains("task=" + task));
            assertThat(workspace().locator("input[name=product]")).hasValue("Scanner 3000");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void engineAppsLeadToTheSameSignIn(String app) {
        try (var chromium = Chromium.at(port)) {
            window = chromium.window("en");
            window.signsIn("admin");
            window.opens("/camunda/app/" + app + "/default/");
            window.page().waitForLoadState(LoadState.NETWORKIDLE);
            endSession();
            window.page().evaluate(app.equals("welcome") ? "location.hash = '#!/login'" : "location.hash = '#/login'");

            signsInAgain("admin");

            window.page().waitForURL(address -> address.contains("/camunda/app/" + app));
        }
    }

    @Test
    void keepsTheInputOfAFormThatWasSent() {
        var number = desk.opens("parcels", Map.of());

        try (var chromium = Chromium.at(port)) {
            window = chromium.window("en");
            window.signsIn("lead");
            window.opens("/desk/tickets/" + number + "/override");
            window.page().fill("form[action$=\"/override\"] input[name=reason]", "The customer called twice.");
            endSession();
            window.page().click("form[action$=\"/override\"] button.primary");

            signsInAgain("lead");

            window.page().waitForURL(address -> address.contains("/override"));
            assertThat(window.page().locator("form[action$=\"/override\"] input[name=reason]"))
                    .hasValue("The customer called twice.");
        }
    }

    private void endSession() {
        clock.set(clock.instant().plus(Duration.ofMinutes(31)));
    }

    private void signsInAgain(String user) {
        var page = window.page();
        page.waitForURL(address -> address.contains("/sign-in?expired"));
        assertThat(page.locator("main")).containsText("Your session has ended");
        assertThat(page.locator("#username")).isVisible();
        page.fill("#username", user);
        page.fill("#password", user);
        page.click("main button[type=submit]");
    }

    private com.microsoft.playwright.FrameLocator workspace() {
        return window.page().frameLocator("form[name=workspace] iframe");
    }
}
