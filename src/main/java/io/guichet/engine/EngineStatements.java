package io.guichet.engine;

import io.guichet.model.ComputedEarly;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.io.Resources;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/**
 * The engine's SQL statements for one kind of database, parsed in a thread of their own: reading their XML takes a third
 * of the start.
 */
final class EngineStatements {

    private static final String TABLE_PREFIX = "";

    private final String databaseType;
    private final ComputedEarly<Configuration> statements;

    /** @param databaseType the engine's name of the database */
    EngineStatements(String databaseType) {
        this.databaseType = databaseType;
        this.statements = ComputedEarly.begin("engine-statements", () -> parse(databaseType));
    }

    /** Whether an engine with this configuration would parse the same. */
    boolean areFor(ProcessEngineConfigurationImpl engine) {
        return databaseType.equals(engine.getDatabaseType())
                && TABLE_PREFIX.equals(engine.getDatabaseTablePrefix())
                && !engine.isUseSharedSqlSessionFactory();
    }

    Configuration get() {
        return statements.get();
    }

    /** As {@link ProcessEngineConfigurationImpl} does it. */
    private static Configuration parse(String databaseType) throws IOException {
        var properties = new Properties();
        properties.put("prefix", TABLE_PREFIX);
        ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties(properties, TABLE_PREFIX, databaseType);
        try (Reader mappings = new InputStreamReader(
                Resources.getResourceAsStream(ProcessEngineConfigurationImpl.DEFAULT_MYBATIS_MAPPING_FILE),
                StandardCharsets.UTF_8)) {
            return new XMLConfigBuilder(mappings, "", properties).parse();
        }
    }
}
