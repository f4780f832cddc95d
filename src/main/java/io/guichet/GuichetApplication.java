package io.guichet;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.retry.annotation.EnableRetry;

/** Starts the desk. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableRetry(order = 0)
public class GuichetApplication {

    public static void main(String[] args) {
        SpringApplication.run(GuichetApplication.class, args);
    }

    /** The one source of "now", in UTC. The demo run and the tests put a settable one before it. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
