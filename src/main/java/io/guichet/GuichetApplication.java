package io.guichet;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.mustache.MustacheAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.retry.annotation.EnableRetry;

/** Starts the application. */
@SpringBootApplication(exclude = MustacheAutoConfiguration.class)
@ConfigurationPropertiesScan
@EnableRetry(order = 0)
public class GuichetApplication {

    public static void main(String[] args) {
        SpringApplication.run(GuichetApplication.class, args);
    }

    /** The clock of all modules, in UTC. The demo run and the tests replace it by a settable one. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
