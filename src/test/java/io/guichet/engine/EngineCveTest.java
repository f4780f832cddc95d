package io.guichet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Groups;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The two published vulnerabilities of engine 7.24.0 are closed at every endpoint: CVE-2026-109432 and CVE-2026-77226. */
@DeskTest
class EngineCveTest {

    private static final String EXPLOIT_MARKER = "guichet.test.reached";

    /** Sets a flag in this process if it is evaluated. */
    private static final String EXPLOIT =
            "${''.getClass().forName('java.lang.System').getMethod('setProperty', ''.getClass(), ''.getClass()).invoke(null, '"
                    + EXPLOIT_MARKER + "', 'yes')}";

    private static final String SETUP_PATH = "/camunda/api/admin/setup/default/user/create";

    @LocalServerPort
    int port;

    @Autowired
    TaskService tasks;

    @Autowired
    FilterService filters;

    @Autowired
    IdentityService identities;

    @Autowired
    JdbcClient db;

    @BeforeEach
    @AfterEach
    void clearMarker() {
        System.clearProperty(EXPLOIT_MARKER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task",
                "/engine-rest/task/count",
                "/engine-rest/engine/default/task",
                "/engine-rest/engine/default/task/count",
                "/engine-rest/filter/{id}/list",
                "/engine-rest/filter/{id}/count",
                "/engine-rest/engine/default/filter/{id}/list",
            })
    void evaluatesNothingForAProgram(String path) {
        var admin = HttpBrowser.basicAuth(port, "admin", "admin");

        var response = admin.send("POST", path.replace("{id}", filterId()), orQuery(EXPLOIT));

        assertThat(System.getProperty(EXPLOIT_MARKER)).isNull();
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("dueAfterExpression");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/engine/engine/default/task/count",
                "/camunda/api/engine/engine/default/filter/{id}/list",
                "/camunda/api/engine/engine/default/filter/{id}/count",
                "/camunda/api/engine/engine/default/filter/{id}/singleResult",
            })
    void evaluatesNothingForAnAgentInTheTasklist(String path) {
        var agent = HttpBrowser.signedIn(port, "agent");
        agent.get("/camunda/app/tasklist/default/");

        var response = agent.send("POST", path.replace("{id}", filterId()), orQuery(EXPLOIT));

        assertThat(System.getProperty(EXPLOIT_MARKER)).isNull();
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("dueAfterExpression");
    }

    @Test
    void evaluatesNothingInTheJavaApi() {
        var query = tasks.createTaskQuery().or().dueAfterExpression(EXPLOIT).endOr();

        assertThatThrownBy(query::count).isInstanceOf(ProcessEngineException.class);

        assertThat(System.getProperty(EXPLOIT_MARKER)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"orQueries\":[{\"dueAfterExpression\":\"${now()}\"}], \"orQueries\":[]}'",
        "'{\"active\":true,\"orQueries\":[{\"assigneeExpression\":\"x\"}]} and more'",
        "'{\"orQueries\":[{\"\\u0064ueAfterExpression\":\"${now()}\"}]}'",
        "'{/* */\"orQueries\":[{\"dueAfterExpression\":\"${now()}\"}]}'",
    })
    void refusesObfuscatedJson(String body) {
        var agent = HttpBrowser.signedIn(port, "agent");
        agent.get("/camunda/app/tasklist/default/");

        var response = agent.send("POST", "/camunda/api/engine/engine/default/task/count", body);

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void acceptsAPlainOrQuery() {
        var agent = HttpBrowser.signedIn(port, "agent");
        agent.get("/camunda/app/tasklist/default/");

        var response = agent.send(
                "POST",
                "/camunda/api/engine/engine/default/task/count",
                "{\"orQueries\":[{\"assignee\":\"agent\",\"unassigned\":true}]}");

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "agent", "admin"})
    void createsNoAdministratorThroughSetup(String user) {
        var browser = user.equals("nobody") ? HttpBrowser.anonymous(port) : HttpBrowser.signedIn(port, user);
        browser.get(SETUP_PATH);
        browser.get("/camunda/app/%s/default/".formatted(user.equals("agent") ? "tasklist" : "admin"));

        withoutAdministrators(() -> {
            var response = browser.send(
                    "POST",
                    SETUP_PATH,
                    """
                    {"profile": {"id": "intruder", "firstName": "I", "lastName": "I"},
                     "credentials": {"password": "a long enough password"}}
                    """);
            assertThat(response.statusCode()).isIn(401, 403);
        });

        assertThat(identities.createUserQuery().userId("intruder").count()).isZero();
    }

    /** The vulnerability exists only while the administrators' group has no members; the desk itself keeps the last one. */
    private void withoutAdministrators(Runnable attempt) {
        var members = db.sql("select user_id_ from act_id_membership where group_id_ = :group")
                .param("group", Groups.CAMUNDA_ADMIN)
                .query(String.class)
                .list();
        assertThat(members).isNotEmpty();
        db.sql("delete from act_id_membership where group_id_ = :group")
                .param("group", Groups.CAMUNDA_ADMIN)
                .update();
        try {
            attempt.run();
        } finally {
            members.forEach(
                    member -> db.sql("insert into act_id_membership (user_id_, group_id_) values (:user, :group)")
                            .param("user", member)
                            .param("group", Groups.CAMUNDA_ADMIN)
                            .update());
        }
    }

    private String filterId() {
        return filters.createTaskFilterQuery()
                .filterName("My tickets")
                .singleResult()
                .getId();
    }

    private static String orQuery(String expression) {
        return "{\"orQueries\": [{\"dueAfterExpression\": \"%s\"}]}".formatted(expression);
    }
}
