package io.guichet;

import static io.guichet.insight.forecast.ForecastBackTest.HORIZON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.guichet.FiveMinuteTour.TourResult;
import io.guichet.insight.forecast.ForecastBackTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.util.TestSocketUtils;

/**
 * Starts the demo run once in a JVM of its own and inspects its database. The job executor is off, so that it cannot
 * hide what seeding left undone.
 */
class DemoRunTest {

    @TempDir
    static Path folder;

    private static String log;
    private static Instant openedAt;
    private static int apiDescription;
    private static int apiPage;
    private static String mailbox;
    private static String pageAfterSignIn;
    private static TourResult tour;

    @BeforeAll
    static void start() throws Exception {
        var port = TestSocketUtils.findAvailableTcpPort();
        try (var desk = ApplicationProcess.start(
                folder, "--camunda.bpm.job-execution.enabled=false", "--server.port=" + port)) {
            var baseUrl = desk.awaitBaseUrl();
            apiDescription = status(baseUrl.resolve("/v3/api-docs"));
            apiPage = status(baseUrl.resolve("/swagger-ui/index.html"));
            openedAt = Instant.now();
            mailbox = awaitMailbox(baseUrl);
            pageAfterSignIn = signInThroughTheMailbox(port);
            tour = takeTour(port);
            log = desk.log();
        }
    }

    private static int status(URI url) throws Exception {
        var request = HttpRequest.newBuilder(url).GET().build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void describesTheApiToEverybody() {
        assertThat(apiDescription).isEqualTo(200);
        assertThat(apiPage).isEqualTo(200);
    }

    /** The e-mails of the month are sent after the start, through the mail server of the demo run. */
    private static String awaitMailbox(URI baseUrl) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(baseUrl + "/demo/mailbox/nadia.benali@example.org"))
                .header("Accept", "application/json")
                .build();
        var client = HttpClient.newHttpClient();
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> client.send(request, BodyHandlers.ofString()).body(),
                        body -> body.contains("@zoom.example"));
    }

    /** What a newcomer does to sign in as a customer; null without a browser. */
    private static String signInThroughTheMailbox(int port) {
        try (var chromium = Chromium.at(port)) {
            var customer = chromium.window("en");
            var page = customer.page();
            customer.opens("/zoom/sign-in");
            page.fill("[name=email]", "nadia.benali@example.org");
            page.click("main form button");
            page.click("main .notice a");
            page.click("main a:has-text('nadia.benali@example.org')");
            page.click(".mailbox li:first-child .links a");
            page.click("main form button");
            page.waitForURL("**/zoom/requests**");
            return page.innerText("main");
        } catch (TestAbortedException withoutBrowser) {
            return null;
        }
    }

    /** Null without a browser. */
    private static TourResult takeTour(int port) {
        try (var chromium = Chromium.at(port)) {
            return FiveMinuteTour.take(chromium, ApiClient.as("admin", port));
        } catch (TestAbortedException withoutBrowser) {
            return null;
        }
    }

    @Test
    void theFiveMinuteTourGoesThroughTheMailbox() {
        assumeTrue(tour != null, "Chromium is not installed");

        assertThat(tour.status()).isEqualTo("SOLVED");
        assertThat(tour.emailSubjects())
                .containsExactlyInAnyOrder(
                        "We have your request %s: Empty export".formatted(tour.number()),
                        "Reply to your request %s: Empty export".formatted(tour.number()),
                        "Your request %s is solved: Empty export".formatted(tour.number()));
        assertThat(tour.consoleErrors()).isEmpty();
    }

    @Test
    void aNewcomerSignsInThroughTheMailbox() {
        assumeTrue(pageAfterSignIn != null, "Chromium is not installed");

        assertThat(pageAfterSignIn).contains("ZO-");
    }

    @Test
    void theCustomersOfTheMonthGotTheirEmails() {
        assertThat(mailbox)
                .contains("\"from\":", "\"links\":[\"http://localhost", "\"Auto-Submitted\"", "@zoom.example");
    }

    @Test
    void opensThePortAfterSeeding() {
        assertThat(log.indexOf("Tomcat started"))
                .isGreaterThan(log.indexOf("requests, 100 %"))
                .isGreaterThan(0);
        assertThat(log).contains("agent-helpcenter");
    }

    @Test
    void showsMoreThanAHundredTicketsInEveryState() throws Exception {
        assertThat(texts("select number from ticket where number not in (select number from ticket_import)"))
                .hasSizeBetween(105, 130);
        assertThat(texts("select distinct status from ticket"))
                .containsExactlyInAnyOrder(
                        "AWAITING_PAYMENT",
                        "IN_PROGRESS",
                        "WAITING_FOR_CUSTOMER",
                        "WITH_SPECIALIST",
                        "WITH_DEVELOPER",
                        "WAITING_FOR_ISSUE",
                        "SOLVED",
                        "CLOSED");
        assertThat(texts("select distinct outcome from question"))
                .contains("ASKED", "DEFLECTED", "ABANDONED", "TICKET", "REDIRECTED");
    }

    /** Each open ticket has its process instance, and all data carry the simulated time. */
    @Test
    void everyOpenTicketHasItsProcessInstance() throws Exception {
        assertThat(texts("select number from ticket where status <> 'CLOSED'"))
                .containsExactlyInAnyOrderElementsOf(texts(
                        "select e.BUSINESS_KEY_ from ACT_RU_EXECUTION e join ACT_RE_PROCDEF d on d.ID_ = e.PROC_DEF_ID_"
                                + " where d.KEY_ = 'ticket' and e.BUSINESS_KEY_ is not null"));
        assertThat(texts("select distinct type from timeline_entry"))
                .contains(
                        "opened",
                        "triaged",
                        "claimed",
                        "lead-called",
                        "rated",
                        "reopened",
                        "merged",
                        "withdrawn",
                        "split");
        assertThat(texts("select template from email")).contains("reminder", "solved", "reply", "acknowledgement");
        assertThat(instants("select min(START_TIME_) from ACT_HI_PROCINST").get(0))
                .isBefore(openedAt.minus(Duration.ofDays(29)));
        assertThat(
                        texts(
                                "select number from ticket where abs(datediff(second, received_at,"
                                        + " (select min(e.occurred_at) from timeline_entry e where e.number = ticket.number"
                                        + " and ticket.number not in (select number from question where split_from is not null)))) > 600"))
                .isEmpty();
    }

    @Test
    void onlyTheIntendedTicketsAreOverdue() throws Exception {
        assertThat(texts("select distinct t.subject from ticket t join timeline_entry e on e.number = t.number"
                        + " where e.type = 'deadline-warning' and e.details like '%OVERDUE%'"
                        + " and t.status in ('WITH_SPECIALIST', 'WITH_DEVELOPER')"))
                .containsExactlyInAnyOrder(
                        "Automations fire twice after the clock change", "Incompatible avec ma pompe à chaleur\u00a0?");
    }

    /** The past changes nothing about what is open. */
    @Test
    void hasAPastOfClosedTickets() throws Exception {
        assertThat(texts("select number from ticket_import")).hasSizeBetween(550, 950);
        assertThat(texts("select distinct t.status from ticket t join ticket_import i on i.number = t.number"))
                .containsExactly("CLOSED");
        assertThat(texts("select distinct t.brand from ticket t join ticket_import i on i.number = t.number"))
                .hasSize(5);
        assertThat(texts("select number from ticket_import where number in (select number from email)"))
                .isEmpty();
        assertThat(texts("select distinct e.type from ledger_entry e join ticket_import i on i.number = e.number"))
                .contains("STARTED", "PAUSED", "RESUMED", "STOPPED");
    }

    /** Stands at past instants, each four hours. docs/forecasts.md tells what the figures mean. */
    @Test
    void forecastsBreachesFourHoursAhead() throws Exception {
        try (var connection = ApplicationProcess.openDatabase(folder)) {
            var backTest = ForecastBackTest.of(JdbcClient.create(new SingleConnectionDataSource(connection, true)));

            var score = backTest.score(openedAt.minus(Duration.ofDays(120)), openedAt.minus(HORIZON), HORIZON);

            System.out.println("Demo data: " + score);
            assertThat(score.due()).isGreaterThan(25);
            assertThat(score.precision()).isGreaterThanOrEqualTo(0.7);
            assertThat(score.recall()).isGreaterThanOrEqualTo(0.35);
        }
    }

    @Test
    void leavesNoOverdueTimer() throws Exception {
        assertThat(instants("select DUEDATE_ from ACT_RU_JOB where PROCESS_INSTANCE_ID_ is not null"))
                .isNotEmpty()
                .allSatisfy(due -> assertThat(due).isAfter(openedAt.minusSeconds(60)));
        assertThat(texts("select ID_ from ACT_RU_INCIDENT")).isEmpty();
        assertThat(texts("select VALUE_ from ACT_GE_PROPERTY where NAME_ = 'guichet.demo-data'"))
                .containsExactly("complete");
    }

    private static List<String> texts(String sql) throws SQLException {
        try (var connection = ApplicationProcess.openDatabase(folder);
                var rows = connection.createStatement().executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private static List<Instant> instants(String sql) throws SQLException {
        try (var connection = ApplicationProcess.openDatabase(folder);
                var rows = connection.createStatement().executeQuery(sql)) {
            var instants = new ArrayList<Instant>();
            while (rows.next()) {
                Timestamp at = rows.getTimestamp(1);
                instants.add(at.toInstant());
            }
            return instants;
        }
    }
}
