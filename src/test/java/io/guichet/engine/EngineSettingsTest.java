package io.guichet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.DeskTest;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultJobConfiguration.JobConfiguration;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The running engine has the settings of application.yml. */
@DeskTest
@Tag("h2")
class EngineSettingsTest {

    @Autowired
    ProcessEngine engine;

    @Autowired
    DataSource database;

    @Autowired
    CamundaBpmProperties properties;

    @Test
    void leavesTheSchemaToFlywayAndKeepsItsHistory() {
        var settings = settings();

        assertThat(settings.getDatabaseSchemaUpdate()).isEqualTo(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        assertThat(settings.getHistoryLevel()).isInstanceOf(DeskHistoryLevel.class);
        assertThat(settings.getHistoryTimeToLive()).isEqualTo("P180D");
        assertThat(settings.isEnforceHistoryTimeToLive()).isTrue();
        assertThat(settings.getHistoryCleanupBatchWindowStartTime()).isEqualTo("02:00");
        assertThat(settings.getHistoryCleanupBatchWindowEndTime()).isEqualTo("05:00");
        assertThat(settings.getIdGenerator()).isInstanceOf(StrongUuidGenerator.class);
    }

    @Test
    void checksAuthorizationsAndRefusesJavaSerialization() {
        var settings = settings();

        assertThat(settings.isAuthorizationEnabled()).isTrue();
        assertThat(settings.isTenantCheckEnabled()).isTrue();
        assertThat(settings.getDefaultUserPermissionNameForTask()).isEqualTo("TASK_WORK");
        assertThat(settings.getResourceAuthorizationProvider()).isInstanceOf(NoTaskAuthorizationProvider.class);
        assertThat(settings.isJavaSerializationFormatEnabled()).isFalse();
        assertThat(settings.getDefaultSerializationFormat()).isEqualTo("application/json");
        assertThat(settings.isDeserializationTypeValidationEnabled()).isTrue();
        assertThat(settings.isEnableXxeProcessing()).isFalse();
        assertThat(settings.isEnableExpressionsInAdhocQueries()).isFalse();
        assertThat(settings.isEnableExpressionsInStoredQueries()).isTrue();
        assertThat(settings.getGeneralResourceWhitelistPattern()).isEqualTo("[a-zA-Z0-9-]+");
        assertThat(settings.isWebappsAuthenticationLoggingEnabled()).isTrue();
    }

    @Test
    void disablesCmmnAndStandaloneTasks() {
        var settings = settings();

        assertThat(settings.isCmmnEnabled()).isFalse();
        assertThat(settings.isStandaloneTasksEnabled()).isFalse();
        assertThat(settings.isReevaluateTimeCycleWhenDue()).isTrue();
        assertThat(settings.isEnableExceptionsAfterUnhandledBpmnError()).isTrue();
        assertThat(settings.getTenantIdProvider()).isInstanceOf(BrandTenantIdProvider.class);
        assertThat(settings.getExpressionManager()).isInstanceOf(RestrictedExpressionManager.class);
        assertThat(settings.getScriptEngineResolver()).isInstanceOf(DisabledScriptEngineResolver.class);
        assertThat(settings.getCustomPreDeployers()).hasOnlyElementsOfType(DeploymentValidator.class);
    }

    @Test
    void acquiresTimersByDueDate() {
        var settings = settings();

        assertThat(settings.isJobExecutorPreferTimerJobs()).isTrue();
        assertThat(settings.isJobExecutorAcquireByDueDate()).isTrue();
        assertThat(settings.isEnsureJobDueDateNotNull()).isTrue();
        assertThat(settings.getFailedJobRetryTimeCycle()).isEqualTo("PT10S,PT1M,PT10M,PT1H");
        assertThat(settings.isMetricsEnabled()).isTrue();
        assertThat(settings.isDbMetricsReporterActivate()).isFalse();
        assertThat(settings.isTaskMetricsEnabled()).isFalse();
    }

    /** The test desk has no job executor, so this reads the starter's properties. */
    @Test
    void checksTheIdsOfNewRows() {
        settings().getCommandExecutorTxRequired().execute(command -> {
            var rows = command.getDbEntityManager();

            assertThat(rows).isInstanceOf(LeanEntityManager.class);
            assertThatThrownBy(() -> rows.insert(new UserEntity("*")))
                    .isInstanceOf(ProcessEngineException.class)
                    .hasMessageContaining("A new row has no valid id");
            return null;
        });
    }

    @Test
    void pollsTimersEverySecondWithEightThreads() {
        var threads = (ThreadPoolTaskExecutor) JobConfiguration.camundaTaskExecutor(properties);
        var executor = (SpringJobExecutor) JobConfiguration.jobExecutor(threads, properties);

        assertThat(executor.getWaitTimeInMillis()).isEqualTo(500);
        assertThat(executor.getMaxWait()).isEqualTo(1000);
        assertThat(executor.getMaxJobsPerAcquisition()).isEqualTo(10);
        assertThat(executor.getLockTimeInMillis()).isEqualTo(60000);
        assertThat(threads.getCorePoolSize()).isEqualTo(4);
        assertThat(threads.getMaxPoolSize()).isEqualTo(8);
        assertThat(threads.getQueueCapacity()).isEqualTo(20);
    }

    @Test
    void findsDueTimersByAnIndex() throws SQLException {
        try (var connection = database.getConnection();
                var indexes = connection
                        .getMetaData()
                        .getIndexInfo(null, null, name(connection, "ACT_RU_JOB"), false, false)) {
            var found = false;
            while (indexes.next()) {
                found |= "GUICHET_IDX_JOB_DUEDATE".equalsIgnoreCase(indexes.getString("INDEX_NAME"))
                        && "DUEDATE_".equalsIgnoreCase(indexes.getString("COLUMN_NAME"));
            }
            assertThat(found).isTrue();
        }
    }

    private static String name(java.sql.Connection connection, String table) throws SQLException {
        return connection.getMetaData().storesLowerCaseIdentifiers() ? table.toLowerCase(java.util.Locale.ROOT) : table;
    }

    private ProcessEngineConfigurationImpl settings() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
