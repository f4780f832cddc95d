package io.guichet.engine;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.configuration.Ordering;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/** Gives the engine and its webapps a data source that knows {@link VisibleRows}. */
@Component
@Order(VisibleRowsPlugin.AFTER_DATA_SOURCE)
class VisibleRowsPlugin extends AbstractProcessEnginePlugin {

    /** After the engine has its data source, before other plugins use it. */
    static final int AFTER_DATA_SOURCE = Ordering.DEFAULT_ORDER + 1;

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        var source = engine.getDataSource();
        engine.setDataSource(new VisibleRowsDataSource(
                source instanceof DelegatingDataSource proxy ? proxy.getTargetDataSource() : source));
    }
}
