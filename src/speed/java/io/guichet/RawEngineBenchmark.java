package io.guichet;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.guichet.model.ModelFiles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Measures the engine's part of the commands of {@link LoadBenchmark}: the desk's diagrams on an engine without the desk. Delegates
 * do nothing, conditions and dates are fixed, and there is neither HTTP nor DMN nor a table of the desk.
 * {@code mvn -Pspeed -Dspeed=raw-engine}, about two minutes and a half.
 */
public final class RawEngineBenchmark {

    private static final int CLIENTS = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(45);
    private static final Duration MEASURED = Duration.ofSeconds(20);

    private final ProcessEngine engine;
    private final ConcurrentClients clients = new ConcurrentClients();
    private final AtomicInteger numbers = new AtomicInteger();

    /** Process instances that wait for triage. */
    private final ConcurrentLinkedQueue<String> instances = new ConcurrentLinkedQueue<>();

    private RawEngineBenchmark(ProcessEngine engine) {
        this.engine = engine;
    }

    public static void main(String... args) throws Exception {
        LoggingSystem.get(RawEngineBenchmark.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        try (var server = EmbeddedPostgres.start();
                var connections = connections(server)) {
            var engine = configuration(connections).buildProcessEngine();
            addSubtaskIndex(connections);
            try {
                new RawEngineBenchmark(engine).measure();
            } finally {
                engine.close();
            }
        }
        System.exit(0);
    }

    /** As the desk's tables have it: without it, the measurement would be of tasks that are read whole. */
    private static void addSubtaskIndex(HikariDataSource connections) throws SQLException {
        try (var connection = connections.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create index on ACT_RU_TASK (PARENT_TASK_ID_) where PARENT_TASK_ID_ is not null");
        }
    }

    /** As the desk's settings for PostgreSQL. */
    private static HikariDataSource connections(EmbeddedPostgres server) {
        var settings = new HikariConfig();
        settings.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        settings.setUsername("postgres");
        settings.setPassword("postgres");
        settings.setMaximumPoolSize(20);
        settings.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(settings);
    }

    /** The desk's settings, as far as they concern these commands; its history is this level and the operations of users. */
    private static ProcessEngineConfigurationImpl configuration(HikariDataSource connections) {
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(connections);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfigurationImpl.DB_SCHEMA_UPDATE_TRUE);
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setHistory(ProcessEngineConfigurationImpl.HISTORY_ACTIVITY);
        configuration.setAuthorizationEnabled(false);
        configuration.setJobExecutorActivate(false);
        configuration.setDmnEnabled(false);
        configuration.setCmmnEnabled(false);
        configuration.setStandaloneTasksEnabled(false);
        configuration.setMetricsEnabled(false);
        configuration.setBeans(new SameBeanForEachName());
        return configuration;
    }

    private void measure() throws Exception {
        deploy();
        ConcurrentClients.printLoad();
        clients.run("warm-up: tickets", CLIENTS, WARM_UP, this::opens);
        clients.run("tickets", CLIENTS, MEASURED, this::opens);
        clients.run("warm-up: claims and completions", CLIENTS, WARM_UP, this::claimsAndCompletes);
        clients.run("claims and completions", CLIENTS, MEASURED, this::claimsAndCompletes);
    }

    private void deploy() throws IOException {
        var deployment = engine.getRepositoryService().createDeployment();
        for (var file : new ModelFiles(".", List.of()).matching("processes/*.bpmn")) {
            deployment.addInputStream(file.getFilename(), file.getInputStream());
        }
        deployment.deploy();
    }

    /** As {@code process.MessageCorrelation} starts a ticket. */
    private int opens() throws Exception {
        var number = "ZO-%d".formatted(numbers.incrementAndGet());
        var instance = clients.timed(() -> engine.getRuntimeService()
                .createProcessInstanceByKey("ticket")
                .processDefinitionWithoutTenantId()
                .businessKey(number)
                .setVariables(Map.of("brand", "zoom", "number", number))
                .execute());
        instances.add(instance.getId());
        return 1;
    }

    private int claimsAndCompletes() throws Exception {
        var tasks = engine.getTaskService();
        var instance = instances.remove();
        var task = clients.timed(() -> tasks.createTaskQuery()
                .processInstanceId(instance)
                .taskDefinitionKey("Task_Triage")
                .singleResult());
        clients.timed(command(() -> tasks.claim(task.getId(), "first")));
        clients.timed(command(() -> tasks.complete(task.getId())));
        return 2;
    }

    private static Callable<Void> command(Runnable call) {
        return () -> {
            call.run();
            return null;
        };
    }

    private static final class SameBeanForEachName extends HashMap<Object, Object> {

        private static final EmptyBean BEAN = new EmptyBean();

        @Override
        public boolean containsKey(Object name) {
            return true;
        }

        @Override
        public Object get(Object name) {
            return BEAN;
        }
    }

    /** A delegate and listener that does nothing, and the answers of a ticket that needs triage and nothing else. */
    public static final class EmptyBean implements JavaDelegate, TaskListener {

        private static final Date DUE = Date.from(Instant.parse("2999-01-01T00:00:00Z"));
        private static final String WARNINGS = "R/2999-01-01T00:00:00Z/P1000Y";

        @Override
        public void execute(DelegateExecution execution) {}

        @Override
        public void notify(DelegateTask task) {}

        public boolean isEntitled(DelegateExecution execution) {
            return true;
        }

        public boolean paymentDue(DelegateExecution execution) {
            return false;
        }

        public boolean needsTriage(DelegateExecution execution) {
            return true;
        }

        public boolean needsIdentityCheck(DelegateExecution execution) {
            return false;
        }

        public boolean needsLegalPapers(DelegateExecution execution) {
            return false;
        }

        public String team(DelegateExecution execution) {
            return "zoom-support";
        }

        public String assignee(DelegateExecution execution) {
            return null;
        }

        public int queueRank(DelegateExecution execution) {
            return 50;
        }

        public Date due(DelegateExecution execution) {
            return DUE;
        }

        public Date unattended(DelegateExecution execution) {
            return DUE;
        }

        public String responseWarnings(DelegateExecution execution) {
            return WARNINGS;
        }

        public String resolutionWarnings(DelegateExecution execution) {
            return WARNINGS;
        }
    }
}
