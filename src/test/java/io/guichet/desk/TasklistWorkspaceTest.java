package io.guichet.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import io.guichet.Chromium;
import io.guichet.Chromium.BrowserWindow;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.Wcag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An agent works in the real Tasklist. */
@DeskTest
class TasklistWorkspaceTest {

    @Autowired
    private Desk desk;

    @LocalServerPort
    private int port;

    private BrowserWindow agent;

    @Test
    void solvesATicketInTheTasklist() {
        var number = desk.opens("helpcenter", Map.of());

        try (var chromium = Chromium.at(port)) {
            agent = chromium.window("en");
            agent.signsIn("agent");
            opens(desk.task(number, "triage").id());

            claims();
            workspace().locator("select[name=impact]").selectOption("degraded");
            completes();
            assertThat(workspace().locator(".eyebrow")).containsText("Answer · " + number);

            answers("ASK_CUSTOMER", "Which file was it?");
            assertThat(agent.page().locator(".page-notifications")).containsText("Answer completed, " + number);
            assertThat(desk.ticket(number).status()).isEqualTo("WAITING_FOR_CUSTOMER");

            desk.customerWrites(number, "The one of March.");
            opens(desk.task(number, "answer").id());
            assertThat(workspace().locator(".message[data-kind=CUSTOMER]").last())
                    .containsText("The one of March.");
            answers("SOLVE", "It is there again.");
            assertThat(agent.page().locator(".page-notifications")).containsText("Answer completed, " + number);

            assertThat(desk.ticket(number).status()).isEqualTo("SOLVED");
            assertThat(desk.emailTemplates(number)).containsExactly("acknowledgement", "reply", "solved");
            assertThat(agent.consoleErrors()).isEmpty();
        }
    }

    @Test
    void showsTheSameAssigneeInTasklistAndWorkspace() {
        var number = desk.opens("helpcenter", Map.of());

        try (var chromium = Chromium.at(port)) {
            agent = chromium.window("fr");
            agent.signsIn("agent");
            opens(desk.task(number, "triage").id());

            workspace().locator(".notice button.primary").click();
            assertThat(tasklistsClaim()).hasCount(0);

            workspace().getByText("Libérer la tâche").click();
            assertThat(tasklistsClaim()).hasCount(1);
            assertThat(desk.task(number, "triage").assignee()).isNull();
        }
    }

    /** Cards, names, order, search and shortcuts in both languages, without a raw key; then on a phone. */
    @Test
    void showsTheTicketsInTheReadersLanguage() {
        var task = desk.task(desk.opens("helpcenter", Map.of()), "triage").id();
        var number = desk.opens("helpcenter", Map.of());
        var subject = desk.ticket(number).subject();

        try (var chromium = Chromium.at(port)) {
            agent = chromium.window("en");
            agent.signsIn("agent");
            for (var language : List.of("fr", "en")) {
                var french = language.equals("fr");
                agent.opens("/desk?lang=" + language);
                Wcag.assertConforms(agent.page(), french ? Wcag.PHONE_WIDTH : Wcag.SCREEN_WIDTH);
                agent.page().setViewportSize(1366, 768);
                opens(task);
                search(number);
                assertThat(agent.page().locator("#tickets-found .subject").first())
                        .containsText(subject);
                agent.page()
                        .locator("#tickets-found a[data-opens-task]")
                        .first()
                        .click();
                assertThat(workspace().locator(".eyebrow")).containsText(number);
                agent.page().locator("#ticket-search").press("Escape");
                assertThat(agent.page()
                                .locator(".tasks-list li.task .ticket-card .chips")
                                .first())
                        .isVisible();
                assertThat(agent.page().locator(".task-filters .item").first())
                        .containsText(french ? "Mes tickets" : "My tickets");
                assertThat(agent.page()
                                .locator("[cam-sorting-choices] .sort-by")
                                .first())
                        .containsText(french ? "Échéance" : "Due date");
                assertThat(agent.page().innerText("body")).doesNotContainPattern("[A-Z]{2,}_[A-Z]{2,}");
                Wcag.assertConforms(agent.page(), french ? Wcag.PHONE_WIDTH : Wcag.SCREEN_WIDTH);
                agent.page().setViewportSize(1366, 768);
                agent.page().locator("#ticket-search").blur();
                agent.page().keyboard().press("?");
                assertThat(agent.page().locator("#shortcuts"))
                        .containsText(french ? "Tâche suivante" : "Next and previous task");
                agent.page().keyboard().press("Escape");
                workspace().locator("h1").click();
                agent.page().keyboard().press("?");
                assertThat(workspace().locator("#shortcuts")).isVisible();
                agent.opens("/camunda/app/welcome/default/#!/welcome");
                assertThat(agent.page().locator("body")).containsText(french ? "Modifier le profil" : "Edit profile");
                Wcag.assertConforms(agent.page(), french ? Wcag.PHONE_WIDTH : Wcag.SCREEN_WIDTH);
                assertThat(agent.page().innerText("body")).doesNotContainPattern("[A-Z]{2,}_[A-Z]{2,}");
            }
            agent.page().setViewportSize(390, 844);
            agent.opens("/camunda/app/tasklist/default/");
            agent.page().locator(".tasks-list li.task .ticket-card").first().click();
            assertThat(workspace().locator("h1")).isInViewport();
            agent.page().locator(".back-to-list").click();
            assertThat(agent.page().locator(".tasks-list li.task").first()).isInViewport();
            assertThat(agent.consoleErrors()).isEmpty();
        }
    }

    /** A specialist and a developer return the ticket, the lead decides, and the agent solves it on a phone. */
    @Test
    void passesThroughTheHandsOfAllRoles() {
        var number = desk.opens("helpcenter", Map.of());
        desk.triages(number);
        try (var chromium = Chromium.at(port)) {
            for (var role : List.of("specialist", "developer")) {
                desk.escalates(number, "ESCALATE_" + role.toUpperCase(Locale.ROOT));
                agent = chromium.window("fr");
                agent.signsIn(role);
                opens(desk.task(number, role + "-work").id());
                claims();
                workspace().locator("textarea[name=note]").fill("It is the second cable.");
                workspace()
                        .locator("button.primary[name=outcome][value=RETURN]")
                        .click();
                assertThat(agent.page().locator(".page-notifications")).containsText(number);
                assertThat(desk.task(number, "answer").assignee()).isEqualTo("agent");
                assertThat(agent.consoleErrors()).isEmpty();
            }

            desk.releases(number, "answer", "agent");
            desk.firesTimer(number, "Event_AnswerUnattended");
            agent = chromium.window("en");
            agent.signsIn("lead");
            opens(desk.task(number, "lead-decision").id());
            claims();
            workspace().locator("input[name=outcome][value=CONTINUE]").check();
            completes();
            assertThat(desk.tasksOf(number)).extracting("key").containsExactly("answer");

            desk.claims(number, "answer", "agent");
            agent = chromium.window(
                    new Browser.NewContextOptions().setLocale("fr").setViewportSize(390, 844));
            agent.signsIn("agent");
            opens(desk.task(number, "answer").id());
            assertThat(workspace().locator("h1")).isInViewport();
            answers("SOLVE", "It was the second cable.");
            assertThat(agent.page().locator(".page-notifications")).containsText(number);
            assertThat(desk.status(number)).isEqualTo("SOLVED");
        }
    }

    private void search(String words) {
        agent.page().locator("#ticket-search").fill(words);
    }

    @Test
    void hidesTheCompleteButtonOfTheTasklist() {
        var number = desk.opens("helpcenter", Map.of());

        try (var chromium = Chromium.at(port)) {
            agent = chromium.window("en");
            agent.signsIn("agent");
            opens(desk.task(number, "triage").id());
            claims();

            assertThat(agent.page().locator(".form-actions button")).hasCount(2);
            for (var button : agent.page().locator(".form-actions button").all()) {
                assertThat(button).isHidden();
            }
        }
    }

    private void opens(String task) {
        agent.opensTask(task);
    }

    private void claims() {
        tasklistsClaim().click();
        assertThat(workspace().locator("form.work")).isVisible();
    }

    /** Sends the reply with that outcome; the Tasklist shows the next page. */
    private void answers(String outcome, String reply) {
        var before = agent.page().url();
        workspace().locator("textarea[name=reply]").fill(reply);
        var send = workspace().locator("button[name=outcome][value=%s]".formatted(outcome));
        if (!send.isVisible()) {
            workspace().locator("details.menu summary").click();
        }
        send.click();
        agent.page().waitForURL(address -> !address.equals(before));
    }

    /** Completes the task; the Tasklist shows the next page. */
    private void completes() {
        var before = agent.page().url();
        workspace().locator("form.work button.primary").click();
        agent.page().waitForURL(address -> !address.equals(before));
    }

    private Locator tasklistsClaim() {
        return agent.page().getByText(Pattern.compile("^\\s*(Claim|Prendre en charge)\\s*$"));
    }

    private FrameLocator workspace() {
        return agent.page().frameLocator("form[name=workspace] iframe");
    }
}
