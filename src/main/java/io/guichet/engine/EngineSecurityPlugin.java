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
    private final DeploymentValidator validator;

    EngineSecurityPlugin(DiagramBeans beans, DeploymentValidator validator) {
        this.beans = beans;
        this.validator = validator;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setTenantIdProvider(new BrandTenantIdProvider());
        engine.setJavaSerializationFormatEnabled(false);
        engine.setResourceAuthorizationProvider(new NoTaskAuthorizationProvider());
        engine.setExpressionManager(new RestrictedExpressionManager(beans));
        engine.setBeans(Map.of());
        engine.setScriptEngineResolver(new DisabledScriptEngineResolver());
        engine.setCustomPreDeployers(List.of(validator));
    }
}
