package io.guichet.insight.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.insight.packed.MetricRows;
import io.guichet.insight.period.MetricPeriod;
import io.guichet.insight.table.TicketMetrics;
import io.guichet.intake.HelpdeskLog;
import io.guichet.sla.LedgerEntry;
import io.guichet.sla.TicketClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clocks and metrics of imported tickets: like those of tickets that lived here, by the slow twin, and by the tickets' API. */
@DeskTest
@Tag("h2")
class ImportedLivesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CASES = 300;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Brands brands;

    @Autowired
    private MetricRows rows;

    @Autowired
    private Metrics metrics;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private JdbcClient db;

    private Brand brand;
    private LocalDate first;

    @BeforeEach
    void beginsOnASeparateDay() {
        desk.advancesTime(Duration.ofDays(100));
        brand = brands.get("parcels");
        first = LocalDate.ofInstant(desk.now(), brand.zone());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aLifeHasTheSameClocksHereAndImported(long seed) throws JsonProcessingException {
        var life = new RecordedLife(desk, seed);
        var number = life.live();

        var response = importLines(JSON.writeValueAsString(life.line("life " + seed)));

        assertThat(response.path("failed")).isEmpty();
        var imported = numberOf("life " + seed);
        assertThat(clocks(imported)).isEqualTo(clocks(number));
        assertThat(comparable(imported)).isEqualTo(comparable(number));
    }

    @Test
    void agreesWithTheSlowTwinAndTheApiOfTickets() throws SQLException {
        desk.advancesTime(Duration.ofDays(90));
        var log = new HelpdeskLog("twin", 7, desk.now().minus(Duration.ofDays(85)), Duration.ofDays(40));

        var response = importLines(log.lines(CASES).collect(Collectors.joining("\n")));

        assertThat(response.toString()).isEqualTo("{\"imported\":%d,\"failed\":[]}".formatted(CASES));
        var last = LocalDate.ofInstant(desk.now(), brand.zone());
        var query = new MetricQuery(List.of(brand), MetricPeriod.ofDays(first, last), Map.of(), desk.now());
        var summary = metrics.snapshot().summary(query);
        assertThat(summary.count(MetricSet.CREATED)).isEqualTo(CASES);
        assertThat(MetricsTest.figures(summary))
                .containsKeys("solved", "reopened", "waited.DEVELOPER", "missed.FIRST_RESPONSE.GUARANTEED")
                .isEqualTo(slowFigures(query));
        assertThat(closedTickets(first, last)).isEqualTo(CASES);
    }

    private Map<String, Long> slowFigures(MetricQuery query) throws SQLException {
        return MetricsTest.slowFigures(db, dataSource, brand, query);
    }

    /** The tickets that the API lists as closed. */
    private int closedTickets(LocalDate from, LocalDate to) {
        var agent = ApiClient.as("agent", port);
        var count = 0;
        var after = "";
        do {
            var page = agent.get("/api/tickets?brand=parcels&status=CLOSED&sort=-created&limit=200" + after)
                    .body();
            for (var item : page.path("items")) {
                var received =
                        LocalDate.ofInstant(Instant.parse(item.path("created").asText()), brand.zone());
                count += received.isBefore(from) || received.isAfter(to) ? 0 : 1;
            }
            after = page.path("next").isNull()
                    ? null
                    : "&after=" + page.path("next").asText();
        } while (after != null);
        return count;
    }

    private JsonNode importLines(String lines) {
        return ApiClient.as("lead", port)
                .send(
                        "POST",
                        "/api/brands/parcels/tickets/import",
                        BodyPublishers.ofString(lines),
                        Map.of("Content-Type", "application/x-ndjson"))
                .body();
    }

    private String numberOf(String externalId) {
        return db.sql("select number from ticket_import where external_id = :id")
                .param("id", externalId)
                .query(String.class)
                .single();
    }

    private List<Map<String, Object>> clocks(String number) {
        return desk.clocks(number).stream().map(ImportedLivesTest::clock).toList();
    }

    private static Map<String, Object> clock(TicketClock clock) {
        var values = new LinkedHashMap<String, Object>();
        values.put("target", clock.target());
        values.put("promise", clock.slaTarget());
        values.put("due", clock.due());
        values.put("stopped", clock.stoppedAt());
        values.put(
                "entries",
                clock.validEntries().stream()
                        .map(entry -> "%s %s %s %s"
                                .formatted(entry.type(), entry.effectiveAt(), entry.reason(), reference(entry)))
                        .toList());
        return values;
    }

    private static String reference(LedgerEntry entry) {
        return entry.reference().decision() + " " + entry.reference().row();
    }

    /** The metrics without numbers, ids of runs, and surveys that nobody answered: an import knows of none. */
    private String comparable(String number) {
        var found = rows.current().stream()
                .filter(one -> one.number().equals(number))
                .findFirst()
                .orElseThrow();
        return found.toString()
                .replace(number, "…")
                .replaceAll("runId=\\d+", "runId=…")
                .replaceAll("sentAt=\\d+, ratedAt=" + TicketMetrics.NEVER, "unrated");
    }

    /** A life in the diagram, and its events as lines of an import have them. */
    private static final class RecordedLife {

        /** In a life, the agent alone writes these. */
        private static final Set<String> BY_AGENT = Set.of("reply", "solved", "waiting");

        private final Desk desk;
        private final Random random;
        private final List<Map<String, Object>> events = new ArrayList<>();
        private final Map<String, Object> line = new LinkedHashMap<>();
        private String number;
        private int claims;

        RecordedLife(Desk desk, long seed) {
            this.desk = desk;
            this.random = new Random(seed);
        }

        String live() {
            line.put("requester", Map.of("email", "ada@example.org", "language", "en"));
            line.put("subject", "Where is my parcel?");
            line.put("body", "It should be here by now.");
            line.put("plan", random.nextBoolean() ? "office" : "pro");
            line.put("receivedAt", desk.now().toString());
            number = desk.opens("parcels", Map.of("plan", line.get("plan")));
            desk.advancesTime(minutes());
            desk.triages(number);
            claims();
            for (int step = 0; step < 25; step++) {
                desk.advancesTime(minutes());
                act();
            }
            desk.advancesTime(minutes());
            if (!desk.status(number).equals("SOLVED")) {
                returnsOrWrites();
                answers("SOLVE", "solved");
            }
            desk.advancesTime(minutes());
            desk.closes(number);
            event("closed");
            return number;
        }

        Map<String, Object> line(String externalId) {
            line.put("externalId", externalId);
            line.put("events", events);
            return line;
        }

        private Duration minutes() {
            return Duration.ofMinutes(1 + random.nextInt(600));
        }

        private void act() {
            switch (random.nextInt(9)) {
                case 0 -> answers("ASK_CUSTOMER", "waiting");
                case 1 -> answers("SOLVE", "solved");
                case 2 -> escalates("ESCALATE_SPECIALIST", "specialist");
                case 3 -> escalates("ESCALATE_DEVELOPER", "developer");
                case 4 -> {
                    desk.replies(number, "We are on it.");
                    event("reply").put("body", "We are on it.");
                }
                case 5 -> {
                    desk.notes(number, "Never seen such a thing.");
                    event("note").put("body", "Never seen such a thing.");
                }
                case 6 -> reopensOrRates();
                default -> returnsOrWrites();
            }
        }

        private void answers(String outcome, String type) {
            if (desk.status(number).equals("IN_PROGRESS")) {
                desk.answersAfterReading(number, desk.newestMessageId(number), outcome);
                claims();
                event(type).put("body", "It is with the neighbour.");
            }
        }

        private void escalates(String outcome, String to) {
            if (desk.status(number).equals("IN_PROGRESS")) {
                desk.completesAfterReading(
                        number,
                        "answer",
                        desk.newestMessageId(number),
                        Map.of("outcome", outcome, "note", "I do not know this."));
                claims();
                event("note").put("body", "I do not know this.");
                event("escalated").put("to", to);
            }
        }

        private void returnsOrWrites() {
            var status = desk.status(number);
            if (status.equals("WITH_SPECIALIST") || status.equals("WITH_DEVELOPER")) {
                var user = status.equals("WITH_SPECIALIST") ? "specialist" : "developer";
                desk.completes(number, user + "-work", user, Map.of("outcome", "RETURN", "note", "Any of them."));
                claims();
                event("note").put("body", "Any of them.");
                event("returned");
            } else {
                desk.customerWrites(number, "Which neighbour?");
                event("message").put("body", "Which neighbour?");
            }
        }

        private void reopensOrRates() {
            if (desk.status(number).equals("SOLVED")) {
                if (random.nextBoolean() && desk.survey(number).orElseThrow().score() == null) {
                    desk.rates(number, 4, "Thanks.");
                    var rated = event("rated");
                    rated.put("score", 4);
                    rated.put("comment", "Thanks.");
                } else {
                    desk.reopens(number);
                    event("reopened").put("reason", "It still is not here.");
                }
            }
        }

        /** Completing a task claims it. */
        private void claims() {
            var claimed = desk.timeline(number).stream()
                    .filter(entry -> entry.type().equals("claimed"))
                    .toList();
            claimed.subList(claims, claimed.size())
                    .forEach(entry -> event("claimed").put("by", entry.actor().id()));
            claims = claimed.size();
        }

        private Map<String, Object> event(String type) {
            var event = new LinkedHashMap<String, Object>();
            event.put("at", desk.now().toString());
            event.put("type", type);
            if (BY_AGENT.contains(type)) {
                event.put("by", "agent");
            }
            events.add(event);
            return event;
        }
    }
}
