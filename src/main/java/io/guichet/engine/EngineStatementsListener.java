package io.guichet.engine;

import java.util.Optional;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Begins to parse the engine's statements before the application context is refreshed. Registered in {@code
 * META-INF/spring.factories}.
 */
class EngineStatementsListener implements ApplicationListener<ApplicationPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent event) {
        var context = event.getApplicationContext();
        databaseType(context.getEnvironment().getProperty("spring.datasource.url", ""))
                .ifPresent(type -> context.getBeanFactory()
                        .registerSingleton(EngineStatements.class.getName(), new EngineStatements(type)));
    }

    /** Empty where only a connection can tell. */
    private static Optional<String> databaseType(String url) {
        if (url.startsWith("jdbc:h2:")) {
            return Optional.of("h2");
        }
        return url.startsWith("jdbc:postgresql:") ? Optional.of("postgres") : Optional.empty();
    }
}
