package io.guichet.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.guichet.Chromium;
import io.guichet.Chromium.BrowserWindow;
import io.guichet.DeskTest;
import io.guichet.Wcag;
import io.guichet.demo.SettableClock;
import java.time.Duration;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Sets a second factor up and signs in with it, in a browser. */
@DeskTest
class SecondFactorBrowserTest {

    private static final String USER = "browserfactor";
    private static final String PASSWORD = "blue kettle garden walk";

    @Autowired
    private Accounts accounts;

    @Autowired
    private IdentityService identities;

    @Autowired
    private SettableClock clock;

    @LocalServerPort
    private int port;

    @BeforeEach
    void createTheUser() {
        accounts.ensureUser(USER, "Fay", PASSWORD, Set.of(Roles.LEAD), Set.of(), Set.of("parcels"));
    }

    @AfterEach
    void deleteTheUser() {
        identities.deleteUser(USER);
    }

    @Test
    void signsInToTheTasklistWithACode() {
        try (var chromium = Chromium.at(port)) {
            var first = chromium.window("en");
            signIn(first);
            first.opens("/desk/account");
            first.page().click("a[href$='/second-factor']");
            first.page().waitForURL("**/second-factor");
            var app = AuthenticatorApp.reads(first.page().content(), clock);
            assertThat(first.page().locator("svg.qr-code")).isVisible();
            first.page().fill("#field-code", app.code());
            first.page().fill("#field-password-now", PASSWORD);
            first.page().click("main button.primary");
            assertThat(first.page().locator(".recovery-codes li")).hasCount(RecoveryCodes.NUMBER);
            clock.set(clock.instant().plus(Duration.ofSeconds(Totp.STEP_SECONDS)));

            var second = chromium.window("en");
            second.opens("/camunda/app/tasklist/default/#/?searchQuery=%5B%5D");
            second.page().waitForURL("**/sign-in**");
            enterPassword(second.page());
            second.page().waitForURL("**/sign-in/code**");
            second.page().fill("#code", app.wrongCode());
            second.page().click("main button.primary");
            assertThat(second.page().locator("[role=alert]")).containsText("wrong, too old or used");
            second.page().fill("#code", app.code());
            second.page().click("main button.primary");
            second.page().waitForURL("**/camunda/app/tasklist/**");
            assertThat(first.consoleErrors()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.guichet.Wcag#languagesAndWidths")
    void thePagesAreAccessibleAndFit(String language, int width) {
        try (var chromium = Chromium.at(port)) {
            var window = chromium.window(
                    new Browser.NewContextOptions().setLocale(language).setViewportSize(width, 900));
            for (var path : new String[] {"/sign-in", "/sign-in/forgotten", "/sign-in/forgotten?sent"}) {
                check(window, path, width);
            }
            window.signsIn("admin");
            for (var path : new String[] {
                "/desk/account",
                AuthenticatorApp.PAGE,
                "/desk/users",
                "/desk/users/new",
                "/desk/users/" + USER,
                "/desk/audit",
                "/desk/incidents"
            }) {
                check(window, path, width);
            }
        }
    }

    private static void check(BrowserWindow window, String path, int width) {
        window.opens(path);
        Wcag.assertConforms(window.page(), width);
        assertThat(window.page().locator("body").innerText()).as(path).doesNotContain("??");
        assertThat(window.consoleErrors()).as(path).isEmpty();
    }

    private static void signIn(BrowserWindow window) {
        window.opens("/sign-in");
        enterPassword(window.page());
        window.page().waitForURL(address -> !address.contains("/sign-in"));
        window.consoleErrors().clear();
    }

    private static void enterPassword(Page page) {
        page.fill("#username", USER);
        page.fill("#password", PASSWORD);
        page.click("main button[type=submit]");
    }
}
