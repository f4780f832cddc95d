package io.guichet.insight.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.guichet.ApiClient;
import io.guichet.Chromium;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.Wcag;
import io.guichet.brand.Brands;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The overview of tickets and the lists behind its numbers. */
@DeskTest
class OverviewPagesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Brands brands;

    private HttpBrowser manager;
    private String period;
    private String rated;
    private String late;

    /** Each test uses days of its own. */
    @BeforeEach
    void beginsOnASeparateDay() {
        desk.advancesTime(Duration.ofDays(100));
        var day = LocalDate.ofInstant(desk.now(), brands.get("parcels").zone());
        period = "brand=parcels&from=%s&to=%s".formatted(day, day.plusDays(2));
        rated = desk.opensAndAnswers("SOLVE");
        desk.rates(rated, 5, "Quick & <kind>.");
        late = desk.opens("parcels", Map.of("plan", "pro"));
        desk.advancesTime(Duration.ofHours(30));
        manager = HttpBrowser.signedIn(port, "manager");
    }

    @Test
    void showsFiguresWithLinksToTheirTickets() {
        var page = opens("/insight?lang=en&" + period);

        assertThat(page)
                .contains("Quick &amp; &lt;kind&gt;.", "/desk/tickets/" + rated)
                .contains("metric=missed&amp;target=FIRST_RESPONSE&amp;kind=GUARANTEED")
                .contains("/insight?brand=parcels&amp;plan=pro&amp;");
        assertThat(opens("/insight/tickets?metric=missed&target=FIRST_RESPONSE&" + period))
                .contains("1 in this period", "/desk/tickets/" + late)
                .doesNotContain("/desk/tickets/" + rated);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xes", "ocel"})
    void linksToTheEventLogOfTheSameTickets(String format) {
        var page = opens("/insight?lang=en&plan=pro&" + period).replace("&amp;", "&");
        var link = Pattern.compile("href=\"(/api/insight/log\\?[^\"]*format=%s)\"".formatted(format))
                .matcher(page);
        assertThat(link.find()).isTrue();

        assertThat(manager.get(link.group(1)).body()).contains(late).doesNotContain(rated);
    }

    @Test
    void formatsFiguresForFrench() {
        assertThat(opens("/insight?lang=fr&" + period)).contains("Engagements tenus", "50 %", "avant : 0");
    }

    @Test
    void namesAPeriodThatIsNone() {
        var answer = manager.get("/insight?lang=en&brand=parcels&from=soon");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("“soon” is not a date");
        assertThat(manager.get("/insight/tickets?metric=none&" + period).statusCode())
                .isEqualTo(400);
    }

    @Test
    void showsTheVisitsOfEachStepWithTheirTickets() {
        assertThat(opens("/insight/process?lang=en&show=visits&" + period))
                .contains("data-activity=\"Task_Triage\" data-heat=\"1.0\" data-badge=\"2\"");
        assertThat(opens("/insight/tickets?process=ticket&activity=Task_Triage&" + period))
                .contains("2 in this period", "/desk/tickets/" + late, "/desk/tickets/" + rated);
        assertThat(opens("/insight/process?lang=en&process=none&show=none&" + period))
                .contains("Task_Triage");
    }

    @Test
    void deflectionLeadsToTheQuestionsOfEachBrand() {
        assertThat(opens("/insight?lang=en"))
                .contains("#by-brand\"", "id=\"by-brand\"", "\"/desk/deflection?brand=parcels&amp;");
        assertThat(opens("/insight?lang=en&brand=parcels"))
                .contains("\"/desk/deflection?brand=parcels&amp;")
                .doesNotContain("by-brand");
        assertThat(opens("/insight?lang=en&plan=pro")).doesNotContain("/desk/deflection?brand=");
    }

    @Test
    void managersBeginWithTheOverview() {
        assertThat(manager.get("/desk").body()).contains("href=\"/insight\"");
        assertThat(ApiClient.anonymous(port).get("/api/insight/summary").status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void isAccessibleAtEveryWidth(String language) {
        try (var chromium = Chromium.at(port)) {
            var window = chromium.window(language);
            window.signsIn("manager");
            window.opens("/insight?" + period);
            assertThat(window.page().locator("figure:has(.chart canvas)").count())
                    .isEqualTo(6);
            Wcag.assertConforms(window.page());

            window.page()
                    .getByRole(
                            AriaRole.LINK, new GetByRoleOptions().setName("2").setExact(true))
                    .filter(new Locator.FilterOptions().setVisible(true))
                    .first()
                    .click();
            assertThat(window.page().locator("tbody tr").count()).isEqualTo(2);
            Wcag.assertConforms(window.page());

            window.opens("/insight/process?" + period);
            assertThat(window.page().locator(".heat-map .heat-badge").count()).isPositive();
            Wcag.assertConforms(window.page());
        }
    }

    private String opens(String path) {
        var answer = manager.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body().replace('\u00a0', ' ').replace('\u202f', ' ');
    }
}
