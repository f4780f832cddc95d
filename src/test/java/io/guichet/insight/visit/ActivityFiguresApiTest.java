package io.guichet.insight.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.brand.Brands;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Figures of activities and paths that can be computed by hand. Tickets of parcels are promised a first response within 4 hours
 * and a solution within 3 days around the clock, or within 16 working hours of the plan office.
 */
@DeskTest
@Tag("h2")
class ActivityFiguresApiTest {

    private static final Offset<Double> ROUNDING = within(0.0002);

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Brands brands;

    private ApiClient manager;
    private String period;

    /** Each test uses days of its own. */
    @BeforeEach
    void beginsOnASeparateDay() {
        desk.advancesTime(Duration.ofDays(100));
        manager = ApiClient.as("manager", port);
        var day = LocalDate.ofInstant(desk.now(), brands.get("parcels").zone());
        period = "brand=parcels&from=%s&to=%s".formatted(day, day.plusDays(9));
    }

    @Test
    void addsUpWhatAVisitBurnsOfEachPromise() {
        var number = desk.opens("parcels", Map.of());
        desk.advancesTime(Duration.ofHours(6));
        desk.triages(number);
        desk.advancesTime(Duration.ofHours(3));
        desk.answers(number, "SOLVE");

        // 6 of 4 and 6 of 72 hours, then 3 of 4 and 3 of 72 hours
        assertThat(burnt("Task_Triage", "mean")).isCloseTo(6 / 4.0 + 6 / 72.0, ROUNDING);
        assertThat(burnt("Task_Answer", "mean")).isCloseTo(3 / 4.0 + 3 / 72.0, ROUNDING);
        assertThat(burnt("Task_Triage", "share")).isCloseTo(6 / 9.0, ROUNDING);
        assertThat(activity("Sub_Work").path("burnt").path("share").isNull()).isTrue();
    }

    @Test
    void pausesBurnNothing() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.advancesTime(Duration.ofHours(20));
        desk.customerWrites(number, "Here.");

        assertThat(activity("Task_AwaitCustomer").path("elapsed").path("p50").asText())
                .isEqualTo("PT20H");
        assertThat(burnt("Task_AwaitCustomer", "mean")).isZero();
    }

    @Test
    void countsABreachWhereTheTargetRanOut() {
        var inTriage = desk.opens("parcels", Map.of());
        var inAnswer = desk.opens("parcels", Map.of());
        desk.triages(inAnswer);
        assertThat(breaches("Task_Answer")).isZero();
        desk.advancesTime(Duration.ofHours(5));
        desk.triages(inTriage);
        desk.advancesTime(Duration.ofHours(1));

        assertThat(breaches("Task_Triage")).isEqualTo(1);
        assertThat(breaches("Task_Answer")).isEqualTo(1);
        assertThat(breaches("Sub_Work")).isZero();
        assertThat(page("activity=Task_Triage&visits=breaches"))
                .contains("/desk/tickets/" + inTriage)
                .doesNotContain(inAnswer);
    }

    @Test
    void aBreachInACalledDiagramBelongsToItsStep() {
        var number = desk.opensAndEscalates("ESCALATE_SPECIALIST");
        desk.advancesTime(Duration.ofHours(30));

        assertThat(breaches("Call_Escalate")).isZero();
        assertThat(activity("Call_Escalate").path("breachesInside").asLong()).isPositive();
        assertThat(activity("process=escalation", "Task_WorkAsSpecialist")
                        .path("breaches")
                        .asLong())
                .isEqualTo(activity("Call_Escalate").path("breachesInside").asLong());
        assertThat(desk.status(number)).isEqualTo("WITH_SPECIALIST");
    }

    @Test
    void countsVisitsThatRepeatWithTheirTime() {
        var number = desk.opensAndAnswers("SOLVE");
        desk.opensAndAnswers("SOLVE");
        desk.reopens(number);
        desk.advancesTime(Duration.ofHours(2));
        desk.answers(number, "SOLVE");

        assertThat(activity("Task_Answer").path("repeats").toString())
                .startsWith("{\"visits\":1,\"tickets\":1,\"elapsed\":\"PT2H\"");
        assertThat(activity("Task_Triage").path("repeats").path("visits").asLong())
                .isZero();
        assertThat(page("activity=Task_Answer&visits=repeats")).contains("1 in this period", "/desk/tickets/" + number);
    }

    @Test
    void theExportOfAFigureHasARowForEachVisitThatItCounts() {
        var number = desk.opensAndAnswers("SOLVE");
        desk.advancesTime(Duration.ofHours(1));
        desk.reopens(number);
        desk.advancesTime(Duration.ofHours(30));

        var answer = activity("Task_Answer");
        assertThat(answer.path("entered").asInt()).isEqualTo(2);
        assertThat(answer.path("breaches").asInt()).isPositive();
        assertThat(visits("Task_Answer", "visits"))
                .hasSize(2)
                .allSatisfy(visit -> assertThat(visit.path("number").asText()).isEqualTo(number))
                .extracting(visit -> visit.path("leftAt").isNull())
                .containsExactly(true, false);
        assertThat(visits("Task_Answer", "repeats")).hasSize(1);
        assertThat(visits("Task_Answer", "tokens"))
                .hasSize(answer.path("present").asInt())
                .allSatisfy(visit -> assertThat(visit.path("activity").asText()).isEqualTo("Task_Answer"));
        assertThat(visits("Task_Answer", "breaches"))
                .hasSize(answer.path("breaches").asInt());
    }

    @Test
    void theExportOfAFigureNeedsItsDiagram() {
        var answer = manager.get("/api/insight/visits?activity=Task_Answer&" + period);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").path(0).path("field").asText()).isEqualTo("process");
    }

    private JsonNode visits(String activity, String selection) {
        return manager.get("/api/insight/visits?process=ticket&activity=%s&visits=%s&%s"
                        .formatted(activity, selection, period))
                .body()
                .path("items");
    }

    @Test
    void answersThePathsWithTheirFrequency() {
        var quick = desk.opensAndAnswers("SOLVE");
        desk.opensAndAnswers("SOLVE");
        var open = desk.opens("parcels", Map.of());
        desk.advancesTime(Duration.ofHours(5));

        var paths = manager.get("/api/insight/paths?" + period).body();

        assertThat(paths.path("tickets").asLong()).isEqualTo(3);
        assertThat(paths.path("different").asLong()).isEqualTo(2);
        var first = paths.path("items").get(0);
        assertThat(first.path("steps").toString())
                .isEqualTo("[\"Task_Triage\",\"Task_Answer\",\"Event_ReopeningOver\"]");
        assertThat(first.path("share").asDouble()).isCloseTo(2 / 3.0, ROUNDING);
        assertThat(first.path("attainment").asDouble()).isEqualTo(1);
        assertThat(first.path("resolution").path("count").asLong()).isEqualTo(2);
        assertThat(paths.path("items").get(1).path("open").asLong()).isEqualTo(1);
        assertThat(paths.path("items").get(1).path("missed").asLong()).isEqualTo(1);
        assertThat(page("path=" + first.path("path").asText()))
                .contains("2 in this period", "/desk/tickets/" + quick)
                .doesNotContain(open);
        assertThat(manager.get("/api/insight/paths?limit=1&" + period)
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void leavesOutWhatAFilterExcludesAndRestrictedTickets() {
        var day = LocalDate.ofInstant(desk.now(), brands.get("vimeo").zone());
        period = "brand=vimeo&from=%s&to=%s".formatted(day, day.plusDays(1));
        desk.opens("vimeo", Map.of("requestType", "vulnerability", "plan", "free"));
        desk.opens("vimeo", Map.of("requestType", "question", "plan", "pro"));
        desk.opens("vimeo", Map.of("requestType", "question", "plan", "free"));

        assertThat(activity("Task_Triage").path("entered").asLong()).isEqualTo(2);
        assertThat(activity("plan=free", "Task_Triage").path("entered").asLong())
                .isEqualTo(1);
        assertThat(manager.get("/api/insight/paths?plan=free&" + period)
                        .body()
                        .path("tickets")
                        .asLong())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"activities?version=x", "paths?version=-1", "paths?limit=0", "paths?limit=201"})
    void refusesWhatIsNoNumberAndNamesTheField(String path) {
        var answer = manager.get("/api/insight/" + path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fields()).containsAnyOf("version", "limit").hasSize(1);
    }

    private double burnt(String activity, String figure) {
        return activity(activity).path("burnt").path(figure).asDouble();
    }

    private long breaches(String activity) {
        return activity(activity).path("breaches").asLong();
    }

    private JsonNode activity(String id) {
        return activity("process=ticket", id);
    }

    private JsonNode activity(String parameters, String id) {
        var answer = manager.get("/api/insight/activities?" + parameters + "&" + period);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        for (var activity : answer.body().path("items")) {
            if (activity.path("activity").asText().equals(id)) {
                return activity;
            }
        }
        throw new AssertionError("no " + id + " in " + answer.body());
    }

    private String page(String parameters) {
        var day = period.substring(period.indexOf("from=") + 5, period.indexOf("&to="));
        var answer = HttpBrowser.signedIn(port, "manager")
                .get("/insight/tickets?lang=en&process=ticket&brand=parcels&from=%s&to=%s&%s"
                        .formatted(day, LocalDate.parse(day).plusDays(8), parameters));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
