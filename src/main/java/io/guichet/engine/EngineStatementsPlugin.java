package io.guichet.engine;

import java.util.Optional;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Hands the statements that were parsed early to the engine, which parses them itself otherwise. */
@Component
class EngineStatementsPlugin extends AbstractProcessEnginePlugin {

    private final Optional<EngineStatements> statements;

    EngineStatementsPlugin(Optional<EngineStatements> statements) {
        this.statements = statements;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.initDatabaseType();
        statements.filter(parsed -> parsed.areFor(engine)).ifPresent(parsed -> {
            var configuration = parsed.get();
            // Spring manages the transactions.
            configuration.setEnvironment(
                    new Environment("default", new ManagedTransactionFactory(), engine.getDataSource()));
            configuration.setDefaultStatementTimeout(engine.getJdbcStatementTimeout());
            if (engine.isJdbcBatchProcessing()) {
                configuration.setDefaultExecutorType(ExecutorType.BATCH);
            }
            engine.setSqlSessionFactory(new DefaultSqlSessionFactory(configuration));
        });
    }
}
