package io.guichet.insight.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.access.Roles;
import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brands;
import io.guichet.insight.export.OcelLogReader.OcelEvent;
import io.guichet.insight.export.OcelLogReader.OcelRelation;
import io.guichet.insight.export.XesLogReader.XesEvent;
import io.guichet.insight.export.XesLogReader.XesTrace;
import io.guichet.insight.metric.RandomLives;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Event logs: valid for their standards, the same as the other exports, and without names. */
@DeskTest
@Tag("h2")
class EventLogTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Brands brands;

    @Autowired
    private StaffDirectory directory;

    private String period;

    @BeforeEach
    void beginsOnASeparateDay() {
        desk.advancesTime(Duration.ofDays(100));
        // of the brand whose day begins last
        var day = LocalDate.ofInstant(desk.now(), brands.get("vimeo").zone());
        period = "from=%s&to=%s".formatted(day, day.plusDays(40));
    }

    @Test
    void aTraceTellsTheLifeOfATicket() throws Exception {
        var number = desk.opens("parcels", Map.of());
        desk.advancesTime(Duration.ofMinutes(5));
        desk.triages(number);
        desk.advancesTime(Duration.ofMinutes(5));
        desk.answers(number, "ASK_CUSTOMER");
        desk.advancesTime(Duration.ofMinutes(5));
        desk.customerWrites(number, "It is the blue one.");
        desk.advancesTime(Duration.ofMinutes(5));
        desk.notes(number, "Blue, then.");
        desk.answers(number, "SOLVE");

        var trace = traces("manager", "parcels").get(0);

        assertThat(trace.attributes())
                .containsEntry("concept:name", number)
                .containsEntry("brand", "parcels")
                .containsEntry("status", "SOLVED");
        assertThat(trace.events().stream().map(XesEvent::activity))
                .startsWith("opened")
                .containsSubsequence(
                        "message customer",
                        "clock started FIRST_RESPONSE",
                        "Task_Triage",
                        "triaged",
                        "Task_Triage",
                        "Task_Answer",
                        "status WAITING_FOR_CUSTOMER",
                        "message reply",
                        "clock stopped FIRST_RESPONSE",
                        "message customer",
                        "solved",
                        "message note",
                        "message reply");
        assertThat(trace.events()).isSortedAccordingTo(Comparator.comparingLong(XesEvent::at));
        var byCustomer = resources(trace, "message customer");
        assertThat(byCustomer).containsOnly(trace.attributes().get("customer"));
        assertThat(resources(trace, "message reply"))
                .allSatisfy(agent -> assertThat(agent).matches("agent-[0-9a-f]{16}"));
    }

    private static List<String> resources(XesTrace trace, String activity) {
        return trace.events().stream()
                .filter(event -> event.activity().equals(activity))
                .map(event -> event.attributes().get("org:resource"))
                .toList();
    }

    @Test
    void bothFormatsTellTheSameAndAgreeWithTheOtherExports() throws Exception {
        var numbers = new RandomLives(desk, 11).live(150);
        var traces = traces("manager", "parcels");
        var ocel = ocel("manager", "parcels");

        var counted = items("tickets").stream()
                .map(item -> item.path("number").asText())
                .toList();
        assertThat(numbers).containsAll(counted);
        assertThat(traces.stream().map(XesTrace::name)).containsExactlyInAnyOrderElementsOf(counted);
        assertThat(ocel.ids("ticket")).containsExactlyInAnyOrderElementsOf(counted);
        assertThat(ocel.events())
                .hasSize(
                        traces.stream().mapToInt(trace -> trace.events().size()).sum());
        assertThat(activities(traces)).isEqualTo(activities(ocel.events()));
        assertThat(breaches(ocel.events())).isNotEmpty().isEqualTo(breachesOfClocks());
        assertThat(ocel.events().stream()
                        .filter(event -> "complete".equals(event.attributes().get("lifecycle"))
                                || "ate_abort".equals(event.attributes().get("lifecycle"))))
                .hasSize((int) items("visits").stream()
                        .filter(visit -> !visit.path("leftAt").isNull())
                        .count());
    }

    private static Map<String, Long> activities(List<?> log) {
        return log.stream()
                .flatMap(one -> one instanceof XesTrace trace
                        ? trace.events().stream().map(XesEvent::activity)
                        : Stream.of(((OcelEvent) one).type()))
                .collect(Collectors.groupingBy(activity -> activity, Collectors.counting()));
    }

    private static List<String> breaches(List<OcelEvent> events) {
        return events.stream()
                .filter(event -> event.type().startsWith("clock breached "))
                .map(event -> ticketOf(event) + " " + event.attributes().get("target") + " " + event.at())
                .sorted()
                .toList();
    }

    private static String ticketOf(OcelEvent event) {
        return event.related().stream()
                .filter(related -> related.qualifier().equals("ticket"))
                .map(OcelRelation::object)
                .findFirst()
                .orElseThrow();
    }

    private List<String> breachesOfClocks() {
        return items("clocks").stream()
                .filter(clock -> clock.path("outcome").asText().equals("MISSED"))
                .map(clock -> "%s %s %d"
                        .formatted(
                                clock.path("number").asText(),
                                clock.path("target").asText(),
                                Instant.parse(clock.path("breachAt").asText()).toEpochMilli()))
                .sorted()
                .toList();
    }

    private List<JsonNode> items(String table) {
        var items = ApiClient.as("manager", port)
                .get("/api/insight/%s?brand=parcels&%s".formatted(table, period))
                .body()
                .path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    @Test
    void objectsAreTicketsPeopleMessagesAndPolicyVersions() throws Exception {
        var number = desk.opensAndAnswers("SOLVE");

        var log = ocel("manager", "parcels");

        var customer = log.ids("customer").get(0);
        assertThat(log.ids("customer")).hasSize(1);
        assertThat(log.objects().get(number).related()).containsExactly(new OcelRelation(customer, "requester"));
        assertThat(log.ids("agent")).isNotEmpty();
        assertThat(log.ids("message")).hasSizeGreaterThanOrEqualTo(2).allSatisfy(message -> assertThat(
                        log.objects().get(message).related())
                .containsExactly(new OcelRelation(number, "part of")));
        assertThat(log.ids("policy version"))
                .anySatisfy(policy -> assertThat(log.objects().get(policy).attributes())
                        .containsEntry("table", "targets")
                        .containsEntry("brand", "parcels")
                        .containsKey("version"));
        assertThat(log.events().stream().filter(event -> event.type().equals("clock started FIRST_RESPONSE")))
                .singleElement()
                .satisfies(event -> assertThat(event.related())
                        .anySatisfy(related -> assertThat(related.qualifier()).isEqualTo("decided by")));
    }

    @Test
    void nobodyIsNamed() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.customerWrites(number, "My mother's name is Byron.");
        var first = get("manager", "xes", "parcels").body()
                + get("manager", "ocel", "parcels").body();

        assertThat(first)
                .contains("customer-")
                .doesNotContain("ada@example.org", "Ada", "Byron", "Where is my parcel?");
        assertThat(resource(first)).isNotEmpty().allSatisfy(resource -> assertThat(resource)
                .matches("(agent|customer)-[0-9a-f]{16}|desk"));
        directory.all().stream()
                // also the name of a role
                .filter(staff -> !staff.id().equals(Roles.AGENT))
                .forEach(staff -> assertThat(first).doesNotContain("\"" + staff.id() + "\""));
    }

    private static List<String> resource(String log) {
        return Pattern.compile("key=\"org:resource\" value=\"([^\"]*)\"")
                .matcher(log)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void pseudonymsStayTheSame() throws Exception {
        desk.opensAndAnswers("SOLVE");
        var before = ocel("manager", "parcels");

        desk.opensAndAnswers("SOLVE");

        var after = ocel("manager", "parcels");
        assertThat(after.ids("ticket")).hasSize(2);
        assertThat(after.ids("customer")).isEqualTo(before.ids("customer"));
        assertThat(after.ids("agent")).isEqualTo(before.ids("agent"));
    }

    @Test
    void restrictedTicketsAreForTheirTeamAlone() throws Exception {
        var number = desk.opens("vimeo", Map.of("requestType", "vulnerability", "plan", "free"));
        var open = desk.opens("vimeo", Map.of("plan", "free"));

        assertThat(traces("manager", "vimeo").stream().map(XesTrace::name)).containsExactly(open);
        assertThat(ocel("manager", "vimeo").ids("ticket")).containsExactly(open);
        assertThat(ocel("specialist", "vimeo").ids("ticket")).containsExactlyInAnyOrder(open, number);
    }

    @Test
    void aLogWithoutTicketsIsValid() throws Exception {
        assertThat(traces("manager", "parcels")).isEmpty();
        assertThat(ocel("manager", "parcels").events()).isEmpty();
    }

    @Test
    void refusesOtherFormats() {
        for (var format : List.of("", "?format=mxml")) {
            var refused = ApiClient.as("manager", port).get("/api/insight/log" + format);

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body().path("errors").path(0).path("field").asText())
                    .isEqualTo("format");
        }
    }

    private List<XesTrace> traces(String user, String brand) throws Exception {
        var answer = get(user, "xes", brand);
        assertThat(answer.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"tickets.xes\"");
        return XesLogReader.read(answer.body());
    }

    private OcelLogReader ocel(String user, String brand) throws Exception {
        return OcelLogReader.read(get(user, "ocel", brand).body());
    }

    private HttpResponse<String> get(String user, String format, String brand) {
        var answer = HttpBrowser.signedIn(port, user)
                .get("/api/insight/log?format=%s&brand=%s&%s".formatted(format, brand, period));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }
}
