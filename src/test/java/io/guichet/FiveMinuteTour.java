package io.guichet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.guichet.Chromium.BrowserWindow;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The README's tour of the demo run: a customer with a mailbox in one browser window, agent and specialist in the real
 * Tasklist in two others. The customer reaches the request by links in e-mails only.
 */
final class FiveMinuteTour {

    private static final Pattern CLAIM = Pattern.compile("^\\s*Claim\\s*$");
    private static final String ADDRESS = "lea.garnier@example.org";

    private final ApiClient api;
    private final BrowserWindow customer;
    private final BrowserWindow agent;
    private final BrowserWindow specialist;
    private String number;

    private FiveMinuteTour(Chromium chromium, ApiClient api) {
        this.api = api;
        customer = chromium.window("en");
        agent = chromium.window("en");
        specialist = chromium.window("en");
    }

    /** What the tour leaves behind. */
    record TourResult(String number, String status, List<String> emailSubjects, List<String> consoleErrors) {}

    /** @param api of a user who may read all e-mails */
    static TourResult take(Chromium chromium, ApiClient api) {
        return new FiveMinuteTour(chromium, api).take();
    }

    private TourResult take() {
        sendsARequest();
        opensTheLinkOfTheEmail("We have your request");
        agent.signsIn("agent");
        claims(agent, "triage");
        completes(agent);
        answers("ASK_CUSTOMER", "Which file was it?");

        answersTheEmail("Reply to your request", "The one of March.");
        opensTheLinkOfTheEmail("Reply to your request");
        sees("Which file was it?");
        sees("The one of March.");

        opens(agent, "answer");
        escalates("I cannot reproduce it.");
        specialist.signsIn("specialist");
        claims(specialist, "specialist-work");
        returnsToAgent("The export was stopped by a lock.");

        opens(agent, "answer");
        answers("SOLVE", "It is there again.");
        opensTheLinkOfTheEmail("is solved");
        sees("It is there again.");
        rates();
        return result();
    }

    private TourResult result() {
        var status = api.get("/api/tickets/" + number).text("status");
        var emails = api.get("/api/emails?ticket=" + number).body().path("items");
        var subjects = StreamSupport.stream(emails.spliterator(), false)
                .map(email -> email.path("subject").asText())
                .toList();
        return new TourResult(number, status, subjects, customer.consoleErrors());
    }

    private void sendsARequest() {
        var page = customer.page();
        customer.opens("/helpcenter");
        page.fill("textarea[name=text]", "The export of my orders has been empty since this morning.");
        page.click("main .actions button.primary");
        page.click("main a.button[href$='/contact']");
        page.fill("[name=subject]", "Empty export");
        page.fill("[name=email]", ADDRESS);
        page.click("main .actions button.primary");
        number = page.innerText("main dd strong");
    }

    /** Waits in the mailbox for the newest message about the request, and opens the page of the request from there. */
    private void opensTheLinkOfTheEmail(String subject) {
        var page = customer.page();
        customer.opens("/demo/mailbox/" + ADDRESS);
        var message = page.locator(".mailbox > li")
                .filter(new Locator.FilterOptions().setHasText(subject))
                .first();
        message.locator("summary").first().waitFor();
        page.reload();
        page.navigate(message.locator(".links a[href*='/requests/%s?']".formatted(number))
                .first()
                .getAttribute("href"));
        assertThat(page).hasURL(Pattern.compile("/helpcenter/requests/" + number));
    }

    /** Answers in the mailbox and waits until the desk has read it there. */
    private void answersTheEmail(String subject, String text) {
        var page = customer.page();
        customer.opens("/demo/mailbox/" + ADDRESS);
        var message = page.locator(".mailbox > li")
                .filter(new Locator.FilterOptions().setHasText(subject))
                .first();
        message.locator("summary").first().waitFor();
        page.reload();
        message.locator(".reply > summary").click();
        message.locator(".reply textarea").fill(text);
        message.locator(".reply button").click();
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        api.get("/api/mail").body().findValuesAsText("ticket").contains(number));
    }

    private void claims(BrowserWindow window, String key) {
        opens(window, key);
        window.page().getByText(CLAIM).click();
        assertThat(workspace(window).locator("form.work")).isVisible();
    }

    /** Opens the task by its own URL, since the demo run has many tasks. */
    private void opens(BrowserWindow window, String key) {
        var tasks = api.get("/api/tickets/" + number + "/tasks").body().path("items");
        var task = StreamSupport.stream(tasks.spliterator(), false)
                .filter(candidate -> candidate.path("key").asText().equals(key))
                .findFirst()
                .orElseThrow();
        window.opensTask(task.path("id").asText());
    }

    private void answers(String outcome, String reply) {
        workspace(agent).locator("textarea[name=reply]").fill(reply);
        sends(agent, outcome);
    }

    private void escalates(String note) {
        workspace(agent).locator("#tab-note").click();
        workspace(agent).locator("textarea[name=note]").fill(note);
        sends(agent, "ESCALATE_SPECIALIST");
    }

    /** A specialist writes a note first: the form requires it. */
    private void returnsToAgent(String note) {
        workspace(specialist).locator("textarea[name=note]").fill(note);
        sends(specialist, "RETURN");
    }

    private void sends(BrowserWindow window, String outcome) {
        var before = window.page().url();
        var send = workspace(window).locator("button[name=outcome][value=%s]".formatted(outcome));
        if (!send.isVisible()) {
            workspace(window).locator("details.menu summary").click();
        }
        send.click();
        window.page().waitForURL(address -> !address.equals(before));
    }

    private void completes(BrowserWindow window) {
        var before = window.page().url();
        workspace(window).locator("form.work button.primary").click();
        window.page().waitForURL(address -> !address.equals(before));
    }

    private void sees(String text) {
        assertThat(customer.page().locator(".message .body", new Page.LocatorOptions().setHasText(text)))
                .isVisible();
    }

    private void rates() {
        var page = customer.page();
        page.click("p.primary-link a.button.primary");
        page.locator("input[name=score][value='5']").check();
        page.click("main .actions button.primary");
        assertThat(page.locator("input[name=score]")).hasCount(0);
    }

    private static FrameLocator workspace(BrowserWindow window) {
        return window.page().frameLocator("form[name=workspace] iframe");
    }
}
