package io.guichet.process;

import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.CompositeProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gives expressions of diagrams the ticket's attributes: {@code ${attribute('requestType') == 'billing'}}. */
@Component
class AttributeFunction extends AbstractProcessEnginePlugin {

    private final ObjectProvider<TicketState> ticketState;

    AttributeFunction(ObjectProvider<TicketState> ticketState) {
        this.ticketState = ticketState;
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        try {
            var function = AttributeFunction.class.getDeclaredMethod("attribute", String.class);
            function.setAccessible(true);
            configuration.getExpressionManager().addFunction(function.getName(), function);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Value of the attribute of the current ticket, or null. The engine calls functions as static methods only. */
    static Object attribute(String name) {
        var context = Context.getBpmnExecutionContext();
        if (context == null) {
            throw new ProcessEngineException("attribute('%s') is available in diagrams only".formatted(name));
        }
        return current().ticketState.getObject().attribute(context.getExecution(), name);
    }

    /** The plugin of the engine that evaluates the expression; a JVM may run several engines. */
    private static AttributeFunction current() {
        return Context.getProcessEngineConfiguration().getProcessEnginePlugins().stream()
                .flatMap(AttributeFunction::plugins)
                .filter(AttributeFunction.class::isInstance)
                .map(AttributeFunction.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<ProcessEnginePlugin> plugins(ProcessEnginePlugin plugin) {
        return plugin instanceof CompositeProcessEnginePlugin composite
                ? composite.getPlugins().stream()
                : Stream.of(plugin);
    }
}
