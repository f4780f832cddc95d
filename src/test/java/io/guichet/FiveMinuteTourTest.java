package io.guichet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import io.guichet.Chromium.Window;
import io.guichet.demo.SettableClock;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The README's five minutes: a customer in the browser on one side, agent and specialist in the real Tasklist on the other. */
@DeskTest
class FiveMinuteTourTest {

    private static final Pattern CLAIM = Pattern.compile("^\\s*Claim\\s*$");

    @Autowired
    private Desk desk;

    @Autowired
    private SettableClock clock;

    @LocalServerPort
    private int port;

    private Window customer;
    private Window agent;
    private Window specialist;
    private String number;

    @Test
    void aRequestIsSentAskedAboutPassedOnSolvedAndRated() {
        try (var chromium = Chromium.at(port)) {
            customer = chromium.window("en");
            agent = chromium.window("en");
            specialist = chromium.window("en");

            customerSendsARequest();
            agent.signsIn("agent");
            takes(agent, "triage");
            completes(agent);
            answers("ASK_CUSTOMER", "Which file was it?");

            customerReads("Which file was it?");
            customerReplies("The one of March.");

            takes(agent, "answer");
            escalates("I cannot reproduce it.");
            specialist.signsIn("specialist");
            takes(specialist, "specialist-work");
            handsBack("The export was stopped by a lock.");

            takes(agent, "answer");
            fillsIn("SOLVE", "It is there again.");
            customerReads("It is there again.");
            customerRates();

            assertThat(desk.ticket(number).status()).isEqualTo("SOLVED");
            assertThat(desk.letters(number)).containsExactly("acknowledgement", "reply", "solved");
            assertThat(customer.complaints()).isEmpty();
        }
    }

    private void customerSendsARequest() {
        var page = customer.page();
        page.clock().setSystemTime(clock.instant().toEpochMilli());
        customer.opens("/helpcenter");
        page.fill("textarea[name=text]", "The export of my orders has been empty since this morning.");
        page.click("main .actions button.primary");
        page.click("main a.button[href$='/contact']");
        page.fill("[name=subject]", "Empty export");
        page.fill("[name=email]", "lea@example.org");
        page.click("main .actions button.primary");
        page.click("main a.button.primary");

        var shown = Pattern.compile("/requests/(HC-\\w+)").matcher(page.url());
        assertThat(shown.find()).as(page.url()).isTrue();
        number = shown.group(1);
    }

    /** The desk of the tests is full: the task is opened by its own address, as from the ticket's page. */
    private void takes(Window window, String key) {
        var task = desk.task(number, key).id();
        window.opensTask(task);
        window.page().getByText(CLAIM).click();
        assertThat(workspace(window).locator("form.work")).isVisible();
    }

    /** Whoever answers right after triage takes the task that lies there already. */
    private void answers(String outcome, String reply) {
        workspace(agent).getByText("Take the task").click();
        fillsIn(outcome, reply);
    }

    private void fillsIn(String outcome, String reply) {
        workspace(agent).locator("input[value=%s]".formatted(outcome)).check();
        workspace(agent).locator("textarea[name=reply]").fill(reply);
        completes(agent);
    }

    private void escalates(String note) {
        workspace(agent).locator("input[value=ESCALATE_SPECIALIST]").check();
        workspace(agent).locator("textarea[name=note]").fill(note);
        completes(agent);
    }

    private void handsBack(String note) {
        workspace(specialist).locator("input[value=RETURN]").check();
        workspace(specialist).locator("textarea[name=note]").fill(note);
        completes(specialist);
    }

    private void completes(Window window) {
        var before = window.page().url();
        workspace(window).locator("form.work button.primary").click();
        window.page().waitForURL(address -> !address.equals(before));
    }

    private void customerReads(String words) {
        customer.page().reload();
        customerSees(words);
    }

    private void customerSees(String words) {
        assertThat(customer.page()
                        .locator(
                                ".message .body", new com.microsoft.playwright.Page.LocatorOptions().setHasText(words)))
                .isVisible();
    }

    private void customerReplies(String words) {
        customer.page().fill("textarea[name=body]", words);
        customer.page().click("main .actions button.primary");
        customerSees(words);
    }

    private void customerRates() {
        customer.page().click("p.way a.button.primary");
        customer.page().locator("input[name=score][value='5']").check();
        customer.page().click("main .actions button.primary");
        assertThat(customer.page().locator("input[name=score]")).hasCount(0);
    }

    private static FrameLocator workspace(Window window) {
        return window.page().frameLocator("form[name=workspace] iframe");
    }
}
