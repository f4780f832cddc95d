package io.guichet.desk;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Runs several calls of the engine's services as one command: each row is read once, and all are written at its end. */
@Component
class EngineCommands {

    private final ProcessEngineConfigurationImpl configuration;

    EngineCommands(ProcessEngine engine) {
        this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /** Throws the exceptions of {@link EngineExceptions}. */
    void run(Runnable calls) {
        EngineExceptions.translate(
                () -> configuration.getCommandExecutorTxRequired().execute(context -> {
                    calls.run();
                    return null;
                }));
    }
}
