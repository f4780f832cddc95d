package io.guichet.engine;

import io.guichet.model.DeploymentsChanged;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.cmd.AbstractDeleteProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessDefinitionsByIdsCmd;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Publishes {@link DeploymentsChanged} after each deployment and deletion of this node. */
@Component
class DeploymentEventPlugin extends AbstractProcessEnginePlugin {

    private final ApplicationEventPublisher events;

    DeploymentEventPlugin(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPostCommandInterceptorsTxRequired(
                Stream.concat(existing(engine), Stream.of(new DeploymentInterceptor()))
                        .toList());
    }

    private static Stream<CommandInterceptor> existing(ProcessEngineConfigurationImpl engine) {
        return Stream.ofNullable(engine.getCustomPostCommandInterceptorsTxRequired())
                .flatMap(List::stream);
    }

    private final class DeploymentInterceptor extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            if (changesDeployments(command)) {
                Context.getCommandContext()
                        .getTransactionContext()
                        .addTransactionListener(
                                TransactionState.COMMITTED, context -> events.publishEvent(new DeploymentsChanged()));
            }
            return next.execute(command);
        }

        private static boolean changesDeployments(Command<?> command) {
            return command instanceof DeployCmd
                    || command instanceof DeleteDeploymentCmd
                    || command instanceof AbstractDeleteProcessDefinitionCmd
                    || command instanceof DeleteProcessDefinitionsByIdsCmd;
        }
    }
}
