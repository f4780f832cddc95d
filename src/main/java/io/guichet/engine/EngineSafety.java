package io.guichet.engine;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Sets the engine up so that a diagram can do what a diagram may do, and nothing else. */
@Component
class EngineSafety extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setTenantIdProvider(new BrandTenant());
        engine.setJavaSerializationFormatEnabled(false);
        engine.setResourceAuthorizationProvider(new NoRightsPerTask());
    }
}
