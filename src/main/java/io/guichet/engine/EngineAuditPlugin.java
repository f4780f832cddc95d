package io.guichet.engine;

import io.guichet.access.AuditType;
import io.guichet.access.AuditedAction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DeleteAuthorizationCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAuthorizationCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.repository.Deployment;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Reports what administrators and analysts do in the engine, whichever page or API does it; users are reported by {@code access}. */
@Component
class EngineAuditPlugin extends AbstractProcessEnginePlugin {

    private final ApplicationEventPublisher events;

    EngineAuditPlugin(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        var existing = Stream.ofNullable(engine.getCustomPostCommandInterceptorsTxRequired())
                .flatMap(List::stream);
        engine.setCustomPostCommandInterceptorsTxRequired(
                Stream.concat(existing, Stream.of(new AuditInterceptor())).toList());
    }

    private final class AuditInterceptor extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            var result = next.execute(command);
            typeOf(command).ifPresent(type -> events.publishEvent(new AuditedAction(type, subject(result), null)));
            return result;
        }

        /** The name of the deployment; its files are in the engine's own history. */
        private static String subject(Object result) {
            return result instanceof Deployment deployment
                    ? Optional.ofNullable(deployment.getName()).orElse(deployment.getId())
                    : null;
        }

        private static Optional<AuditType> typeOf(Command<?> command) {
            if (command instanceof DeployCmd) {
                return Optional.of(AuditType.DEPLOYED);
            }
            if (command instanceof DeleteDeploymentCmd) {
                return Optional.of(AuditType.DEPLOYMENT_DELETED);
            }
            if (command instanceof SaveAuthorizationCmd || command instanceof DeleteAuthorizationCmd) {
                return Optional.of(AuditType.AUTHORIZATION_CHANGED);
            }
            return command instanceof SetJobRetriesCmd ? Optional.of(AuditType.JOB_RETRIED) : Optional.empty();
        }
    }
}
