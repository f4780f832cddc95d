package io.guichet.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.FilePayload;
import io.guichet.ApiClient;
import io.guichet.Chromium;
import io.guichet.Chromium.BrowserWindow;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.MultipartBody.UploadFile;
import io.guichet.Wcag;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The composer with its script: an agent in the workspace, and a lead beside her. */
@DeskTest
class ComposerBrowserTest {

    private static final String REPLY = "textarea[name=reply]";

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private TicketEventStreams streams;

    @Test
    void writesWithDraftMacroFileAndNewsOfTheCustomer() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.claims(number, "answer", "agent");
        var macro = "Depot " + UUID.randomUUID();
        ApiClient.as("agent", port)
                .post(
                        "/api/brands/parcels/macros",
                        Map.of(
                                "name", macro,
                                "language", "en",
                                "body", "Hello {{customer.firstName}}, it is at the depot.",
                                "scope", "PERSON",
                                "outcome", "SOLVE"));
        try (var chromium = Chromium.at(port)) {
            var agent = chromium.window(
                    new Browser.NewContextOptions().setLocale("en").setViewportSize(1366, 768));
            agent.signsIn("agent");
            agent.opens("/desk/workspace/" + desk.task(number, "answer").id());
            fitsIntoTheWindow(agent);

            agent.page().locator(REPLY).pressSequentially("/depot");
            agent.page().locator("#picker-list [role=option]").first().waitFor();
            agent.page().keyboard().press("Enter");
            assertThat(agent.page().locator(REPLY)).hasValue("Hello Ada, it is at the depot.");
            assertThat(agent.page().locator("button.primary[name=outcome]")).hasText("Send and solve");
            agent.page()
                    .locator("input[name=files-reply]")
                    .setInputFiles(new FilePayload(
                            "map.png", "image/png", UploadFile.png("map.png").content()));
            assertThat(agent.page().locator(".composer ul.chosen .name")).hasText("map.png");
            agent.page().locator("[data-preview-toggle]").click();
            assertThat(agent.page().locator("[data-preview] .body")).containsText("it is at the depot.");
            agent.page().locator("[data-preview-toggle]").click();
            agent.page().locator("#tab-note").click();
            agent.page().locator("textarea[name=note]").fill("Ask the depot.");
            assertThat(agent.page().locator("[data-saved]")).hasText("Draft saved");
            Wcag.assertConforms(agent.page());
            agent.page().setViewportSize(1366, 768);

            var lead = chromium.window("fr");
            lead.signsIn("lead");
            lead.opens("/desk/tickets/" + number);
            assertThat(lead.page().locator(".held summary")).containsText("Agent s’occupe de ce ticket.");
            assertThat(lead.page().locator("[data-presence]")).containsText("Agent écrit sur ce ticket.");
            Wcag.assertConforms(lead.page());

            agent.page().reload();
            assertThat(agent.page().locator("textarea[name=note]")).hasValue("Ask the depot.");
            agent.page().locator("#tab-reply").click();
            desk.customerWrites(number, "Is it the depot?");
            assertThat(agent.page().locator("[data-incoming] blockquote")).hasText("Is it the depot?");
            var page = agent.page().url();
            agent.page().locator(REPLY).press("Control+Enter");
            agent.page().waitForURL(address -> !address.equals(page));

            assertThat(desk.messageTexts(number)).contains("Hello Ada, it is at the depot.", "Ask the depot.");
            assertThat(agent.consoleErrors()).isEmpty();
            assertThat(lead.consoleErrors()).isEmpty();
        } finally {
            streams.endAll();
        }
    }

    /** Newest message and composer are in view, and the page does not scroll. */
    private static void fitsIntoTheWindow(BrowserWindow window) {
        var page = window.page();
        assertThat(page.evaluate("() => document.documentElement.scrollHeight <= innerHeight"))
                .isEqualTo(true);
        var newest = page.locator(".history .message").last().boundingBox();
        var send = page.locator("button.primary[name=outcome]").boundingBox();
        assertThat(newest.y).isPositive();
        assertThat(newest.y + newest.height).isLessThan(send.y);
        assertThat(send.y + send.height).isLessThanOrEqualTo(768);
    }
}
