package io.guichet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The shared filters of the Tasklist. */
@DeskTest
class TasklistFiltersTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    @LocalServerPort
    int port;

    @Autowired
    Desk desk;

    @Autowired
    TasklistFilters tasklistFilters;

    @Autowired
    FilterService filters;

    @ParameterizedTest
    @ValueSource(strings = {"agent", "specialist", "developer", "lead", "agent-parcels"})
    void everyStaffMemberSeesBothFilters(String user) {
        var browser = HttpBrowser.signedIn(port, user);

        var found = browser.get(ENGINE + "/filter?resourceType=Task");

        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).contains("\"name\":\"My tasks\"").contains("\"name\":\"My teams’ tasks\"");
    }

    @Test
    void aClaimedTaskMovesFromTheTeamFilterToTheOwnFilter() throws Exception {
        var number = desk.opens("parcels", Map.of());
        var task = desk.task(number, "triage").id();
        var agent = HttpBrowser.signedIn(port, "agent");
        agent.get("/camunda/app/tasklist/default/");

        var teamsBefore = agent.get(filterPath("My teams’ tasks")).body();
        var ownBefore = agent.get(filterPath("My tasks")).body();
        agent.send("POST", ENGINE + "/task/" + task + "/claim", "{\"userId\":\"agent\"}");

        assertThat(teamsBefore).contains(task);
        assertThat(ownBefore).doesNotContain(task);
        assertThat(agent.get(filterPath("My tasks")).body()).contains(task);
        assertThat(agent.get(filterPath("My teams’ tasks")).body()).doesNotContain(task);
    }

    @Test
    void sortsByPriority() throws Exception {
        desk.opens("parcels", Map.of());
        desk.opens("parcels", Map.of());
        var agent = HttpBrowser.signedIn(port, "agent");

        var tasks = new ObjectMapper()
                .readTree(agent.get(filterPath("My teams’ tasks")).body());

        assertThat(tasks).hasSizeGreaterThan(1);
        assertThat(tasks)
                .extracting(task -> task.get("priority").asInt())
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void showsTheTicketNumberOnEveryCard() {
        var number = desk.opens("parcels", Map.of());
        var agent = HttpBrowser.signedIn(port, "agent");

        var cards = agent.send("GET", filterPath("My teams’ tasks"), null, null, "application/hal+json");

        assertThat(cards.body()).contains("\"name\":\"number\"").contains("\"value\":\"" + number + "\"");
    }

    @Test
    void createsNoDuplicatesOnRestart() {
        var count = filters.createFilterQuery().count();

        tasklistFilters.afterSingletonsInstantiated();

        assertThat(filters.createFilterQuery().count()).isEqualTo(count);
    }

    @Test
    void anAgentCannotCreateFilters() {
        var agent = HttpBrowser.signedIn(port, "agent");
        agent.get("/camunda/app/tasklist/default/");

        var response = agent.send(
                "POST",
                ENGINE + "/filter/create",
                "{\"resourceType\":\"Task\",\"name\":\"Everything\",\"query\":{},\"properties\":{}}");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(filters.createFilterQuery().filterName("Everything").count()).isZero();
    }

    private String filterPath(String name) {
        var filter = filters.createTaskFilterQuery().filterName(name).singleResult();
        return ENGINE + "/filter/" + filter.getId() + "/list?firstResult=0&maxResults=500";
    }
}
