package io.guichet.insight.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.brand.Brands;
import io.guichet.ticket.Actor;
import io.guichet.ticket.TicketTags;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The API of figures and their exports. */
@DeskTest
@Tag("h2")
class InsightApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Brands brands;

    @Autowired
    private TicketTags tags;

    private ApiClient manager;
    private String period;

    @BeforeEach
    void beginsOnASeparateDay() {
        desk.advancesTime(Duration.ofDays(100));
        manager = ApiClient.as("manager", port);
        var day = LocalDate.ofInstant(desk.now(), brands.get("parcels").zone());
        period = "brand=parcels&from=%s&to=%s".formatted(day, day.plusDays(9));
    }

    @Test
    void answersTheFiguresOfAPeriodInTotalAndByDimension() {
        var quick = desk.opens("parcels", Map.of("plan", "office"));
        desk.advancesTime(Duration.ofHours(1));
        desk.replies(quick, "At once.");
        var late = desk.opens("parcels", Map.of("plan", "pro"));
        desk.advancesTime(Duration.ofHours(5));
        desk.replies(late, "At last.");

        var summary = summary("");

        assertThat(summary.path("created").asLong()).isEqualTo(2);
        assertThat(summary.path("previous").path("created").asLong()).isZero();
        assertThat(summary.path("firstResponse").path("elapsed").toString())
                .isEqualTo("{\"p50\":\"PT1H\",\"p90\":\"PT5H\"}");
        assertThat(summary.path("attainment").toString())
                .contains(
                        "{\"target\":\"FIRST_RESPONSE\",\"kind\":\"GUARANTEED\",\"met\":1,\"missed\":1,\"running\":0,\"rate\":0.5}");
        assertThat(summary.path("by").path("plan").path("pro").path("created").asLong())
                .isEqualTo(1);
        assertThat(summary("&plan=pro&plan=none").path("created").asLong()).isEqualTo(1);
    }

    @Test
    void aValueMayBeCalledNone() {
        tags.set(desk.opens("parcels", Map.of()), List.of("none"), Actor.staff("agent"));
        desk.opens("parcels", Map.of());
        desk.opens("parcels", Map.of());

        assertThat(summary("&tag=none").path("created").asLong()).isEqualTo(2);
        assertThat(summary("&tag=%22none%22").path("created").asLong()).isEqualTo(1);
        assertThat(summary("")
                        .path("by")
                        .path("tag")
                        .path("\"none\"")
                        .path("created")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void agreesWithTheAttainmentOfTheBrand() {
        desk.replies(desk.opens("parcels", Map.of()), "At once.");
        desk.opens("parcels", Map.of("plan", "weekend"));
        desk.advancesTime(Duration.ofDays(2));

        var attainment = manager.get("/api/brands/parcels/attainment?" + period).body();

        var summary = summary("");
        attainment.path("items").forEach(item -> {
            long met = 0;
            long missed = 0;
            for (var one : summary.path("attainment")) {
                if (one.path("target").equals(item.path("target"))) {
                    met += one.path("met").asLong();
                    missed += one.path("missed").asLong();
                }
            }
            assertThat(List.of(met, missed))
                    .as(item.toString())
                    .isEqualTo(List.of(
                            item.path("met").asLong(), item.path("missed").asLong()));
        });
    }

    @Test
    void listsTheTicketsOfANumber() {
        desk.replies(desk.opens("parcels", Map.of()), "At once.");
        var late = desk.opens("parcels", Map.of());
        desk.advancesTime(Duration.ofHours(5));

        assertThat(numbers("&metric=missed&target=FIRST_RESPONSE")).containsExactly(late);
        assertThat(numbers("&metric=created")).hasSize(2);
    }

    @Test
    void exportsCsvWithoutFormulas() {
        var number = desk.opensAndAnswers("SOLVE");
        desk.rates(number, 4, "=HYPERLINK(\"https://example.org\")");

        var csv = HttpBrowser.signedIn(port, "manager").get("/api/insight/surveys?format=csv&" + period);

        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(csv.body().split("\r\n"))
                .startsWith("number,brand,solution,solvedAt,sentAt,ratedAt,score,comment")
                .anySatisfy(line -> assertThat(line)
                        .startsWith(number + ",parcels,1,")
                        .endsWith(",4,\"'=HYPERLINK(\"\"https://example.org\"\")\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tickets", "clocks", "visits", "surveys"})
    void exportsNameNobody(String table) {
        var number = desk.opensAndAnswers("SOLVE");
        desk.rates(number, 5, "Thank you.");
        var browser = HttpBrowser.signedIn(port, "manager");

        for (var format : List.of("csv", "json")) {
            assertThat(browser.get("/api/insight/%s?format=%s&%s".formatted(table, format, period))
                            .body())
                    .contains(number)
                    .doesNotContain("ada@example.org", "Ada", "Where is my parcel");
        }
    }

    @Test
    void exportsRestrictedTicketsForTheirTeamAlone() {
        var restricted = desk.opens("vimeo", Map.of("requestType", "vulnerability", "plan", "free"));
        // its day may have begun hours later
        var day = LocalDate.ofInstant(desk.now(), brands.get("vimeo").zone());
        var days = "brand=vimeo&from=%s&to=%s".formatted(day, day.plusDays(9));

        for (var table : List.of("tickets", "clocks", "visits")) {
            var path = "/api/insight/%s?%s".formatted(table, days);
            assertThat(manager.get(path).raw().body()).doesNotContain(restricted);
        }
        assertThat(ApiClient.as("specialist", port)
                        .get("/api/insight/tickets?" + days)
                        .raw()
                        .body())
                .contains(restricted);
    }

    @Test
    void exportsClocksAndVisits() {
        var number = desk.opensAndAnswers("SOLVE");

        var clocks = manager.get("/api/insight/clocks?" + period).body().path("items");
        var visits = manager.get("/api/insight/visits?" + period).body().path("items");

        assertThat(clocks.findValuesAsText("outcome")).contains("MET");
        assertThat(clocks.findValuesAsText("number")).containsOnly(number);
        assertThat(visits.findValuesAsText("activity")).contains("Task_Triage", "Task_Answer");
    }

    @Test
    void answersTheVisitsOfActivities() {
        desk.opens("parcels", Map.of());
        var answered = desk.opens("parcels", Map.of());
        desk.advancesTime(Duration.ofHours(6));
        desk.triages(answered);

        var triage = activity("Task_Triage");

        assertThat(triage.path("entered").asLong()).isEqualTo(2);
        assertThat(triage.path("running").asLong()).isEqualTo(1);
        assertThat(triage.path("elapsed").path("p50").asText()).isEqualTo("PT6H");
        assertThat(triage.path("breaches").asLong()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"brand", "plan", "priority", "requestType", "team", "channel", "hour"})
    void answersWhatAChangeComesFrom(String by) {
        desk.replies(desk.opens("parcels", Map.of("plan", "pro")), "At once.");
        desk.advancesTime(Duration.ofHours(3));
        desk.replies(desk.opens("parcels", Map.of("plan", "office")), "At once.");
        desk.advancesTime(Duration.ofDays(9));
        desk.opens("parcels", Map.of("plan", "pro"));
        desk.advancesTime(Duration.ofDays(1));
        var day = LocalDate.ofInstant(desk.now(), brands.get("parcels").zone());

        var drivers = manager.get("/api/insight/drivers?by=%s&brand=parcels&from=%s&to=%s"
                        .formatted(by, day.minusDays(8), day.plusDays(1)))
                .body();

        assertThat(drivers.path("change").asDouble()).isNegative();
        var sum = 0.0;
        for (var item : drivers.path("items")) {
            assertThat(item.path("total").asDouble())
                    .isEqualTo(item.path("mix").asDouble() + item.path("rate").asDouble());
            sum += item.path("total").asDouble();
        }
        assertThat(sum).isEqualTo(drivers.path("change").asDouble(), within(1e-12));
    }

    @Test
    void refusesDimensionsThatItDoesNotKnow() {
        assertThat(manager.get("/api/insight/drivers?by=weather").fields()).containsExactly("by");
    }

    @ParameterizedTest
    @ValueSource(strings = {"metric=x", "metric=met&target=x", "hour=168", "from=2026-01-01", "format=xml"})
    void refusesUnknownValuesAndNamesTheField(String parameters) {
        var answer = manager.get("/api/insight/tickets?" + parameters);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.fields()).hasSize(1);
    }

    @Test
    void doesNotKnowBrandsOfOthers() {
        assertThat(ApiClient.as("agent-zoom", port)
                        .get("/api/insight/summary?" + period)
                        .status())
                .isEqualTo(404);
        assertThat(ApiClient.as("agent-zoom", port)
                        .get("/api/insight/summary")
                        .body()
                        .path("brands")
                        .toString())
                .isEqualTo("[\"zoom\"]");
    }

    private JsonNode summary(String parameters) {
        var answer = manager.get("/api/insight/summary?" + period + parameters);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    private List<String> numbers(String parameters) {
        return manager.get("/api/insight/tickets?" + period + parameters)
                .body()
                .path("items")
                .findValuesAsText("number");
    }

    private JsonNode activity(String id) {
        for (var activity :
                manager.get("/api/insight/activities?" + period).body().path("items")) {
            if (activity.path("activity").asText().equals(id)) {
                return activity;
            }
        }
        throw new AssertionError("no " + id);
    }
}
