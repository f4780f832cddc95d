package io.guichet.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Restricts the engine to what diagrams need. */
@Component
class EngineSecurityPlugin extends AbstractProcessEnginePlugin {

    private final DiagramBeans beans;

    EngineSecurityPlugin(DiagramBeans beans) {
        this.beans = beans;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setTenantIdProvider(new BrandTenantIdProvider());
        engine.setJavaSerializationFormatEnabled(false);
        engine.setResourceAuthorizationProvider(new NoTaskAuthorizationProvider());
        engine.setExpressionManager(new RestrictedExpressionManager(beans));
        engine.setBeans(Map.of());
        engine.setScriptEngineResolver(new DisabledScriptEngineResolver());
        engine.setCustomPreDeployers(List.of(new DeploymentValidator(beans)));
    }
}
