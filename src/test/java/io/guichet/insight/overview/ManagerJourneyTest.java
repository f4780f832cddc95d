package io.guichet.insight.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.guichet.Chromium;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.Wcag;
import io.guichet.ticket.LabelFormatter;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A manager answers by clicking only: why attainment of Vimeo's silver package fell last week, which step burns most of the
 * promise, which tickets, and "send me this every Monday".
 */
@DeskTest
class ManagerJourneyTest {

    private static final Map<String, String> SILVER = Map.of("plan", "enterprise", "package", "silver");
    private static final int TICKETS = 3;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private LabelFormatter labels;

    @Autowired
    private JdbcClient db;

    private final List<String> late = new ArrayList<>();
    private Page page;
    private Locale locale;

    /** In the week before last all are answered in time, last week none. */
    @BeforeEach
    void livesTwoWeeks() {
        desk.advancesTime(Duration.ofDays(100));
        desk.advancesTimeUntil(DayOfWeek.TUESDAY, "15:00");
        for (int ticket = 0; ticket < TICKETS; ticket++) {
            var number = desk.opens("vimeo", SILVER);
            desk.advancesTime(Duration.ofMinutes(5));
            desk.replies(number, "It works again.");
        }
        desk.advancesTimeUntil(DayOfWeek.TUESDAY, "15:00");
        for (int ticket = 0; ticket < TICKETS; ticket++) {
            late.add(desk.opens("vimeo", SILVER));
        }
        desk.advancesTimeUntil(DayOfWeek.THURSDAY, "15:00");
        late.forEach(number -> desk.replies(number, "Sorry, that took long."));
        desk.advancesTimeUntil(DayOfWeek.TUESDAY, "15:00");
    }

    @AfterEach
    void stopsSchedules() {
        db.sql("delete from overview_schedule where owner = 'manager'").update();
    }

    @ParameterizedTest
    @CsvSource({"fr, 390", "en, 1280", "fr, 1920"})
    void answersByClickingOnly(String language, int width) {
        locale = Locale.forLanguageTag(language);
        try (var chromium = Chromium.at(port)) {
            var window = chromium.window(language);
            page = window.page();
            page.setViewportSize(width, 1000);
            window.signsIn("manager");
            // the only address that is typed; a manager's first page
            window.opens("/insight");

            choosesSilverOfLastWeek();
            seesWhatTheFallComesFrom();
            asksWhichStepBurnsMost();
            opensItsTickets();
            hasItSentEveryMonday();
            assertThat(window.consoleErrors()).isEmpty();
        }
    }

    private void choosesSilverOfLastWeek() {
        clicksLink("insight.last-week");
        chooses("insight.brand", "Vimeo");
        chooses("attribute.package", "Silver");
        page.getByRole(AriaRole.BUTTON, named("deflection.show")).click();
    }

    private void chooses(String filter, String value) {
        var menu = page.locator("details.choices")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("summary", new Page.LocatorOptions().setHasText(text(filter)))));
        menu.locator("summary").click();
        menu.getByText(value, new Locator.GetByTextOptions().setExact(true)).click();
        menu.locator("summary").click();
    }

    private void seesWhatTheFallComesFrom() {
        var attainment = page.locator(".tiles li")
                .filter(new Locator.FilterOptions().setHasText(text("insight.metric.attainment")))
                .first();
        assertThat(attainment.locator(".value")).hasText(Pattern.compile("^\\s*0\\s*%\\s*$"));
        assertThat(attainment).containsText("100");
        assertThat(page.locator("section[aria-labelledby=drivers] tbody tr").first())
                .containsText("−100");
        Wcag.assertConforms(page, page.viewportSize().width == Wcag.PHONE_WIDTH ? Wcag.PHONE_WIDTH : Wcag.SCREEN_WIDTH);
    }

    private void asksWhichStepBurnsMost() {
        clicksLink("heat.title");
        assertThat(page.url()).contains("/insight/process?", "package=silver", "brand=vimeo");
        page.getByRole(AriaRole.LINK, named("heat.measure.breaches")).first().click();
        assertThat(page.locator(".heat-map svg").first()).isVisible();
        clicksLink("insight.title", ".page-head");
        assertThat(page.url()).contains("package=silver");
    }

    private void opensItsTickets() {
        page.locator("section[aria-labelledby=attainment] .stacks td a")
                .filter(new Locator.FilterOptions().setHasText(String.valueOf(TICKETS)))
                .first()
                .click();
        assertThat(page.locator("tbody tr")).hasCount(TICKETS);
        for (var number : late) {
            assertThat(page.locator("tbody")).containsText(number);
        }
        page.goBack();
    }

    private void hasItSentEveryMonday() {
        page.locator(".send summary").click();
        page.getByRole(AriaRole.BUTTON, named("schedule.confirm")).click();
        var row = page.locator("tbody tr");
        assertThat(row).hasCount(1);
        assertThat(row).containsText("Silver");
        assertThat(row).containsText(locale.getLanguage().equals("fr") ? "chaque lundi" : "every Monday");
        Wcag.assertConforms(page, Wcag.PHONE_WIDTH);
    }

    private void clicksLink(String key) {
        clicksLink(key, "main");
    }

    private void clicksLink(String key, String part) {
        page.locator(part)
                .first()
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(text(key)).setExact(true))
                .first()
                .click();
    }

    private GetByRoleOptions named(String key) {
        return new GetByRoleOptions().setName(text(key));
    }

    private String text(String key) {
        return labels.text(key, locale);
    }
}
