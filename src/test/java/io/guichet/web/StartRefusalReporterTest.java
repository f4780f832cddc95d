package io.guichet.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is logged when the desk refuses to start. */
@ExtendWith(OutputCaptureExtension.class)
class StartRefusalReporterTest {

    @Configuration(proxyBeanMethods = false)
    static class RefusedApplication {

        @Bean
        StartupTask refusal() {
            return failingWith(new StartRefused("No user is an administrator."));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class FaultyApplication {

        @Bean
        StartupTask fault() {
            return failingWith(new IllegalStateException("A row cannot be read."));
        }
    }

    private static StartupTask failingWith(RuntimeException failure) {
        return new StartupTask(0) {
            @Override
            protected void run() {
                throw failure;
            }
        };
    }

    @Test
    void reportsARefusedStartWithoutAStackTrace(CapturedOutput output) {
        var refused = catchThrowable(() -> new SpringApplicationBuilder(RefusedApplication.class)
                .web(WebApplicationType.NONE)
                .run());

        assertThat(refused).hasRootCauseMessage("No user is an administrator.");
        assertThat(output.getAll().lines().filter(line -> line.contains("ERROR")))
                .singleElement()
                .asString()
                .endsWith("Guichet does not start: No user is an administrator.");
        assertThat(output).doesNotContain("\tat ");
    }

    @Test
    void keepsTheStackTraceOfAFault(CapturedOutput output) {
        var failed = catchThrowable(() -> new SpringApplicationBuilder(FaultyApplication.class)
                .web(WebApplicationType.NONE)
                .run());

        assertThat(failed).hasRootCauseMessage("A row cannot be read.");
        assertThat(output).contains("A row cannot be read.").contains("\tat ").doesNotContain("Guichet does not start");
    }
}
