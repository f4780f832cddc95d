package io.guichet;

import io.guichet.access.Accounts;
import io.guichet.process.Probe;
import java.util.Set;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;

/** Makes the demo run's people before the doors open, and a bean that diagrams of the tests may call. */
@TestConfiguration(proxyBeanMethods = false)
class PeopleOfTheDesk {

    @Bean
    Probe probe() {
        return new Probe();
    }

    @Bean
    SmartLifecycle people(Accounts accounts) {
        return new SmartLifecycle() {
            private boolean running;

            @Override
            public void start() {
                accounts.ensureTeams(Set.of("counter"));
                accounts.createDemoUsers();
                running = true;
            }

            @Override
            public void stop() {
                running = false;
            }

            @Override
            public boolean isRunning() {
                return running;
            }

            @Override
            public int getPhase() {
                return 0;
            }
        };
    }
}
