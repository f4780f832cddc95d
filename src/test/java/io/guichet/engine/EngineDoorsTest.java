package io.guichet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Browser;
import io.guichet.Desk;
import io.guichet.DeskTest;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Which of the engine's own calls are open, and to whom. */
@DeskTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineDoorsTest {

    private static final String PAGES = "/camunda/api/engine/engine/default/";
    private static final String PROGRAMS = "/engine-rest/";

    /** What the doors themselves say, not what lies behind them. */
    private static final String SHUT = "This is not open to you.";

    /** Those who have signed in already: once is enough for all tests. */
    private final Map<String, Browser> signedIn = new HashMap<>();

    @LocalServerPort
    int port;

    @Autowired
    Desk desk;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    private String number;
    private String task;
    private String instance;
    private String definition;

    @BeforeAll
    void oneTicket() {
        number = desk.opens("parcels", Map.of());
        task = desk.task(number, "triage").id();
        var process = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .singleResult();
        instance = process.getId();
        definition = process.getProcessDefinitionId();
    }

    @AfterEach
    void nobodyHasIt() {
        tasks.setAssignee(task, null);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  task/{task}",
        "GET,  task/{task}/form",
        "GET,  task/{task}/form-variables",
        "GET,  task/{task}/identity-links",
        "POST, task/count",
        "GET,  identity/groups?userId=agent",
        "GET,  user/agent/profile",
        "GET,  process-definition/{definition}",
        "GET,  process-definition/{definition}/xml",
        "GET,  filter/count",
        "GET,  version",
    })
    void anAgentReadsTasksListsAndDiagrams(String method, String path) {
        var agent = tasklistOf("agent");

        var answer = agent.send(method, PAGES + filled(path), method.equals("GET") ? null : "{}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   task/{task}/complete",
        "POST,   task/{task}/submit-form",
        "POST,   task/{task}/resolve",
        "POST,   task/{task}/delegate",
        "POST,   task/{task}/bpmnError",
        "POST,   task/{task}/bpmnEscalation",
        "POST,   task/{task}/variables",
        "PUT,    task/{task}/variables/outcome",
        "POST,   task/{task}/localVariables",
        "PUT,    task/{task}/localVariables/outcome",
        "POST,   task/{task}/identity-links",
        "POST,   task/{task}/comment/create",
        "POST,   task/{task}/attachment/create",
        "PUT,    task/{task}",
        "PUT,    task/{task}/",
        "DELETE, task/{task}",
        "POST,   task/create",
        "POST,   process-instance/{instance}/modification",
        "POST,   process-instance/{instance}/variables",
        "PUT,    process-instance/{instance}/variables/outcome",
        "DELETE, process-instance/{instance}",
        "PUT,    process-instance/{instance}/suspended",
        "PUT,    execution/{instance}/localVariables/outcome",
        "POST,   execution/{instance}/signal",
        "POST,   message",
        "POST,   signal",
        "POST,   condition",
        "POST,   process-definition/{definition}/start",
        "POST,   process-definition/{definition}/submit-form",
        "POST,   process-definition/key/question/start",
        "PUT,    process-definition/{definition}/suspended",
        "DELETE, process-definition/{definition}",
        "POST,   decision-definition/key/priority/tenant-id/parcels/evaluate",
        "POST,   deployment/create",
        "POST,   filter/create",
        "POST,   external-task/fetchAndLock",
        "POST,   modification/execute",
        "POST,   migration/execute",
        "POST,   user/create",
        "POST,   authorization/create",
        "POST,   history/cleanup",
        "POST,   history/user-operation/1/set-annotation",
        "POST,   history/process-instance/delete",
    })
    void nobodyGoesRoundTheDesk(String method, String path) {
        for (var who : new String[] {"agent", "lead", "manager", "analyst"}) {
            var answer = tasklistOf(who).send(method, PAGES + filled(path), body(path));
            assertThat(answer.statusCode()).as(who).isEqualTo(403);
            assertThat(answer.body()).contains(SHUT);
        }
        for (var who : new String[] {"agent", "manager"}) {
            var answer = Browser.program(port, who, who).send(method, PROGRAMS + filled(path), body(path));
            assertThat(answer.statusCode()).as(who).isEqualTo(403);
            assertThat(answer.body()).contains(SHUT);
        }
        assertThat(desk.task(number, "triage").assignee()).isNull();
        assertThat(runtime.getVariables(instance)).doesNotContainKey("outcome");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, task/{task}/complete",
        "POST, task/{task}/submit-form",
        "PUT,  task/{task}/variables/outcome",
        "POST, process-instance/{instance}/modification",
        "POST, process-definition/{definition}/start",
    })
    void notEvenAnAdministratorGoesRoundTheDesk(String method, String path) {
        var page = tasklistOf("admin").send(method, PAGES + filled(path), body(path));
        var program = Browser.program(port, "admin", "admin").send(method, PROGRAMS + filled(path), body(path));

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains(SHUT);
        assertThat(program.statusCode()).isEqualTo(403);
        assertThat(program.body()).contains(SHUT);
    }

    @ParameterizedTest
    @CsvSource({
        "analyst, GET,  version,                           200",
        "analyst, GET,  engine,                            200",
        "analyst, GET,  deployment,                        200",
        "analyst, GET,  process-definition,                200",
        "analyst, GET,  process-definition/count,          200",
        "analyst, GET,  process-definition/key/ticket/xml, 200",
        "analyst, GET,  process-definition/{definition}/xml, 200",
        "analyst, GET,  decision-definition,               200",
        "analyst, GET,  engine/default/version,            200",
        "analyst, GET,  engine/default/process-definition, 200",
        "analyst, GET,  task,                              403",
        "analyst, GET,  user,                              403",
        "analyst, GET,  history/process-instance,          403",
        "analyst, POST, task,                              403",
        "analyst, GET,  engine/default/task,               403",
        "agent,   GET,  version,                           403",
        "manager, GET,  process-definition,                403",
        "admin,   GET,  task,                              200",
        "admin,   GET,  job/count,                         200",
        "admin,   GET,  incident,                          200",
        "admin,   GET,  history/process-instance/count,    200",
        "admin,   POST, process-instance/count,            200",
        "admin,   DELETE, process-instance/{instance},     403",
        "admin,   DELETE, process-definition/key/ticket,   403",
    })
    void programsReadWhatModelerAndOperationsNeed(String who, String method, String path, int status) {
        var answer = Browser.program(port, who, who)
                .send(method, PROGRAMS + filled(path), method.equals("POST") ? "{}" : null);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "analyst, GET,  process-instance/{instance}/activity-instances, 200",
        "analyst, GET,  process-instance/{instance}/variables,          200",
        "manager, GET,  process-definition/statistics,                  200",
        "manager, POST, process-instance/count,                         200",
        "manager, GET,  task/report/candidate-group-count,              200",
        "agent,   GET,  process-instance/{instance}/variables,          403",
        "agent,   POST, process-instance,                               403",
        "manager, POST, task/{task}/claim,                              403",
    })
    void analystsAndManagersReadInCockpit(String who, String method, String path, int status) {
        var answer = tasklistOf(who).send(method, PAGES + filled(path), method.equals("GET") ? null : "{}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void anAgentTakesATaskAndGivesItBack() {
        var agent = tasklistOf("agent");

        var taken = agent.send("POST", PAGES + "task/" + task + "/claim", "{\"userId\":\"agent\"}");
        var assignee = desk.task(number, "triage").assignee();
        var back = agent.send("POST", PAGES + "task/" + task + "/unclaim", "{}");

        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(204);
        assertThat(assignee).isEqualTo("agent");
        assertThat(back.statusCode()).isEqualTo(204);
        assertThat(desk.task(number, "triage").assignee()).isNull();
    }

    @Test
    void anAgentGivesNoTaskToAnotherAndTakesNoneAway() {
        tasks.setAssignee(task, "agent-parcels");
        var agent = tasklistOf("agent");

        var others = agent.send("POST", PAGES + "task/" + task + "/assignee", "{\"userId\":\"lead\"}");
        var own = agent.send("POST", PAGES + "task/" + task + "/assignee", "{\"userId\":\"agent\"}");
        var back = agent.send("POST", PAGES + "task/" + task + "/unclaim", "{}");

        assertThat(others.statusCode()).isEqualTo(403);
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(back.statusCode()).isEqualTo(403);
        assertThat(desk.task(number, "triage").assignee()).isEqualTo("agent-parcels");
    }

    @Test
    void aLeadGivesATaskToSomebodyOfTheTeamOnly() {
        var lead = tasklistOf("lead");

        var toAgent = lead.send("POST", PAGES + "task/" + task + "/assignee", "{\"userId\":\"agent\"}");
        var toDeveloper = lead.send("POST", PAGES + "task/" + task + "/assignee", "{\"userId\":\"developer\"}");
        var toNobody = lead.send("POST", PAGES + "task/" + task + "/assignee", "{\"userId\":\"nobody\"}");

        assertThat(toAgent.statusCode()).as(toAgent.body()).isEqualTo(204);
        assertThat(toDeveloper.statusCode()).isEqualTo(403);
        assertThat(toNobody.statusCode()).isEqualTo(400);
        assertThat(desk.task(number, "triage").assignee()).isEqualTo("agent");
    }

    @Test
    void aTaskOfAnotherGroupIsNotTaken() {
        var developer = tasklistOf("developer");

        var taken = developer.send("POST", PAGES + "task/" + task + "/claim", "{\"userId\":\"developer\"}");

        assertThat(taken.statusCode()).isEqualTo(403);
        assertThat(desk.task(number, "triage").assignee()).isNull();
    }

    @Test
    void theEnginesOwnSignInIsShut() {
        var stranger = Browser.at(port);
        stranger.get("/camunda/app/tasklist/default/");

        var answer =
                stranger.form("/camunda/api/admin/auth/user/default/login/tasklist", "username=agent&password=agent");

        assertThat(answer.statusCode()).isIn(401, 403);
        assertThat(stranger.get(PAGES + "task").statusCode()).isEqualTo(401);
    }

    @Test
    void anAdministratorManagesPeopleTeamsAndBrands() {
        var admin = tasklistOf("admin");

        var answers = new int[] {
            admin.send(
                            "POST",
                            PAGES + "user/create",
                            "{\"profile\":{\"id\":\"grace\",\"firstName\":\"Grace\",\"lastName\":\"H\"},\"credentials\":{\"password\":\"a good password\"}}")
                    .statusCode(),
            admin.send("POST", PAGES + "group/create", "{\"id\":\"night-shift\",\"name\":\"Night\",\"type\":\"TEAM\"}")
                    .statusCode(),
            admin.send("PUT", PAGES + "group/night-shift/members/grace", "{}").statusCode(),
            admin.send("PUT", PAGES + "tenant/parcels/user-members/grace", "{}").statusCode(),
            admin.get(PAGES + "user/grace/profile").statusCode(),
            admin.send("DELETE", PAGES + "tenant/parcels/user-members/grace", null)
                    .statusCode(),
            admin.send("DELETE", PAGES + "group/night-shift", null).statusCode(),
            admin.send("DELETE", PAGES + "user/grace", null).statusCode(),
        };

        assertThat(answers).containsExactly(204, 204, 204, 204, 200, 204, 204, 204);
    }

    private Browser tasklistOf(String who) {
        return signedIn.computeIfAbsent(who, name -> {
            var browser = Browser.signedIn(port, name);
            browser.get("/camunda/app/%s/default/".formatted(name.equals("manager") ? "cockpit" : "tasklist"));
            return browser;
        });
    }

    private String filled(String path) {
        return path.replace("{task}", task).replace("{instance}", instance).replace("{definition}", definition);
    }

    private static String body(String path) {
        return path.endsWith("outcome")
                ? "{\"value\":\"SOLVE\",\"type\":\"String\"}"
                : "{\"variables\":{},\"modifications\":{\"outcome\":{\"value\":\"SOLVE\",\"type\":\"String\"}}}";
    }
}
