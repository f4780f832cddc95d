package io.guichet.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Route;
import io.guichet.Chromium;
import io.guichet.Chromium.BrowserWindow;
import io.guichet.Desk;
import io.guichet.DeskTest;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The real Tasklist, when the engine's answer about a task comes after the user has gone on to the next one. */
@DeskTest
class LateTaskTest {

    /** The Tasklist does so every ten seconds. */
    private static final String REFRESH =
            "() => angular.element(document.body).injector().get('$rootScope').$broadcast('refresh')";

    private static final Pattern REMOVED = Pattern.compile(".*task-removed.*");

    @Autowired
    private Desk desk;

    @LocalServerPort
    private int port;

    private BrowserWindow agent;
    private String former;
    private String next;
    private String formerTask;
    private String nextTask;

    @BeforeEach
    void opensTickets() {
        former = desk.opens("helpcenter", Map.of());
        next = desk.opens("helpcenter", Map.of());
        formerTask = claimed(former);
        nextTask = claimed(next);
    }

    @Test
    void doesNotHideTheNextTask() {
        try (var chromium = Chromium.at(port)) {
            agent = chromium.window("en");
            agent.signsIn("agent");
            agent.opensTask(formerTask);
            assertThat(workspace().locator(".eyebrow")).containsText(former);
            var late = holdsRequestsFor(formerTask);
            agent.page().waitForRequest(request -> isFor(formerTask, request.url()), () -> agent.page()
                    .evaluate(REFRESH));

            desk.completes(former, "triage", "agent", Map.of());
            opens(nextTask);
            assertThat(workspace().locator(".eyebrow")).containsText(next);
            agent.page().waitForResponse(response -> isFor(formerTask, response.url()), () -> late.get()
                    .resume());

            assertThat(agent.page().locator(".task-card")).not().hasClass(REMOVED);
            assertThat(workspace().locator("form.work button.primary")).isVisible();
        }
    }

    @Test
    void doesNotShowTheFormerTask() {
        try (var chromium = Chromium.at(port)) {
            agent = chromium.window("en");
            agent.signsIn("agent");
            agent.opens("/camunda/app/tasklist/default/");
            agent.page().locator(".tasks-list li.task").first().waitFor();
            var late = holdsRequestsFor(formerTask);
            agent.page().waitForRequest(request -> isFor(formerTask, request.url()), () -> opens(formerTask));

            opens(nextTask);
            agent.page().waitForResponse(response -> isFor(formerTask, response.url()), () -> late.get()
                    .resume());

            assertThat(workspace().locator(".eyebrow")).containsText(next);
        }
    }

    @Test
    void showsTheNextTaskAfterOneThatIsGone() {
        try (var chromium = Chromium.at(port)) {
            agent = chromium.window("en");
            agent.signsIn("agent");
            agent.opensTask(formerTask);
            assertThat(workspace().locator(".eyebrow")).containsText(former);
            desk.completes(former, "triage", "agent", Map.of());
            agent.page().evaluate(REFRESH);
            assertThat(agent.page().locator(".task-card")).hasClass(REMOVED);

            opens(nextTask);

            assertThat(workspace().locator(".eyebrow")).containsText(next);
            assertThat(agent.page().locator(".task-card")).not().hasClass(REMOVED);
        }
    }

    private String claimed(String number) {
        desk.claims(number, "triage", "agent");
        return desk.task(number, "triage").id();
    }

    private AtomicReference<Route> holdsRequestsFor(String task) {
        var held = new AtomicReference<Route>();
        agent.page().route(address -> isFor(task, address), held::set);
        return held;
    }

    private static boolean isFor(String task, String address) {
        return address.endsWith("/engine/default/task/" + task);
    }

    /** As a click in the list does. */
    private void opens(String task) {
        agent.page().evaluate("task => { location.hash = `#/?task=${task}`; }", task);
    }

    private FrameLocator workspace() {
        return agent.page().frameLocator("form[name=workspace] iframe");
    }
}
