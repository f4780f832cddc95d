package io.guichet.insight.visit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.guichet.Chromium;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.Wcag;
import io.guichet.brand.Brands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The diagram with its figures in the browser: measures, periods and versions beside one another, paths. */
@DeskTest
class HeatMapPagesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Brands brands;

    @Autowired
    private RepositoryService repository;

    private LocalDate day;
    private String deployment;

    /** Each test uses days of its own; the period before has one ticket, the period two, of which one is answered. */
    @BeforeEach
    void beginsOnASeparateDay() {
        desk.advancesTime(Duration.ofDays(100));
        desk.opensAndAnswers("SOLVE");
        desk.advancesTime(Duration.ofDays(2));
        day = LocalDate.ofInstant(desk.now(), brands.get("parcels").zone());
        var answered = desk.opens("parcels", Map.of());
        desk.opens("parcels", Map.of("plan", "pro"));
        desk.advancesTime(Duration.ofHours(5));
        desk.triages(answered);
        desk.advancesTime(Duration.ofHours(2));
        desk.answers(answered, "SOLVE");
    }

    @AfterEach
    void removeTheSecondVersion() {
        if (deployment != null) {
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    void switchesMeasuresAndLeadsToTickets() {
        try (var chromium = Chromium.at(port)) {
            var window = chromium.window(new NewContextOptions().setLocale("en").setViewportSize(1280, 900));
            window.signsIn("manager");
            window.opens("/insight/process?" + period());
            var page = window.page();
            assertThat(badge(page, 0, "Triage")).hasText(Pattern.compile("^2 Triage"));

            page.getByRole(
                            AriaRole.LINK,
                            new GetByRoleOptions().setName("Promise burnt").setExact(true))
                    .click();
            // 5 of 4 and 5 of 72 hours, against 2 of 4 and 2 of 72 hours
            assertThat(badge(page, 0, "Triage")).hasText(Pattern.compile("^131\\.9.?% Triage"));
            assertThat(page.getByText("The step that burns most of the promises is “Triage”: 71.4%"))
                    .isVisible();

            page.getByRole(
                            AriaRole.LINK,
                            new GetByRoleOptions().setName("Breaches").setExact(true))
                    .click();
            badge(page, 0, "Triage").focus();
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Breaches in the step")))
                    .isVisible();
            assertThat(page.locator("tbody tr")).hasCount(2);

            page.goBack();
            page.locator(".heat-map [data-element-id=Task_Triage] .djs-hit").click();
            assertThat(page.locator("tbody tr")).hasCount(2);

            page.goBack();
            page.locator(".paths a").first().click();
            assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Tickets on the path")))
                    .isVisible();
            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(window.consoleErrors()).isEmpty();
        }
    }

    @Test
    void showsTwoPeriodsBesideOneAnotherWithOneScale() {
        try (var chromium = Chromium.at(port)) {
            var window = chromium.window(new NewContextOptions().setLocale("en").setViewportSize(1920, 1000));
            window.signsIn("manager");
            window.opens("/insight/process?" + period());
            var page = window.page();
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("The period before"))
                    .click();

            assertThat(badge(page, 0, "Triage")).hasText("1 Triage");
            assertThat(badge(page, 1, "Triage")).hasText("2 Triage");
            assertThat(page.locator("tr[data-activity=Task_Triage]")).hasAttribute("data-heat", "0.5");
            assertThat(page.locator("tr[data-activity=Task_Triage]")).hasAttribute("data-heat-other", "1.0");
            assertThat(page.locator("tr[data-activity=Task_Triage] strong")).hasText("+1");
            var boxes = page.locator(".heat-map");
            assertThat(boxes.nth(1).boundingBox().x)
                    .isGreaterThan(boxes.nth(0).boundingBox().x + boxes.nth(0).boundingBox().width);
            Wcag.assertConforms(page);
            assertThat(window.consoleErrors()).isEmpty();
        }
    }

    @Test
    void showsTwoVersionsOneBelowTheOtherOnAPhone() throws IOException {
        var ticket = Files.readString(Path.of("processes/ticket.bpmn"));
        deployment = repository
                .createDeployment()
                .addString("processes/ticket.bpmn", ticket.replace("name=\"Triage\"", "name=\"Sort\""))
                .deploy()
                .getId();
        desk.opens("parcels", Map.of());
        try (var chromium = Chromium.at(port)) {
            var window = chromium.window(new NewContextOptions().setLocale("fr").setViewportSize(390, 844));
            window.signsIn("manager");
            window.opens("/insight/process?" + period());
            var page = window.page();
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Une autre version"))
                    .click();

            assertThat(page.locator(".drawings h3")).hasCount(2);
            var row = page.locator("tr[data-activity=Task_Triage]");
            assertThat(row).hasAttribute("data-badge", "2");
            assertThat(row).hasAttribute("data-badge-other", "1");
            assertThat(page.locator(".heat-map").nth(0)).containsText("Triage");
            assertThat(page.locator(".heat-map").nth(1)).containsText("Sort");
            var boxes = page.locator(".heat-map");
            assertThat(boxes.nth(1).boundingBox().y)
                    .isGreaterThan(boxes.nth(0).boundingBox().y + boxes.nth(0).boundingBox().height);
            Wcag.assertConforms(page);
            assertThat(window.consoleErrors()).isEmpty();
        }
    }

    @Test
    void namesAComparedPeriodThatIsNone() {
        var answer = HttpBrowser.signedIn(port, "manager")
                .get("/insight/process?lang=en&compare=period&compareFrom=soon&compareTo=2026-01-01&" + period());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("compareFrom");
    }

    private String period() {
        return "brand=parcels&from=%s&to=%s".formatted(day, day.plusDays(1));
    }

    private static Locator badge(Page page, int diagram, String step) {
        return page.locator(".heat-map").nth(diagram).locator(".heat-badge[title='%s']".formatted(step));
    }
}
