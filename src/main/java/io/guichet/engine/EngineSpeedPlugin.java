package io.guichet.engine;

import io.guichet.engine.LeanEntityManager.LeanEntityManagerFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * Makes the engine fast: task queries at many tasks ({@link TaskAuthorizationManager} and {@link CandidateQuerySql}), and new
 * rows ({@link LeanEntityManager}).
 */
@Component
class EngineSpeedPlugin extends AbstractProcessEnginePlugin {

    /** The end of the names of rewritten statements. */
    static final String REWRITTEN = "_withoutDuplicates";

    private static final List<String> TASK_QUERIES =
            List.of("selectTaskByQueryCriteria", "selectTaskCountByQueryCriteria");

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomSessionFactories(
                List.of(new TaskAuthorizationManager.Factory(), new LeanEntityManagerFactory()));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        var statements = engine.getSqlSessionFactory().getConfiguration();
        var sessions = engine.getDbSqlSessionFactory();
        // Statements that a database has of its own; null if it has none
        var names = new HashMap<String, String>();
        Optional.ofNullable(sessions.getStatementMappings()).ifPresent(names::putAll);
        for (var query : TASK_QUERIES) {
            var original = statements.getMappedStatement(sessions.mapStatement(query));
            var name = original.getId() + REWRITTEN;
            if (!statements.hasStatement(name)) {
                statements.addMappedStatement(withoutDuplicates(original, name, statements));
            }
            names.put(query, name);
        }
        sessions.setStatementMappings(names);
    }

    private static MappedStatement withoutDuplicates(
            MappedStatement original, String name, Configuration configuration) {
        return new MappedStatement.Builder(
                        configuration,
                        name,
                        parameter -> rewritten(original.getBoundSql(parameter), configuration),
                        original.getSqlCommandType())
                .resource(original.getResource())
                .parameterMap(original.getParameterMap())
                .resultMaps(original.getResultMaps())
                .statementType(original.getStatementType())
                .build();
    }

    private static BoundSql rewritten(BoundSql original, Configuration configuration) {
        var rewritten = new BoundSql(
                configuration,
                CandidateQuerySql.withoutDuplicates(original.getSql()),
                original.getParameterMappings(),
                original.getParameterObject());
        original.getAdditionalParameters().forEach(rewritten::setAdditionalParameter);
        return rewritten;
    }
}
