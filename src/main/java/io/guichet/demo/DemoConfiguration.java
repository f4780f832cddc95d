package io.guichet.demo;

import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Beans of the demo run: the settable clock, and the clean-up of interrupted demo data. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "guichet.demo", havingValue = "true")
class DemoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DemoConfiguration.class);

    @Bean
    @Primary
    SettableClock demoClock() {
        return new SettableClock();
    }

    /** Drops the whole database if seeding was interrupted, before the engine reads it. */
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
