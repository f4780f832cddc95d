package io.guichet.insight.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.insight.metric.RandomLives;
import io.guichet.insight.packed.MetricRows;
import io.guichet.policy.Target;
import io.guichet.sla.TicketClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Forecasts of breaches over the API and on pages. */
@DeskTest
@Tag("h2")
class ForecastPagesTest {

    private static final Map<String, String> QUESTION = Map.of("plan", "office");

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private ClockAges ages;

    @Autowired
    private MetricRows rows;

    @Autowired
    private JdbcClient db;

    private ApiClient manager;

    /** Long after all clocks of other tests. */
    @BeforeEach
    void beginsLater() {
        desk.advancesTime(Duration.ofDays(400));
        desk.advancesTimeUntil(DayOfWeek.TUESDAY, "09:00");
        manager = ApiClient.as("manager", port);
    }

    /** Six are answered at once; ten only when they are late. A ticket that waits for an hour is probably like the ten. */
    private String opensOneThatWillBeLate() {
        for (int quick = 0; quick < 6; quick++) {
            desk.replies(desk.opens("parcels", QUESTION), "At once.");
        }
        for (int late = 0; late < 10; late++) {
            desk.opens("parcels", QUESTION);
        }
        desk.advancesTime(Duration.ofDays(7));
        return desk.opens("parcels", QUESTION);
    }

    @Test
    void forecastsABreachAndExplainsIt() {
        var number = opensOneThatWillBeLate();
        desk.advancesTime(Duration.ofMinutes(60));

        var answer = manager.get("/api/insight/forecast?brand=parcels&hours=4").body();

        assertThat(answer.path("hours").asInt()).isEqualTo(4);
        assertThat(answer.path("items")).anySatisfy(item -> {
            assertThat(item.path("number").asText()).isEqualTo(number);
            assertThat(item.path("target").asText()).isEqualTo("FIRST_RESPONSE");
            assertThat(item.path("dueAt").asText())
                    .isEqualTo(desk.clock(number, Target.FIRST_RESPONSE)
                            .due()
                            .orElseThrow()
                            .toString());
            assertThat(item.path("probability").asDouble()).isEqualTo(1);
            assertThat(item.path("like").path("count").asInt()).isEqualTo(10);
            assertThat(item.path("like").path("description").asText()).startsWith("First response within");
        });
        assertThat(numbers("brand=parcels&team=none")).doesNotContain(number);
        assertThat(numbers("brand=zoom")).doesNotContain(number);

        var browser = HttpBrowser.signedIn(port, "manager");
        assertThat(text(browser, "/insight?lang=en&brand=parcels"))
                .contains("/desk/tickets/" + number, "about 10 of 10 were late", "Will breach soon");
        assertThat(text(browser, "/insight/forecast?lang=fr&brand=parcels&hours=8"))
                .contains("/desk/tickets/" + number, "environ 10 sur 10", "Première réponse sous");
        assertThat(browser.get("/insight/forecast?hours=0").statusCode()).isEqualTo(400);

        desk.replies(number, "Just in time.");
        assertThat(numbers("brand=parcels")).doesNotContain(number);
    }

    private static String text(HttpBrowser browser, String path) {
        var answer = browser.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body().replace('\u00a0', ' ').replace('\u202f', ' ');
    }

    private List<String> numbers(String query) {
        return manager.get("/api/insight/forecast?" + query)
                .body()
                .path("items")
                .findValuesAsText("number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "73", "x", "-1"})
    void refusesHorizons(String hours) {
        var answer = manager.get("/api/insight/forecast?hours=" + hours);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fields()).containsExactly("hours");
    }

    /** What is kept in memory about a clock is what the ledger says about it. */
    @Test
    void knowsTheShareThatEachClockHasUsed() {
        var numbers = new RandomLives(desk, 12).live(180);
        rows.current();

        var compared = 0;
        for (var number : numbers) {
            var clocks = desk.clocks(number);
            for (var kept : rows.get(number).orElseThrow().clocks()) {
                var clock = clocks.stream()
                        .filter(one -> one.runId() == kept.runId())
                        .findFirst()
                        .orElseThrow();
                if (!clock.isBreached(desk.now())) {
                    assertThat(ages.usedShare(kept, desk.now()))
                            .as("%s of %s", kept, number)
                            .isEqualTo(share(clock), within(1e-3));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(5);
    }

    /** The back test knows of the present instant what the product knows. */
    @Test
    void theBackTestEndsWithThePresent() {
        var numbers = new RandomLives(desk, 13).live(60);
        rows.current();

        var known = ForecastBackTest.of(db).ticketsKnownAt(desk.now()).stream()
                .filter(ticket -> numbers.contains(ticket.number()))
                .toList();

        assertThat(known).isNotEmpty().allSatisfy(ticket -> assertThat(ticket.clocks())
                .isEqualTo(rows.get(ticket.number()).orElseThrow().clocks()));
    }

    private double share(TicketClock clock) {
        return (double) clock.used(desk.now()).toMillis()
                / clock.allowed().orElseThrow().toMillis();
    }
}
