package io.guichet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
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

/** Which engine endpoints are open, and to whom. */
@DeskTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineEndpointsTest {

    private static final String WEBAPP_API = "/camunda/api/engine/engine/default/";
    private static final String ENGINE_REST = "/engine-rest/";

    /** The access rules alone, not the responses of the endpoints behind them. */
    private static final String FORBIDDEN_MESSAGE = "You do not have permission for this request.";

    /** Signed-in browsers, shared by all tests. */
    private final Map<String, HttpBrowser> signedIn = new HashMap<>();

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
    void openTicket() {
        number = desk.opens("parcels", Map.of());
        task = desk.task(number, "triage").id();
        var process = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .singleResult();
        instance = process.getId();
        definition = process.getProcessDefinitionId();
    }

    @AfterEach
    void unassignTask() {
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
        var agent = webappAs("agent");

        var response = agent.send(method, WEBAPP_API + expand(path), method.equals("GET") ? null : "{}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
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
    void refusesWritingCallsForEveryRole(String method, String path) {
        for (var user : new String[] {"agent", "lead", "manager", "analyst"}) {
            var response = webappAs(user).send(method, WEBAPP_API + expand(path), body(path));
            assertThat(response.statusCode()).as(user).isEqualTo(403);
            assertThat(response.body()).contains(FORBIDDEN_MESSAGE);
        }
        for (var user : new String[] {"agent", "manager"}) {
            var response = HttpBrowser.basicAuth(port, user, user).send(method, ENGINE_REST + expand(path), body(path));
            assertThat(response.statusCode()).as(user).isEqualTo(403);
            assertThat(response.body()).contains(FORBIDDEN_MESSAGE);
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
    void refusesWritingCallsForAdministrators(String method, String path) {
        var page = webappAs("admin").send(method, WEBAPP_API + expand(path), body(path));
        var program =
                HttpBrowser.basicAuth(port, "admin", "admin").send(method, ENGINE_REST + expand(path), body(path));

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains(FORBIDDEN_MESSAGE);
        assertThat(program.statusCode()).isEqualTo(403);
        assertThat(program.body()).contains(FORBIDDEN_MESSAGE);
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
    void programsReadTheCallsForModelerAndOperations(String user, String method, String path, int status) {
        var response = HttpBrowser.basicAuth(port, user, user)
                .send(method, ENGINE_REST + expand(path), method.equals("POST") ? "{}" : null);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
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
    void analystsAndManagersReadInCockpit(String user, String method, String path, int status) {
        var response = webappAs(user).send(method, WEBAPP_API + expand(path), method.equals("GET") ? null : "{}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    }

    @Test
    void anAgentClaimsAndUnclaimsATask() {
        var agent = webappAs("agent");

        var claimed = agent.send("POST", WEBAPP_API + "task/" + task + "/claim", "{\"userId\":\"agent\"}");
        var assignee = desk.task(number, "triage").assignee();
        var unclaimed = agent.send("POST", WEBAPP_API + "task/" + task + "/unclaim", "{}");

        assertThat(claimed.statusCode()).as(claimed.body()).isEqualTo(204);
        assertThat(assignee).isEqualTo("agent");
        assertThat(unclaimed.statusCode()).isEqualTo(204);
        assertThat(desk.task(number, "triage").assignee()).isNull();
    }

    @Test
    void anAgentCannotReassignTasks() {
        tasks.setAssignee(task, "agent-parcels");
        var agent = webappAs("agent");

        var others = agent.send("POST", WEBAPP_API + "task/" + task + "/assignee", "{\"userId\":\"lead\"}");
        var own = agent.send("POST", WEBAPP_API + "task/" + task + "/assignee", "{\"userId\":\"agent\"}");
        var unclaimed = agent.send("POST", WEBAPP_API + "task/" + task + "/unclaim", "{}");

        assertThat(others.statusCode()).isEqualTo(403);
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(unclaimed.statusCode()).isEqualTo(403);
        assertThat(desk.task(number, "triage").assignee()).isEqualTo("agent-parcels");
    }

    @Test
    void aLeadAssignsTasksWithinTheTeamOnly() {
        var lead = webappAs("lead");

        var toAgent = lead.send("POST", WEBAPP_API + "task/" + task + "/assignee", "{\"userId\":\"agent\"}");
        var toDeveloper = lead.send("POST", WEBAPP_API + "task/" + task + "/assignee", "{\"userId\":\"developer\"}");
        var toNobody = lead.send("POST", WEBAPP_API + "task/" + task + "/assignee", "{\"userId\":\"nobody\"}");

        assertThat(toAgent.statusCode()).as(toAgent.body()).isEqualTo(204);
        assertThat(toDeveloper.statusCode()).isEqualTo(403);
        assertThat(toNobody.statusCode()).isEqualTo(400);
        assertThat(desk.task(number, "triage").assignee()).isEqualTo("agent");
    }

    @Test
    void anAgentCannotClaimATaskOfAnotherGroup() {
        var developer = webappAs("developer");

        var claimed = developer.send("POST", WEBAPP_API + "task/" + task + "/claim", "{\"userId\":\"developer\"}");

        assertThat(claimed.statusCode()).isEqualTo(403);
        assertThat(desk.task(number, "triage").assignee()).isNull();
    }

    @Test
    void theSignInOfTheEngineIsDisabled() {
        var anonymous = HttpBrowser.anonymous(port);
        anonymous.get("/camunda/app/tasklist/default/");

        var response = anonymous.postForm(
                "/camunda/api/admin/auth/user/default/login/tasklist", "username=agent&password=agent");

        assertThat(response.statusCode()).isIn(401, 403);
        assertThat(anonymous.get(WEBAPP_API + "task").statusCode()).isEqualTo(401);
    }

    @Test
    void anAdministratorManagesUsersGroupsAndTenants() {
        var admin = webappAs("admin");

        var statusCodes = new int[] {
            admin.send(
                            "POST",
                            WEBAPP_API + "user/create",
                            "{\"profile\":{\"id\":\"grace\",\"firstName\":\"Grace\",\"lastName\":\"H\"},\"credentials\":{\"password\":\"a good password\"}}")
                    .statusCode(),
            admin.send(
                            "POST",
                            WEBAPP_API + "group/create",
                            "{\"id\":\"night-shift\",\"name\":\"Night\",\"type\":\"TEAM\"}")
                    .statusCode(),
            admin.send("PUT", WEBAPP_API + "group/night-shift/members/grace", "{}")
                    .statusCode(),
            admin.send("PUT", WEBAPP_API + "tenant/parcels/user-members/grace", "{}")
                    .statusCode(),
            admin.get(WEBAPP_API + "user/grace/profile").statusCode(),
            admin.send("DELETE", WEBAPP_API + "tenant/parcels/user-members/grace", null)
                    .statusCode(),
            admin.send("DELETE", WEBAPP_API + "group/night-shift", null).statusCode(),
            admin.send("DELETE", WEBAPP_API + "user/grace", null).statusCode(),
        };

        assertThat(statusCodes).containsExactly(204, 204, 204, 204, 200, 204, 204, 204);
    }

    private HttpBrowser webappAs(String user) {
        return signedIn.computeIfAbsent(user, name -> {
            var browser = HttpBrowser.signedIn(port, name);
            browser.get("/camunda/app/%s/default/".formatted(name.equals("manager") ? "cockpit" : "tasklist"));
            return browser;
        });
    }

    private String expand(String path) {
        return path.replace("{task}", task).replace("{instance}", instance).replace("{definition}", definition);
    }

    private static String body(String path) {
        return path.endsWith("outcome")
                ? "{\"value\":\"SOLVE\",\"type\":\"String\"}"
                : "{\"variables\":{},\"modifications\":{\"outcome\":{\"value\":\"SOLVE\",\"type\":\"String\"}}}";
    }
}
