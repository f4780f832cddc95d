package io.guichet.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Sets the engine up so that a diagram can do what a diagram may do, and nothing else. */
@Component
class EngineSafety extends AbstractProcessEnginePlugin {

    private final DiagramBeans beans;

    EngineSafety(DiagramBeans beans) {
        this.beans = beans;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setTenantIdProvider(new BrandTenant());
        engine.setJavaSerializationFormatEnabled(false);
        engine.setResourceAuthorizationProvider(new NoRightsPerTask());
        engine.setExpressionManager(new Expressions(beans));
        engine.setBeans(Map.of());
        engine.setScriptEngineResolver(new NoScripts());
        engine.setCustomPreDeployers(List.of(new Admission(beans)));
    }
}
