package io.guichet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.DeskTest;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
@Tag("h2")
class EngineStatementsTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private EngineStatements early;

    @Autowired
    private DataSource database;

    @Test
    void engineUsesTheStatementsThatWereParsedEarly() {
        assertThat(used()).isSameAs(early.get());
    }

    @Test
    void areThoseThatTheEngineParsesItself() {
        var own = new OwnStatements(settings().getDatabaseType(), database).parse();

        var parsed = new HashSet<>(used().getMappedStatementNames());
        parsed.removeIf(name -> name.endsWith(EngineSpeedPlugin.REWRITTEN));
        assertThat(parsed).isEqualTo(Set.copyOf(own.getMappedStatementNames()));
        assertThat(Set.copyOf(used().getResultMapNames())).isEqualTo(Set.copyOf(own.getResultMapNames()));
        assertThat(used().getVariables()).isEqualTo(own.getVariables());
        assertThat(used().getDefaultExecutorType()).isEqualTo(own.getDefaultExecutorType());
        assertThat(used().getDefaultStatementTimeout()).isEqualTo(own.getDefaultStatementTimeout());
        assertThat(used().isLazyLoadingEnabled()).isEqualTo(own.isLazyLoadingEnabled());
    }

    private Configuration used() {
        return settings().getSqlSessionFactory().getConfiguration();
    }

    private ProcessEngineConfigurationImpl settings() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /** Parses as an engine without a session factory of its own. */
    private static final class OwnStatements extends StandaloneProcessEngineConfiguration {

        OwnStatements(String type, DataSource source) {
            databaseType = type;
            dataSource = source;
        }

        Configuration parse() {
            initTransactionFactory();
            initSqlSessionFactory();
            return getSqlSessionFactory().getConfiguration();
        }
    }
}
