package io.guichet.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.options.FilePayload;
import io.guichet.ApiClient;
import io.guichet.Chromium;
import io.guichet.Chromium.BrowserWindow;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.MultipartBody.UploadFile;
import io.guichet.access.Accounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * An agent's morning in the real Tasklist: twelve tickets, each read, asked about with a canned reply and a file, answered by
 * its customer and solved. Prints the actions and the waiting of each ticket; docs/speed.md says how long it takes.
 */
@DeskTest
class AgentMorningTest {

    /** Whether all of an element is in view, soon: its parts may be on their way. */
    private static final String FITS =
            """
            part => new Promise(fits => {
              const end = performance.now() + 5000;
              const look = () => part.scrollHeight <= part.clientHeight ? fits(true)
                : performance.now() > end ? fits(false) : requestAnimationFrame(look);
              look();
            })""";

    private static final int TICKETS = 12;
    private static final int MAX_ACTIONS = 2;
    private static final String PASSWORD = "seven grey herons at noon";

    /** Pointer and key actions outside text fields, and key chords that do something in one. */
    private static final String COUNT_ACTIONS =
            """
            addEventListener("pointerdown", event => { if (event.isTrusted) top.actions = (top.actions ?? 0) + 1; }, true);
            addEventListener("keydown", event => {
              const chord = event.ctrlKey || event.metaKey || event.altKey;
              const typing = event.target.closest?.("textarea, input, [contenteditable]");
              const alone = !["Control", "Meta", "Alt", "Shift"].includes(event.key);
              if (event.isTrusted && alone && (chord || !typing)) top.actions = (top.actions ?? 0) + 1;
            }, true);""";

    @Autowired
    private Desk desk;

    @Autowired
    private Accounts accounts;

    @LocalServerPort
    private int port;

    private BrowserWindow window;
    private final Map<String, Integer> actions = new LinkedHashMap<>();
    private final Map<String, Duration> waiting = new LinkedHashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void answersTwelveTickets(String language) {
        var agent = "morning-" + language;
        accounts.ensureUser(agent, "Ines", PASSWORD, Set.of("agent"), Set.of("parcels-first"), Set.of("parcels"));
        var ask = macro("Which parcel is it, {{customer.firstName}}?", "ASK_CUSTOMER");
        var solve = macro("It waits at the station, {{customer.firstName}}.", "SOLVE");
        var numbers = new ArrayList<String>();
        for (int ticket = 0; ticket < TICKETS; ticket++) {
            var number = desk.opens("parcels", Map.of());
            desk.completes(number, "triage", agent, Map.of());
            numbers.add(number);
        }

        try (var chromium = Chromium.at(port)) {
            window = chromium.window(
                    new Browser.NewContextOptions().setLocale(language).setViewportSize(1366, 768));
            window.page().addInitScript(COUNT_ACTIONS);
            signsIn(agent);
            window.opens("/camunda/app/tasklist/default/");
            var shown = awaitTicket("");
            fitsIntoTheWindow();
            var asked = new ArrayList<String>();
            while (!shown.isEmpty()) {
                var number = shown;
                var solves = asked.contains(number);
                if (solves) {
                    uses(solve, "SOLVE");
                } else {
                    uses(ask, "ASK_CUSTOMER");
                    attaches();
                    asked.add(number);
                }
                shown = sends(number, solves && isLast(number, numbers));
                if (desk.status(number).equals("WAITING_FOR_CUSTOMER")) {
                    desk.customerWrites(number, "The one of " + number);
                }
            }
            print(language);

            assertThat(numbers)
                    .allSatisfy(number -> assertThat(desk.status(number)).isEqualTo("SOLVED"));
            assertThat(actions).hasSize(TICKETS).allSatisfy((number, count) -> assertThat(count)
                    .isLessThanOrEqualTo(MAX_ACTIONS));
            // The Tasklist may ask for the task that has just been completed.
            assertThat(window.consoleErrors())
                    .allMatch(error -> error.contains("404") && error.contains("/engine/default/task/"));
        }
    }

    private boolean isLast(String number, List<String> numbers) {
        return numbers.stream().filter(other -> !other.equals(number)).allMatch(other -> desk.status(other)
                .equals("SOLVED"));
    }

    private String macro(String body, String outcome) {
        var name = "Morning " + UUID.randomUUID();
        var content = Map.of("name", name, "language", "en", "body", body, "scope", "BRAND", "outcome", outcome);
        assertThat(ApiClient.as("agent", port)
                        .post("/api/brands/parcels/macros", content)
                        .status())
                .isEqualTo(201);
        return name;
    }

    private void signsIn(String agent) {
        window.opens("/sign-in");
        window.page().fill("#username", agent);
        window.page().fill("#password", PASSWORD);
        window.page().click("button[type=submit]");
        window.page().waitForURL(address -> !address.contains("/sign-in"));
        window.consoleErrors().clear();
    }

    /** The number of the ticket that the workspace shows, once it is another one and can be answered. */
    private String awaitTicket(String former) {
        var composer =
                workspace().locator("[data-composer]:not([data-number='%s']) textarea[name=reply]".formatted(former));
        composer.waitFor();
        return workspace().locator("[data-composer]").getAttribute("data-number");
    }

    private void uses(String macro, String outcome) {
        apart(() -> {
            workspace().locator("textarea[name=reply]").pressSequentially("/" + macro);
            workspace().locator("#picker-list [role=option]").first().waitFor();
            window.page().keyboard().press("Enter");
            assertThat(workspace().locator("textarea[name=reply]")).hasValue(Pattern.compile(".*Ada.*"));
            assertThat(workspace().locator("button.primary[name=outcome]")).hasAttribute("value", outcome);
        });
    }

    private void attaches() {
        apart(() -> {
            workspace()
                    .locator("input[name=files-reply]")
                    .setInputFiles(new FilePayload(
                            "map.png", "image/png", UploadFile.png("map.png").content()));
            assertThat(workspace().locator("[data-pane=PUBLIC] ul.chosen .name"))
                    .hasText("map.png");
        });
    }

    /** Canned replies and files are not counted. */
    private void apart(Runnable work) {
        var before = count();
        work.run();
        window.page().evaluate("count => { top.actions = count; }", before);
    }

    private int count() {
        return (int) window.page().evaluate("() => top.actions ?? 0");
    }

    /** Sends and waits for what follows; returns the next ticket's number, or nothing after the last one. */
    private String sends(String number, boolean last) {
        var start = System.nanoTime();
        workspace().locator("textarea[name=reply]").press("Control+Enter");
        var next = "";
        if (last) {
            assertThat(window.page().locator(".page-notifications")).containsText(number);
            // a notification of the customer's message has the number, too
            await().until(() -> desk.status(number).equals("SOLVED"));
        } else {
            next = awaitTicket(number);
        }
        waiting.merge(number, Duration.ofNanos(System.nanoTime() - start), Duration::plus);
        actions.merge(number, count(), Integer::sum);
        window.page().evaluate("() => { top.actions = 0; }");
        return next;
    }

    /** Newest message and composer are in view, and neither the Tasklist nor the workspace scrolls. */
    private void fitsIntoTheWindow() {
        var page = window.page();
        assertThat(page.evaluate("() => document.documentElement.scrollHeight <= innerHeight"))
                .isEqualTo(true);
        for (var part : List.of("html", ".desk-column")) {
            assertThat(workspace().locator(part).evaluate(FITS)).as(part).isEqualTo(true);
        }
        var newest = workspace().locator(".history .message").last().boundingBox();
        var send = workspace().locator("button.primary[name=outcome]").boundingBox();
        assertThat(newest.y).isPositive();
        assertThat(newest.y).isLessThan(send.y);
        assertThat(send.y + send.height).isLessThanOrEqualTo(768);
    }

    private void print(String language) {
        var total = waiting.values().stream().reduce(Duration.ZERO, Duration::plus);
        System.out.printf(
                "Morning (%s): actions a ticket %s; waiting a ticket %s ms, mean %d ms%n",
                language,
                actions.values(),
                waiting.values().stream().map(Duration::toMillis).toList(),
                total.dividedBy(TICKETS).toMillis());
    }

    private FrameLocator workspace() {
        return window.page().frameLocator("form[name=workspace] iframe");
    }
}
