package io.guichet.demo;

import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** What only the demo run has: a clock that can be set until the doors open, and a database that may be thrown away. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "guichet.demo", havingValue = "true")
class DemoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DemoConfiguration.class);

    @Bean
    @Primary
    SettableClock demoClock() {
        return new SettableClock();
    }

    /** Demo data whose making was interrupted are dropped, with everything else, before the engine sees them. */
    @Bean
    FlywayMigrationStrategy dropInterruptedDemoData() {
        return flyway -> {
            if (SeedingState.wasInterrupted(flyway.getConfiguration().getDataSource())) {
                LOG.info(
                        "Seeding the demo data was interrupted at the last start: the database is cleaned and seeded again.");
                Flyway.configure()
                        .configuration(flyway.getConfiguration())
                        .cleanDisabled(false)
                        .load()
                        .clean();
            }
            flyway.migrate();
        };
    }
}
