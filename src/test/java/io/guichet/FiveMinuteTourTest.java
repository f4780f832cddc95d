package io.guichet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import io.guichet.Chromium.BrowserWindow;
import io.guichet.demo.SettableClock;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The README's tour: a customer in one browser window, agent and specialist in the real Tasklist in another. */
@DeskTest
class FiveMinuteTourTest {

    private static final Pattern CLAIM = Pattern.compile("^\\s*Claim\\s*$");

    @Autowired
    private Desk desk;

    @Autowired
    private SettableClock clock;

    @LocalServerPort
    private int port;

    private BrowserWindow customer;
    private BrowserWindow agent;
    private BrowserWindow specialist;
    private String number;

    @Test
    void aRequestIsSentEscalatedSolvedAndRated() {
        try (var chromium = Chromium.at(port)) {
            customer = chromium.window("en");
            agent = chromium.window("en");
            specialist = chromium.window("en");

            customerSendsARequest();
            agent.signsIn("agent");
            claims(agent, "triage");
            completes(agent);
            answers("ASK_CUSTOMER", "Which file was it?");

            customerReads("Which file was it?");
            customerReplies("The one of March.");

            claims(agent, "answer");
            escalates("I cannot reproduce it.");
            specialist.signsIn("specialist");
            claims(specialist, "specialist-work");
            returnsToAgent("The export was stopped by a lock.");

            claims(agent, "answer");
            completesAnswer("SOLVE", "It is there again.");
            customerReads("It is there again.");
            customerRates();

            assertThat(desk.ticket(number).status()).isEqualTo("SOLVED");
            assertThat(desk.emailTemplates(number)).containsExactly("acknowledgement", "reply", "solved");
            assertThat(customer.consoleErrors()).isEmpty();
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
        page.waitForURL("**/sent");

        var shown = Pattern.compile("/questions/(HC-\\w+)/sent").matcher(page.url());
        assertThat(shown.find()).as(page.url()).isTrue();
        number = shown.group(1);
        customer.opens(CustomerMail.linkOf(port, number));
    }

    /** Opens the task by its own URL, as from the ticket's page, since the test desk has many tasks. */
    private void claims(BrowserWindow window, String key) {
        var task = desk.task(number, key).id();
        window.opensTask(task);
        window.page().getByText(CLAIM).click();
        assertThat(workspace(window).locator("form.work")).isVisible();
    }

    /** The user who answers right after triage takes the next task in the same pane. */
    private void answers(String outcome, String reply) {
        workspace(agent).getByText(CLAIM).click();
        completesAnswer(outcome, reply);
    }

    private void completesAnswer(String outcome, String reply) {
        workspace(agent).locator("input[value=%s]".formatted(outcome)).check();
        workspace(agent).locator("textarea[name=reply]").fill(reply);
        completes(agent);
    }

    private void escalates(String note) {
        workspace(agent).locator("input[value=ESCALATE_SPECIALIST]").check();
        workspace(agent).locator("textarea[name=note]").fill(note);
        completes(agent);
    }

    private void returnsToAgent(String note) {
        workspace(specialist).locator("input[value=RETURN]").check();
        workspace(specialist).locator("textarea[name=note]").fill(note);
        completes(specialist);
    }

    private void completes(BrowserWindow window) {
        var before = window.page().url();
        workspace(window).locator("form.work button.primary").click();
        window.page().waitForURL(address -> !address.equals(before));
    }

    private void customerReads(String text) {
        customer.page().reload();
        customerSees(text);
    }

    private void customerSees(String text) {
        assertThat(customer.page()
                        .locator(".message .body", new com.microsoft.playwright.Page.LocatorOptions().setHasText(text)))
                .isVisible();
    }

    private void customerReplies(String text) {
        customer.page().fill("textarea[name=body]", text);
        customer.page().click("main .actions button.primary");
        customerSees(text);
    }

    private void customerRates() {
        customer.page().click("p.primary-link a.button.primary");
        customer.page().locator("input[name=score][value='5']").check();
        customer.page().click("main .actions button.primary");
        assertThat(customer.page().locator("input[name=score]")).hasCount(0);
    }

    private static FrameLocator workspace(BrowserWindow window) {
        return window.page().frameLocator("form[name=workspace] iframe");
    }
}
