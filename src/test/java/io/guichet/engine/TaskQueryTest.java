package io.guichet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_REVOKE;

import io.guichet.Desk;
import io.guichet.DeskTest;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Task queries by candidate groups answer by right, each task once. */
@DeskTest
class TaskQueryTest {

    private static final String USER = "reader";

    @Autowired
    Desk desk;

    @Autowired
    TaskService tasks;

    @Autowired
    ProcessEngine processEngine;

    @Autowired
    IdentityService identities;

    @Autowired
    AuthorizationService authorizations;

    private String task;

    @BeforeEach
    void opensATicket() {
        task = desk.task(desk.opens("parcels", Map.of()), "triage").id();
        tasks.addCandidateGroup(task, "second-group");
        tasks.addCandidateGroup(task, "third-group");
    }

    @AfterEach
    void removesTheAuthorizations() {
        identities.clearAuthentication();
        authorizations.createAuthorizationQuery().userIdIn(USER).list().stream()
                .map(Authorization::getId)
                .forEach(authorizations::deleteAuthorization);
    }

    @Test
    void findsATaskOfTwoGroupsOnce() {
        assertThat(query().list()).extracting(found -> found.getId()).containsOnlyOnce(task);
        assertThat(query().count()).isEqualTo(query().list().size());
        assertThat(query().listPage(0, 1)).hasSize(1);
    }

    /** The engine's SQL would sort all matching tasks to remove duplicates. */
    @ParameterizedTest
    @ValueSource(strings = {"selectTaskByQueryCriteria", "selectTaskCountByQueryCriteria"})
    void theDatabaseRemovesNoDuplicates(String statement) {
        var engine = (ProcessEngineConfigurationImpl) processEngine.getProcessEngineConfiguration();
        var name = engine.getDbSqlSessionFactory().mapStatement(statement);
        var sql = engine.getSqlSessionFactory()
                .getConfiguration()
                .getMappedStatement(name)
                .getBoundSql(query())
                .getSql();

        assertThat(sql)
                .contains("exists (select 1 from ACT_RU_IDENTITYLINK")
                .doesNotContainIgnoringCase("distinct RES.");
    }

    @Test
    void findsNoTaskOfOtherGroups() {
        assertThat(tasks.createTaskQuery()
                        .taskCandidateGroupIn(List.of("fourth-group"))
                        .list())
                .isEmpty();
        assertThat(tasks.createTaskQuery()
                        .taskCandidateGroupIn(List.of("fourth-group"))
                        .count())
                .isZero();
    }

    @Test
    void alternativesFindATaskOnce() {
        var query = tasks.createTaskQuery()
                .or()
                .taskCandidateGroupIn(List.of("second-group", "third-group"))
                .taskAssignee("nobody")
                .endOr();

        assertThat(query.list()).extracting(found -> found.getId()).containsOnlyOnce(task);
    }

    @Test
    void findsNothingWithoutAnAuthorization() {
        signIn("parcels");

        assertThat(query().list()).isEmpty();
        assertThat(query().count()).isZero();
    }

    @Test
    void findsTheTasksOfTheOwnBrandsWithAnAuthorization() {
        authorize(AUTH_TYPE_GRANT, Authorization.ANY);

        signIn("parcels");
        assertThat(query().list()).extracting(found -> found.getId()).containsOnlyOnce(task);
        assertThat(query().count()).isEqualTo(query().list().size());

        signIn("zoom");
        assertThat(query().list()).isEmpty();
    }

    @Test
    void anAuthorizationForOneDiagramFindsItsTasks() {
        var definition = tasks.createTaskQuery().taskId(task).singleResult().getProcessDefinitionId();
        authorize(AUTH_TYPE_GRANT, definition.split(":")[0]);
        signIn("parcels");

        assertThat(query().list()).extracting(found -> found.getId()).containsOnlyOnce(task);
        assertThat(query().count()).isEqualTo(query().list().size());
    }

    @Test
    void aRevokedDiagramStaysHidden() {
        var definition = tasks.createTaskQuery().taskId(task).singleResult().getProcessDefinitionId();
        authorize(AUTH_TYPE_GRANT, Authorization.ANY);
        authorize(AUTH_TYPE_REVOKE, definition.split(":")[0]);
        signIn("parcels");

        assertThat(query().list()).extracting(found -> found.getId()).doesNotContain(task);
    }

    private TaskQuery query() {
        return tasks.createTaskQuery().taskUnassigned().taskCandidateGroupIn(List.of("second-group", "third-group"));
    }

    private void signIn(String brand) {
        identities.setAuthentication(USER, List.of(), List.of(brand));
    }

    private void authorize(int type, String definition) {
        var authorization = authorizations.createNewAuthorization(type);
        authorization.setUserId(USER);
        authorization.setResource(Resources.PROCESS_DEFINITION);
        authorization.setResourceId(definition);
        if (type == AUTH_TYPE_GRANT) {
            authorization.addPermission(Permissions.READ_TASK);
        } else {
            authorization.removePermission(Permissions.READ_TASK);
        }
        authorizations.saveAuthorization(authorization);
    }
}
