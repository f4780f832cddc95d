package io.guichet.insight.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.brand.Brands;
import io.guichet.insight.metric.RandomLives;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Page, export, API and ticket page of random tickets agree to the second. */
@DeskTest
@Tag("h2")
class MetricAgreementTest {

    private static final int STEPS = 160;
    private static final int COMPARED = 8;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Brands brands;

    private HttpBrowser browser;
    private ApiClient api;
    private LocalDate firstDay;
    private LocalDate lastDay;
    private List<String> numbers;

    @BeforeEach
    void livesRandomly() {
        desk.advancesTime(Duration.ofDays(100));
        var zone = brands.get("parcels").zone();
        firstDay = LocalDate.ofInstant(desk.now(), zone);
        numbers = new RandomLives(desk, 11).live(STEPS);
        lastDay = LocalDate.ofInstant(desk.now(), zone);
        browser = HttpBrowser.signedIn(port, "manager");
        api = ApiClient.as("manager", port);
    }

    /** The last day of a page is included, that of an export not. */
    private String pagePeriod() {
        return period(lastDay);
    }

    private String exportPeriod() {
        return period(lastDay.plusDays(1));
    }

    private String period(LocalDate end) {
        return "brand=parcels&from=%s&to=%s".formatted(firstDay, end);
    }

    @Test
    void firstResponsesAgree() {
        var page = lapses("first-response");
        var csv = csv("first-response");
        var json = json("first-response");

        assertThat(page).isNotEmpty();
        assertThat(csv.keySet()).isEqualTo(page.keySet()).isEqualTo(json.keySet());
        page.forEach((number, lapse) -> {
            assertThat(csv.get(number).get("firstResponseElapsedSeconds"))
                    .as(number)
                    .isEqualTo(lapse.get("elapsed"));
            assertThat(csv.get(number).get("firstResponseWorkingSeconds"))
                    .as(number)
                    .isEqualTo(lapse.get("working"));
            assertThat(json.get(number).path("firstResponseElapsedSeconds").asText())
                    .as(number)
                    .isEqualTo(lapse.get("elapsed"));
            assertThat(json.get(number).path("firstResponseWorkingSeconds").asText())
                    .as(number)
                    .isEqualTo(lapse.get("working"));
        });
        page.keySet().stream().limit(COMPARED).forEach(number -> {
            var messages = ticketPage(number).select(".message[data-kind]");
            var asked = at(messages.select("[data-kind=CUSTOMER]").first());
            var answered = at(messages.select("[data-kind=AGENT]").first());
            assertThat(String.valueOf(Duration.between(asked, answered).toSeconds()))
                    .as(number)
                    .isEqualTo(page.get(number).get("elapsed"));
        });
    }

    @Test
    void resolutionsAgree() {
        var page = lapses("solved");
        var csv = csv("solved");

        assertThat(page).isNotEmpty();
        assertThat(csv.keySet()).isEqualTo(page.keySet());
        page.forEach((number, lapse) -> {
            assertThat(csv.get(number).get("resolutionElapsedSeconds"))
                    .as(number)
                    .isEqualTo(lapse.get("elapsed"));
            assertThat(csv.get(number).get("resolutionWorkingSeconds"))
                    .as(number)
                    .isEqualTo(lapse.get("working"));
        });
        page.keySet().stream().limit(COMPARED).forEach(number -> {
            var ticket = api.get("/api/tickets/" + number).body();
            var solvedAt = Instant.parse(csv.get(number).get("solvedAt"));
            assertThat(Duration.between(Instant.parse(ticket.path("created").asText()), solvedAt)
                            .toSeconds())
                    .as(number)
                    .isEqualTo(Long.parseLong(page.get(number).get("elapsed")));
            assertThat(ticketPage(number).select("time").eachAttr("datetime").stream()
                            .map(Instant::parse)
                            .map(Instant::getEpochSecond))
                    .as(number)
                    .contains(solvedAt.getEpochSecond());
        });
    }

    @Test
    void clocksAgree() {
        var clocks = new HashMap<String, List<Map<String, String>>>();
        rows(browser.get("/api/insight/clocks?format=csv&" + exportPeriod()).body())
                .forEach(row -> clocks.computeIfAbsent(row.get("number"), number -> new ArrayList<>())
                        .add(row));
        assertThat(clocks).isNotEmpty();
        clocks.keySet().stream().limit(COMPARED).forEach(number -> {
            var page = ticketPage(number);
            for (var clock :
                    api.get("/api/tickets/" + number + "/clocks").body().path("items")) {
                var row = clocks.get(number).stream()
                        .filter(one ->
                                one.get("target").equals(clock.path("target").asText()))
                        .reduce((older, newer) -> newer);
                if (row.isEmpty()) {
                    assertThat(clock.path("due").isNull() || clock.path("due").isMissingNode())
                            .as("%s", clock)
                            .isTrue();
                    continue;
                }
                assertThat(row.get().get("startedAt")).startsWith(seconds(clock.path("startedAt")));
                assertThat(row.get().get("stoppedAt")).startsWith(seconds(clock.path("stoppedAt")));
                assertThat(row.get().get("outcome"))
                        .as("%s of %s", clock, number)
                        .isEqualTo(outcome(clock.path("state").asText()));
                assertThat(page.select("#clocks ~ .clock-details .clock").eachAttr("data-state"))
                        .as(number)
                        .contains(clock.path("state").asText());
            }
        });
    }

    private static String outcome(String state) {
        return switch (state) {
            case "MET" -> "MET";
            case "MISSED", "OVERDUE" -> "MISSED";
            default -> "RUNNING";
        };
    }

    /** The instant without its zone and fractions of a second; empty without one. */
    private static String seconds(JsonNode instant) {
        return instant.isNull() || instant.isMissingNode()
                ? ""
                : instant.asText().substring(0, "2026-01-01T00:00:00".length());
    }

    private static Instant at(Element message) {
        return Instant.parse(message.selectFirst("time").attr("datetime"));
    }

    private Document ticketPage(String number) {
        return Jsoup.parse(browser.get("/desk/tickets/" + number).body());
    }

    /** The seconds that the page shows, by ticket. */
    private Map<String, Map<String, String>> lapses(String metric) {
        var lapses = new TreeMap<String, Map<String, String>>();
        var page = Jsoup.parse(browser.get("/insight/tickets?metric=" + metric + "&" + pagePeriod())
                .body());
        for (var row : page.select("tbody tr")) {
            var number = row.selectFirst("a.row-link").attr("href").replaceAll(".*/", "");
            var lapse = new HashMap<String, String>();
            row.select("time[data-lapse]")
                    .forEach(time -> lapse.put(
                            time.attr("data-lapse"), time.attr("datetime").replaceAll("[PTS]", "")));
            if (numbers.contains(number)) {
                lapses.put(number, lapse);
            }
        }
        return lapses;
    }

    private Map<String, Map<String, String>> csv(String metric) {
        var found = new TreeMap<String, Map<String, String>>();
        rows(browser.get("/api/insight/tickets?format=csv&metric=" + metric + "&" + exportPeriod())
                        .body())
                .stream()
                .filter(row -> numbers.contains(row.get("number")))
                .forEach(row -> found.put(row.get("number"), row));
        return found;
    }

    private Map<String, JsonNode> json(String metric) {
        var found = new TreeMap<String, JsonNode>();
        api.get("/api/insight/tickets?metric=" + metric + "&" + exportPeriod())
                .body()
                .path("items")
                .forEach(row -> {
                    if (numbers.contains(row.path("number").asText())) {
                        found.put(row.path("number").asText(), row);
                    }
                });
        return found;
    }

    /** None of the compared columns is quoted. */
    private static List<Map<String, String>> rows(String csv) {
        var lines = csv.replace("\ufeff", "").split("\r\n");
        var names = lines[0].split(",");
        var rows = new ArrayList<Map<String, String>>();
        for (int at = 1; at < lines.length; at++) {
            var values = Pattern.compile(",").split(lines[at], -1);
            var row = new HashMap<String, String>();
            for (int column = 0; column < names.length; column++) {
                row.put(names[column], values[column]);
            }
            rows.add(row);
        }
        return rows;
    }
}
