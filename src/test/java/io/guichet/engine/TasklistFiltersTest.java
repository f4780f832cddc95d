package io.guichet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.sla.TicketClock.ClockState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The filters of the Tasklist: their users, tasks, order and language. */
@DeskTest
@Tag("h2")
class TasklistFiltersTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    /** The order with which the Tasklist begins. */
    private static final String DUE_FIRST = "{\"sorting\":[{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"},"
            + "{\"sortBy\":\"priority\",\"sortOrder\":\"desc\"},{\"sortBy\":\"created\",\"sortOrder\":\"asc\"}]}";

    @LocalServerPort
    int port;

    @Autowired
    Desk desk;

    @Autowired
    TasklistFilters tasklistFilters;

    @Autowired
    FilterService filters;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient db;

    @ParameterizedTest
    @CsvSource({
        "agent, fr, Mes tickets · Non attribués dans mes équipes · À risque · En retard · Le client a répondu"
                + " · Chez un spécialiste · Chez un développeur",
        "lead, en, My tickets · Unassigned in my teams · At risk · Overdue · Customer answered · With a specialist"
                + " · With a developer",
        "specialist, en, My tickets · Unassigned in my teams · At risk · Overdue · Customer answered",
        "developer, fr, Mes tickets · Non attribués dans mes équipes · À risque · En retard · Le client a répondu",
        "analyst, en, ''"
    })
    void eachRoleHasItsFiltersAndOneForEachBrand(String user, String language, String expected) throws IOException {
        var names = names(signedIn(user, language));

        var ofBrands = names.stream().skip(expected.isEmpty() ? 0 : expected.split(" · ").length);
        assertThat(String.join(" · ", names)).startsWith(expected);
        assertThat(ofBrands).hasSizeGreaterThan(5).contains("Zoom");
    }

    @Test
    void aUserOfOneBrandHasNoFilterForIt() throws IOException {
        assertThat(names(signedIn("agent-parcels", "en"))).hasSize(7).doesNotContain("Parcels");
    }

    @Test
    void aClaimedTaskMovesFromTheUnassignedToTheOwnFilter() throws IOException {
        var task = desk.task(desk.opens("parcels", Map.of()), "triage").id();
        var agent = signedIn("agent", "en");

        assertThat(list(agent, "Unassigned in my teams")).contains(task);
        assertThat(list(agent, "My tickets")).doesNotContain(task);
        var claimed = agent.send("POST", ENGINE + "/task/" + task + "/claim", "{\"userId\":\"agent\"}");

        assertThat(claimed.statusCode()).isEqualTo(204);
        assertThat(list(agent, "My tickets")).contains(task);
        assertThat(list(agent, "Unassigned in my teams")).doesNotContain(task);
    }

    @Test
    void sortsByDueDateThenPriorityWithNothingDueLast() throws IOException {
        var agent = signedIn("agent-parcels", "en");
        var later = taskOf("parcels", desk.now().plusSeconds(60), 10);
        var urgentLater = taskOf("parcels", desk.now().plusSeconds(60), 90);
        var never = taskOf("parcels", null, 100);
        var first = taskOf("parcels", desk.now().minusSeconds(60), 1);

        assertThat(list(agent, "Unassigned in my teams")).containsSubsequence(first, urgentLater, later, never);
    }

    @Test
    void theSortingOfTheUserPrecedes() throws IOException {
        var agent = signedIn("agent-parcels", "en");
        var low = taskOf("parcels", desk.now().minusSeconds(60), 1);
        var high = taskOf("parcels", null, 99);

        var byPriority = "{\"sorting\":[{\"sortBy\":\"priority\",\"sortOrder\":\"desc\"}]}";

        assertThat(list(agent, "Unassigned in my teams", byPriority)).containsSubsequence(high, low);
    }

    @Test
    void atRiskAndOverdueAreThoseOfTheTicketList() throws IOException {
        var number = desk.opens("parcels", Map.of());
        var task = desk.task(number, "triage");

        desk.advancesTime(Duration.between(desk.now(), task.due()).minusSeconds(2));
        // Sessions end with time.
        var agent = signedIn("agent", "en");
        assertThat(ticketList(agent, "AT_RISK", number)).contains(number);
        assertThat(list(agent, "At risk")).contains(task.id());
        assertThat(list(agent, "Overdue")).doesNotContain(task.id());

        desk.advancesTime(Duration.ofSeconds(3));
        assertThat(ticketList(agent, "OVERDUE", number)).contains(number);
        assertThat(list(agent, "Overdue")).contains(task.id());
        assertThat(list(agent, "At risk")).doesNotContain(task.id());
    }

    @Test
    void aTaskIsDueWithTheNearestClockOfItsTicket() {
        var number = desk.opensAndEscalates("ESCALATE_SPECIALIST");

        var task = desk.task(number, "specialist-work");

        var nearest = desk.clocks(number).stream()
                .filter(clock -> clock.state() == ClockState.RUNNING)
                .flatMap(clock -> clock.due().stream())
                .min(Instant::compareTo)
                .orElseThrow();
        assertThat(task.due()).isBetween(nearest, nearest.plusSeconds(1));
    }

    @Test
    void listsTheCustomersThatHaveAnsweredUntilTheNextReply() throws IOException {
        var agent = signedIn("agent", "en");
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        assertThat(list(agent, "Customer answered"))
                .doesNotContain(desk.task(number, "answer").id());

        desk.customerWrites(number, "One more thing.");
        assertThat(list(agent, "Customer answered"))
                .contains(desk.task(number, "answer").id());

        desk.replies(number, "We are looking at it.");
        assertThat(list(agent, "Customer answered"))
                .doesNotContain(desk.task(number, "answer").id());
    }

    @Test
    void listsWhatIsWithASpecialistOrADeveloper() throws IOException {
        var agent = signedIn("agent", "en");
        var specialist = desk.task(desk.opensAndEscalates("ESCALATE_SPECIALIST"), "specialist-work")
                .id();
        var developer = desk.task(desk.opensAndEscalates("ESCALATE_DEVELOPER"), "developer-work")
                .id();

        assertThat(list(agent, "With a specialist")).contains(specialist).doesNotContain(developer);
        assertThat(list(agent, "With a developer")).contains(developer).doesNotContain(specialist);
    }

    /** Those who have the turn see it whatever the team, but not the restricted tickets of others. */
    @Test
    void hidesRestrictedTicketsFromThoseWhoHaveTheTurn() throws IOException {
        var shown = desk.opensAndEscalates("ESCALATE_DEVELOPER");
        var hidden = desk.opensAndEscalates("ESCALATE_DEVELOPER");
        db.sql("update ticket set restricted = true, team = 'vimeo-security' where number = :number")
                .param("number", hidden)
                .update();
        desk.advancesTime(Duration.ofDays(60));

        assertThat(list(signedIn("developer", "en"), "Overdue"))
                .contains(desk.task(shown, "developer-work").id())
                .doesNotContain(desk.task(hidden, "developer-work").id());
        assertThat(list(signedIn("admin", "en"), "Overdue"))
                .contains(desk.task(hidden, "developer-work").id());
    }

    /** Other tests move the due dates of tasks alone, so that users of all brands are not asked for these. */
    @ParameterizedTest
    @CsvSource({
        "agent-zoom, my-tickets · unassigned · at-risk · overdue · customer-replied · with-specialist · with-developer",
        "agent, my-tickets · unassigned · customer-replied · with-specialist · with-developer",
        "specialist, my-tickets · unassigned · customer-replied",
        "developer, my-tickets · unassigned · customer-replied",
        "admin, my-tickets · unassigned"
    })
    void theStartPageCountsWhatEachFilterLists(String user, String keys) throws IOException {
        var answered = desk.opens("zoom", Map.of());
        desk.triages(answered);
        desk.customerWrites(answered, "One more thing.");
        desk.claims(desk.opens("zoom", Map.of()), "triage", "agent-zoom");
        for (var outcome : List.of("ESCALATE_SPECIALIST", "ESCALATE_DEVELOPER")) {
            desk.customerWrites(desk.opensAndEscalates(outcome), "And another one.");
        }
        var hidden = desk.opens("zoom", Map.of());
        db.sql("update ticket set restricted = true, team = 'vimeo-security' where number = :number")
                .param("number", hidden)
                .update();
        desk.advancesTime(Duration.ofDays(60));
        desk.opens("zoom", Map.of());

        var browser = signedIn(user, "en");
        var page = Jsoup.parse(browser.get("/desk").body());

        for (var key : keys.split(" · ")) {
            var filter = page.selectFirst("[data-filter=%s]".formatted(key));
            var id = filter.selectFirst("a").attr("href").split("filter=")[1];
            var listed =
                    json(browser.get(ENGINE + "/filter/%s/count".formatted(id)).body());
            assertThat(filter.selectFirst(".count").text())
                    .as(key)
                    .isEqualTo(listed.get("count").asText());
        }
    }

    @Test
    void namesTasksProcessesAndGroupsInTheReadersLanguage() throws IOException {
        var task = desk.task(desk.opens("zoom", Map.of()), "triage").id();
        var agent = signedIn("agent", "fr");

        var shown = json(agent.send("GET", ENGINE + "/task/" + task, null, null, "application/hal+json")
                .body());

        assertThat(shown.path("name").asText()).isEqualTo("Qualification");
        assertThat(shown.findValuesAsText("name")).contains("Ticket", "Assistance");
    }

    @Test
    void namesTheHolderAfterALostRace() {
        var task = desk.task(desk.opens("parcels", Map.of()), "triage").id();
        tasks.claim(task, "specialist");

        var refused =
                signedIn("agent", "fr").send("POST", ENGINE + "/task/" + task + "/claim", "{\"userId\":\"agent\"}");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("\"message\":\"Cette tâche est attribuée à Specialist.");
    }

    @Test
    void updatesTheFiltersOfAnEarlierVersion() {
        var former = filters.newTaskFilter("My tasks");
        former.setQuery(tasks.createTaskQuery().orderByTaskPriority().desc());
        former.setProperties(Map.of("priority", 10));
        filters.saveFilter(former);
        var own = filters.newTaskFilter("Old ones");
        own.setQuery(
                tasks.createTaskQuery().taskAssigned().orderByTaskCreateTime().asc());
        filters.saveFilter(own);
        var count = filters.createFilterQuery().count();

        tasklistFilters.afterSingletonsInstantiated();
        tasklistFilters.afterSingletonsInstantiated();

        assertThat(filters.createFilterQuery().count()).isEqualTo(count - 1);
        assertThat(filters.createTaskFilterQuery().list()).allSatisfy(filter -> assertThat(
                        ((org.camunda.bpm.engine.impl.TaskQueryImpl) filter.getQuery()).getOrderingProperties())
                .isEmpty());
        filters.deleteFilter(own.getId());
    }

    @Test
    void nobodyChangesAFilterOfTheDesk() {
        var admin = signedIn("admin", "en");
        var filter = ENGINE + "/filter/" + id("My tickets");

        assertThat(admin.send("PUT", filter, "{\"resourceType\":\"Task\",\"name\":\"Mine\",\"query\":{}}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(admin.send("DELETE", filter, null).statusCode()).isEqualTo(403);
    }

    @Test
    void anAgentCannotCreateFilters() {
        var response = signedIn("agent", "en")
                .send(
                        "POST",
                        ENGINE + "/filter/create",
                        "{\"resourceType\":\"Task\",\"name\":\"Everything\",\"query\":{},\"properties\":{}}");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(filters.createFilterQuery().filterName("Everything").count()).isZero();
    }

    private HttpBrowser signedIn(String user, String language) {
        var browser = HttpBrowser.signedIn(port, user);
        browser.get("/desk/tickets?lang=" + language);
        browser.get("/camunda/app/tasklist/default/");
        return browser;
    }

    private String taskOf(String brand, Instant due, int priority) {
        var task = desk.task(desk.opens(brand, Map.of()), "triage").id();
        tasks.setDueDate(task, due == null ? null : Date.from(due));
        tasks.setPriority(task, priority);
        return task;
    }

    private static List<String> names(HttpBrowser browser) throws IOException {
        return StreamSupport.stream(
                        json(browser.get(ENGINE + "/filter?resourceType=Task").body())
                                .spliterator(),
                        false)
                .sorted((one, other) -> one.at("/properties/priority").asInt()
                        - other.at("/properties/priority").asInt())
                .map(filter -> filter.get("name").asText())
                .toList();
    }

    private List<String> list(HttpBrowser browser, String filter) throws IOException {
        return list(browser, filter, DUE_FIRST);
    }

    /** The ids of the listed tasks, whose number is the count of the list. */
    private List<String> list(HttpBrowser browser, String filter, String query) throws IOException {
        var path = ENGINE + "/filter/%s/list?firstResult=0&maxResults=5000".formatted(id(filter));
        var found = browser.send("POST", path, query, "application/json", "application/hal+json");
        assertThat(found.statusCode()).as(found.body()).isEqualTo(200);
        var listed = json(found.body());
        var ids = listed.at("/_embedded/task").findValuesAsText("id").stream()
                .distinct()
                .toList();
        assertThat(listed.get("count").asInt())
                .isEqualTo(listed.at("/_embedded/task").size());
        return ids;
    }

    private static String ticketList(HttpBrowser browser, String risk, String number) {
        var path = "/api/tickets?brand=parcels&risk=%s&q=%s".formatted(risk, number);
        return browser.send("GET", path, null, null, "application/json").body();
    }

    private String id(String name) {
        return filters.createTaskFilterQuery().filterName(name).singleResult().getId();
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
