package io.guichet.studio;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.guichet.Chromium;
import io.guichet.DeskTest;
import io.guichet.Wcag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An analyst reads in French what was deployed, sees why a file is refused, and puts the shipped file back. */
@DeskTest
class DeploymentsBrowserTest {

    private static final String TARGETS = "processes/policies/zoom/targets.dmn";

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    private final List<String> deployed = new ArrayList<>();

    @AfterEach
    void deletesDeployments() {
        deployed.forEach(id -> repository.deleteDeployment(id, true));
    }

    @Test
    void comparesAndTakesTheFile() throws IOException {
        var studio = new StudioClient(port);
        var table = Files.readString(Path.of(TARGETS));
        var texts = Files.readString(Path.of("processes/policies/zoom/brand.yaml"));
        deployed.add(studio.deploys("analyst-zoom", "zoom", "brand.yaml", texts + "# changed\n")
                .text("id"));
        deployed.add(
                studio.deploys("analyst-zoom", "zoom", "targets.dmn", table.replaceFirst("\"PT\\d+H\"", "\"PT23H\""))
                        .text("id"));

        try (var chromium = Chromium.at(port)) {
            var analyst =
                    chromium.window(new NewContextOptions().setLocale("fr").setViewportSize(Wcag.PHONE_WIDTH, 900));
            var page = analyst.page();
            analyst.signsIn("analyst-zoom");

            analyst.opens("/desk/deployments?brand=zoom");
            assertThat(page.locator("[data-drift=DEPLOYED_NEWER]").first()).containsText("Version déployée");
            Wcag.assertConforms(page);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("brand.yaml"))
                    .first()
                    .click();
            assertThat(page.locator(".lines del")).containsText("# changed");
            Wcag.assertConforms(page);

            analyst.opens("/desk/deployments/drift?file=" + TARGETS);
            assertThat(page.locator(".differences del")).containsText("PT23H");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Déployer le fichier"))
                    .click();
            assertThat(page.locator("#problem-reason")).containsText("Indiquez un motif");
            Wcag.assertConforms(page);
            analyst.consoleErrors().removeIf(complaint -> complaint.contains("400"));
            page.fill("#field-reason", "Comme publié");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Déployer le fichier"))
                    .click();
            assertThat(page.locator(".toast")).containsText("Le fichier est déployé");
            page.locator("#history ~ .table .row-link").first().click();
            assertThat(page.locator(".differences ins")).isVisible();
            Wcag.assertConforms(page);
            org.assertj.core.api.Assertions.assertThat(analyst.consoleErrors()).isEmpty();
            deployed.add(page.url().substring(page.url().lastIndexOf('/') + 1));
        }
    }
}
