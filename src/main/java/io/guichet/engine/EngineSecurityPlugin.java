package io.guichet.engine;

import io.guichet.model.FileVersions;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Restricts the engine to what diagrams need. */
@Component
class EngineSecurityPlugin extends AbstractProcessEnginePlugin {

    private final DiagramBeans beans;
    private final DeploymentValidator validator;
    private final DeploymentRecorder recorder;
    private final ObjectProvider<FileVersions> versions;

    EngineSecurityPlugin(
            DiagramBeans beans,
            DeploymentValidator validator,
            DeploymentRecorder recorder,
            ObjectProvider<FileVersions> versions) {
        this.beans = beans;
        this.validator = validator;
        this.recorder = recorder;
        this.versions = versions;
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
        engine.setCustomPostDeployers(List.of(recorder));
        engine.setDeploymentHandlerFactory(
                processEngine -> new ChangedFilesDeploymentHandler(processEngine, versions.getObject()));
    }
}
