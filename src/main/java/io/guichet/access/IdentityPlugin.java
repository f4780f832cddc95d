package io.guichet.access;

import java.util.ArrayList;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Lets the engine keep users by the desk's rules. */
@Component
class IdentityPlugin extends AbstractProcessEnginePlugin {

    private final StaffDirectory directory;
    private final PasswordRules passwordRules;
    private final Administrators administrators;
    private final ApplicationEventPublisher events;

    IdentityPlugin(
            StaffDirectory directory,
            PasswordRules passwordRules,
            Administrators administrators,
            ApplicationEventPublisher events) {
        this.directory = directory;
        this.passwordRules = passwordRules;
        this.administrators = administrators;
        this.events = events;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setPasswordPolicy(passwordRules);
        engine.setEnablePasswordPolicy(true);
        var interceptors = new ArrayList<CommandInterceptor>();
        interceptors.add(new PasswordRefusalInterceptor());
        if (engine.getCustomPreCommandInterceptorsTxRequired() != null) {
            interceptors.addAll(engine.getCustomPreCommandInterceptorsTxRequired());
        }
        engine.setCustomPreCommandInterceptorsTxRequired(interceptors);
        engine.setIdentityProviderSessionFactory(new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return StaffIdentityProvider.class;
            }

            @Override
            public Session openSession() {
                return new StaffIdentityProvider(directory::refresh, events, administrators);
            }
        });
    }
}
