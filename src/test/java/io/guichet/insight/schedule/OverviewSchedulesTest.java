package io.guichet.insight.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guichet.ApiClient;
import io.guichet.Concurrently;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.access.Accounts;
import io.guichet.brand.Brands;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Overviews by e-mail on a schedule. */
@DeskTest
class OverviewSchedulesTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final ScheduleRule MONDAYS = new ScheduleRule(ScheduleFrequency.WEEKLY, DayOfWeek.MONDAY, 8);

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private OverviewScheduleTable table;

    @Autowired
    private OverviewEmails emails;

    @Autowired
    private Accounts accounts;

    @Autowired
    private IdentityService identities;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Brands brands;

    private ZoneId zone;
    private String reader;

    /** Each test has a user of its own. */
    @BeforeEach
    void createsAReader() {
        desk.advancesTime(Duration.ofDays(50));
        zone = brands.get("parcels").zone();
        reader = "reader-" + UUID.randomUUID().toString().substring(0, 8);
        accounts.ensureUser(
                reader, "Reader", "a quiet lamp by the sea", Set.of("manager"), Set.of(), Set.of("parcels", "zoom"));
        var user = identities.createUserQuery().userId(reader).singleResult();
        user.setEmail(reader + "@desk.example");
        identities.saveUser(user);
    }

    @ParameterizedTest
    @CsvSource({
        "DAILY,, 2026-03-04T07:00:00Z, 2026-03-04, 2026-03-03/2026-03-04, 2026-03-05T07:00:00Z",
        "DAILY,, 2026-03-04T06:59:59Z, 2026-03-03, 2026-03-02/2026-03-03, 2026-03-04T07:00:00Z",
        "WEEKLY, MONDAY, 2026-03-04T12:00:00Z, 2026-03-02, 2026-02-23/2026-03-02, 2026-03-09T07:00:00Z",
        "WEEKLY, MONDAY, 2026-03-02T06:00:00Z, 2026-02-23, 2026-02-16/2026-02-23, 2026-03-02T07:00:00Z",
        "WEEKLY, SUNDAY, 2026-03-28T12:00:00Z, 2026-03-22, 2026-03-15/2026-03-22, 2026-03-29T06:00:00Z",
        "MONTHLY,, 2026-03-01T07:00:00Z, 2026-03-01, 2026-02-01/2026-03-01, 2026-04-01T06:00:00Z",
        "MONTHLY,, 2026-03-01T06:00:00Z, 2026-02-01, 2026-01-01/2026-02-01, 2026-03-01T07:00:00Z"
    })
    void isDueAtEightInTheZoneOfTheBrand(
            ScheduleFrequency frequency, DayOfWeek weekday, Instant now, LocalDate due, String period, Instant next) {
        var rule = new ScheduleRule(frequency, weekday, 8);

        assertThat(rule.latest(now, PARIS)).isEqualTo(due);
        assertThat(rule.next(now, PARIS)).isEqualTo(next);
        var about = frequency.period(due);
        assertThat(about.from() + "/" + about.to()).isEqualTo(period);
    }

    @Test
    void sendsTheWeekThatHasEndedWithTheFilters() {
        advancesTimeTo(DayOfWeek.WEDNESDAY);
        desk.opens("parcels", Map.of("plan", "pro"));
        desk.opens("parcels", Map.of("plan", "office"));
        var schedule = schedules("parcels", Map.of("plan", List.of("pro")));
        desk.advancesTime(Duration.ofDays(8));

        emails.send(schedule);

        var email = email();
        var due = MONDAYS.latest(desk.now(), zone);
        assertThat(email.subject()).contains("Plan: pro");
        assertThat(email.body())
                .contains("http://localhost:8080/insight?brand=parcels&plan=pro&from=%s&to=%s"
                        .formatted(due.minusDays(7), due.minusDays(1)))
                .contains("Created  1 (before: 0)")
                .contains("http://localhost:8080/insight/schedules");
        assertThat(table.find(schedule.id()).orElseThrow())
                .returns(MONDAYS.next(desk.now(), zone), OverviewSchedule::nextDue)
                .returns(desk.now(), OverviewSchedule::sentAt);
    }

    /** Noon of that day in the zone of the brand. */
    private void advancesTimeTo(DayOfWeek day) {
        var now = desk.now().atZone(zone);
        var noon = now.with(TemporalAdjusters.next(day)).with(LocalTime.NOON);
        desk.advancesTime(Duration.between(now, noon));
    }

    @Test
    void sendsEachDueDateOnceWithSeveralProcesses() {
        var schedule = schedules("parcels", Map.of());
        desk.advancesTime(Duration.ofDays(8));

        assertThat(Concurrently.run(
                        () -> emails.send(schedule), () -> emails.send(schedule), () -> emails.send(schedule)))
                .isEmpty();

        assertThat(countEmails("overview")).isEqualTo(1);
    }

    @Test
    void sendsMissedDueDatesOnce() {
        schedules("parcels", Map.of());
        desk.advancesTime(Duration.ofDays(25));

        sendsWhatIsDue();
        sendsWhatIsDue();

        assertThat(countEmails("overview")).isEqualTo(1);
        assertThat(email().body())
                .contains("from=" + MONDAYS.latest(desk.now(), zone).minusDays(7));
    }

    @Test
    void sendsNoDateAgainThatIsDueLaterInAnotherZone() {
        var schedule = schedules("parcels", Map.of());
        desk.advancesTime(Duration.ofDays(8));
        emails.send(schedule);
        db.sql("update overview_schedule set next_due = :now where id = :id")
                .param("now", desk.now())
                .param("id", schedule.id())
                .update();

        sendsWhatIsDue();

        assertThat(countEmails("overview")).isEqualTo(1);
        assertThat(table.find(schedule.id()).orElseThrow().nextDue()).isEqualTo(MONDAYS.next(desk.now(), zone));
    }

    @Test
    void stopsForAUserWhoHasLostABrandAndSaysSo() {
        var schedule = schedules("parcels", Map.of());
        identities.deleteTenantUserMembership("parcels", reader);
        desk.advancesTime(Duration.ofDays(8));

        sendsWhatIsDue();

        assertThat(countEmails("overview")).isZero();
        assertThat(countEmails("overview-stopped")).isEqualTo(1);
        assertThat(table.find(schedule.id()).orElseThrow())
                .returns(OverviewSchedule.StopReason.BRAND_LOST, OverviewSchedule::stopReason)
                .returns(null, OverviewSchedule::nextDue);
    }

    @Test
    void stopsForADeletedUser() {
        var schedule = schedules("parcels", Map.of());
        identities.deleteUser(reader);

        assertThat(table.find(schedule.id())).isEmpty();
    }

    @Test
    void managesSchedulesByTheApi() {
        var manager = ApiClient.as("manager", port);
        var body = Map.of(
                "frequency",
                "WEEKLY",
                "weekday",
                "FRIDAY",
                "hour",
                17,
                "filters",
                Map.of("brand", List.of(" parcels", "parcels"), "tag", List.of("vip", "late")));

        var created = manager.post("/api/insight/schedules", body);

        assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
        var id = created.body().path("id").asLong();
        assertThat(table.find(id).orElseThrow().filters())
                .isEqualTo(Map.of("brand", List.of("parcels"), "tag", List.of("late", "vip")));
        var due = Instant.parse(created.text("nextDue")).atZone(zone);
        assertThat(due.getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
        assertThat(due.getHour()).isEqualTo(17);
        assertThat(manager.post("/api/insight/schedules", body)
                        .body()
                        .path("id")
                        .asLong())
                .isEqualTo(id);
        assertThat(ids(manager)).contains(id);
        assertThat(ApiClient.as("lead", port)
                        .delete("/api/insight/schedules/" + id)
                        .status())
                .isEqualTo(404);
        assertThat(manager.delete("/api/insight/schedules/" + id).status()).isEqualTo(204);
        assertThat(ids(manager)).doesNotContain(id);
    }

    /** As all brands of the sender's token may be fewer than those of its owner. */
    @Test
    void keepsTheBrandsThatAreNamedEvenIfTheyAreAll() {
        identities.deleteTenantUserMembership("parcels", reader);

        var answer = HttpBrowser.basicAuth(port, reader, "a quiet lamp by the sea")
                .send(
                        "POST",
                        "/api/insight/schedules",
                        "{\"frequency\":\"DAILY\",\"hour\":8,\"filters\":{\"brand\":[\"zoom\"]}}",
                        "application/json");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(table.of(reader))
                .singleElement()
                .returns(Map.of("brand", List.of("zoom")), OverviewSchedule::filters);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frequency | {\"hour\":8}",
                "frequency | {\"frequency\":\"YEARLY\",\"hour\":8}",
                "hour      | {\"frequency\":\"DAILY\",\"hour\":24}",
                "weekday   | {\"frequency\":\"WEEKLY\",\"hour\":8}",
                "language  | {\"frequency\":\"DAILY\",\"hour\":8,\"language\":\"nl\"}",
                "filters   | {\"frequency\":\"DAILY\",\"hour\":8,\"filters\":{\"agent\":[\"x\"]}}"
            })
    void namesTheFieldThatIsWrong(String field, String body) throws Exception {
        var answer = ApiClient.as("manager", port).post("/api/insight/schedules", new ObjectMapper().readTree(body));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.fields()).containsExactly(field);
    }

    @Test
    void refusesBrandsOfOthersAndAccountsWithoutAddress() {
        var body = Map.of("frequency", "DAILY", "hour", 8, "filters", Map.of("brand", List.of("parcels")));

        assertThat(ApiClient.as("lead", port)
                        .post("/api/insight/schedules", body)
                        .fields())
                .containsExactly("email");
        identities.deleteTenantUserMembership("parcels", reader);
        assertThat(HttpBrowser.basicAuth(port, reader, "a quiet lamp by the sea")
                        .send(
                                "POST",
                                "/api/insight/schedules",
                                "{\"frequency\":\"DAILY\",\"hour\":8,\"filters\":{\"brand\":[\"parcels\"]}}",
                                "application/json")
                        .statusCode())
                .isEqualTo(404);
    }

    private OverviewSchedule schedules(String brand, Map<String, List<String>> filters) {
        var all = new TreeMap<>(filters);
        all.put("brand", List.of(brand));
        var id = table.insert(reader, all, MONDAYS, "en", desk.now(), MONDAYS.next(desk.now(), zone));
        return table.find(id).orElseThrow();
    }

    private void sendsWhatIsDue() {
        table.due(desk.now(), 1_000).stream()
                .filter(schedule -> schedule.owner().equals(reader))
                .forEach(emails::send);
    }

    private record SentEmail(String subject, String body) {}

    private SentEmail email() {
        return db.sql("select subject, body from email where recipient = :recipient and template = 'overview'")
                .param("recipient", reader + "@desk.example")
                .query((row, index) -> new SentEmail(row.getString(1), row.getString(2)))
                .single();
    }

    private long countEmails(String template) {
        return db.sql("select count(*) from email where recipient = :recipient and template = :template")
                .param("recipient", reader + "@desk.example")
                .param("template", template)
                .query(Long.class)
                .single();
    }

    private static List<Long> ids(ApiClient client) {
        return client.get("/api/insight/schedules").body().path("items").findValues("id").stream()
                .map(JsonNode::asLong)
                .toList();
    }
}
