package io.guichet.insight.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What scrapers read, and the dashboard that shows it. */
@DeskTest
@Tag("h2")
class PrometheusTest {

    private static final Pattern METRIC = Pattern.compile("\\b((?:guichet|http|jvm|hikaricp)_[a-z_]+)");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_]+)(?:\\{([^}]*)})? ([0-9.Ee+-]+)$");

    private static final String FIRST_RESPONSES =
            "metric_clock c join metric_ticket t on t.number = c.number where c.target = 'FIRST_RESPONSE'";

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient db;

    private String token;

    @BeforeEach
    void getsAToken() {
        token = ApiClient.as("manager", port)
                .post(
                        "/api/tokens",
                        Map.of("name", "scraper", "roles", List.of("manager"), "brands", List.of("parcels")))
                .text("token");
    }

    @Test
    void countsTicketsAndClocksOfABrand() {
        desk.advancesTime(Duration.ofMinutes(1));
        var before = scrape();

        var late = desk.opens("parcels", Map.of("plan", "office"));
        desk.opensAndAnswers("SOLVE");
        desk.advancesTime(Duration.ofDays(9));
        ApiClient.as("manager", port).get("/api/insight/summary?brand=parcels");
        var after = scrape();

        assertThat(after.get("guichet_tickets_received_total{brand=\"parcels\"}")
                        - before.get("guichet_tickets_received_total{brand=\"parcels\"}"))
                .isEqualTo(2);
        assertThat(after)
                .containsEntry(
                        "guichet_tickets_open{brand=\"parcels\"}",
                        count("metric_ticket t where t.solved_at is null and t.closed_at is null and not t.merged"))
                .containsEntry(
                        "guichet_tickets_overdue{brand=\"parcels\"}",
                        count("ticket t where t.due < :now and t.status <> 'CLOSED'"))
                .containsEntry(
                        "guichet_tickets_solved_total{brand=\"parcels\"}",
                        count("metric_solution s join metric_ticket t on t.number = s.number where true"))
                .containsEntry(
                        "guichet_clocks_missed_total{brand=\"parcels\",target=\"FIRST_RESPONSE\"}",
                        count(FIRST_RESPONSES + " and c.breach_at < :now"))
                .containsEntry(
                        "guichet_clocks_met_total{brand=\"parcels\",target=\"FIRST_RESPONSE\"}",
                        count(FIRST_RESPONSES + " and c.breach_at is null and c.stopped_at is not null"));
        assertThat(after.keySet()).allSatisfy(sample -> assertThat(sample).doesNotContain(late, "brand=\"vimeo\""));
    }

    private double count(String rows) {
        return db.sql("select count(*) from %s and t.brand = 'parcels'".formatted(rows))
                .param("now", desk.now())
                .query(Double.class)
                .single();
    }

    private Map<String, Double> scrape() {
        var samples = new HashMap<String, Double>();
        var body = HttpBrowser.withToken(port, token)
                .send("GET", "/actuator/prometheus", null, null, "text/plain")
                .body();
        var matcher = SAMPLE.matcher(body);
        while (matcher.find()) {
            var labels = matcher.group(2);
            samples.put(
                    labels == null ? matcher.group(1) : "%s{%s}".formatted(matcher.group(1), labels),
                    Double.parseDouble(matcher.group(3)));
        }
        return samples;
    }

    @Test
    void theDashboardAsksForMetricsThatExist() throws IOException {
        var served = new HashSet<String>();
        scrape().keySet().forEach(sample -> served.add(sample.replaceFirst("\\{.*", "")));
        var dashboard = JsonMapper.builder()
                .build()
                .readTree(Path.of("docs/grafana/guichet.json").toFile());

        var asked = new TreeSet<String>();
        for (var panel : dashboard.path("panels")) {
            for (var target : panel.path("targets")) {
                var metrics = metrics(target.path("expr").asText());
                assertThat(metrics).as(panel.path("title").asText()).isNotEmpty();
                asked.addAll(metrics);
            }
        }
        dashboard
                .path("templating")
                .path("list")
                .forEach(variable -> asked.addAll(
                        metrics(variable.path("query").path("query").asText())));

        assertThat(served).containsAll(asked);
        assertThat(asked)
                .contains("guichet_tickets_at_risk", "guichet_emails", "guichet_mail", "guichet_jobs_failed")
                .containsAll(served.stream()
                        .filter(name -> name.startsWith("guichet_"))
                        .toList());
    }

    private static Set<String> metrics(String expression) {
        var metrics = new TreeSet<String>();
        var matcher = METRIC.matcher(expression);
        while (matcher.find()) {
            metrics.add(matcher.group(1));
        }
        return metrics;
    }

    @Test
    void theDashboardCanBeImported() throws IOException {
        var dashboard = JsonMapper.builder()
                .build()
                .readTree(Path.of("docs/grafana/guichet.json").toFile());

        assertThat(dashboard.path("schemaVersion").asInt()).isGreaterThanOrEqualTo(39);
        assertThat(dashboard.path("uid").asText()).isEqualTo("guichet");
        assertThat(dashboard.path("title").asText()).isNotEmpty();
        var ids = new ArrayList<Integer>();
        for (var panel : dashboard.path("panels")) {
            ids.add(panel.path("id").asInt());
            assertThat(panel.path("type").asText()).isIn("row", "stat", "timeseries");
            assertThat(panel.path("gridPos").path("x").asInt()
                            + panel.path("gridPos").path("w").asInt())
                    .isLessThanOrEqualTo(24);
            assertThat(sources(panel)).containsOnly("${datasource}");
        }
        assertThat(ids).doesNotHaveDuplicates();
    }

    private static List<String> sources(JsonNode panel) {
        var sources = new ArrayList<String>();
        sources.add("${datasource}");
        panel.path("targets")
                .forEach(target ->
                        sources.add(target.path("datasource").path("uid").asText()));
        return sources;
    }

    @Test
    void countsAtMostEveryTenSeconds() {
        desk.advancesTime(Duration.ofMinutes(1));
        var received = "guichet_tickets_received_total{brand=\"parcels\"}";
        var before = scrape().get(received);

        desk.opens("parcels", Map.of());
        ApiClient.as("manager", port).get("/api/insight/summary?brand=parcels");
        assertThat(scrape()).containsEntry(received, before);

        desk.advancesTime(Duration.ofSeconds(11));
        assertThat(scrape()).containsEntry(received, before + 1);
    }
}
