package io.guichet.access;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Prints the URLs when the application is ready and, in the demo run, the demo users. */
@Component
class StartupBanner {

    private static final Logger LOG = LoggerFactory.getLogger(StartupBanner.class);

    private final DemoSettings demoSettings;
    private final Accounts accounts;

    StartupBanner(DemoSettings demoSettings, Accounts accounts) {
        this.demoSettings = demoSettings;
        this.accounts = accounts;
    }

    @EventListener
    void on(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext web
                && web.getWebServer() != null) {
            LOG.info(text("http://localhost:" + web.getWebServer().getPort()));
        }
    }

    private String text(String baseUrl) {
        var links =
                """


                  Guichet is running.

                  Front page                %1$s/
                  Tasklist                  %1$s/camunda/app/tasklist/
                  Start page of staff       %1$s/desk
                """
                        .formatted(baseUrl);
        return demoSettings.demo() ? links + demoUsers() : links;
    }

    private String demoUsers() {
        var names = Stream.of(
                        Roles.ALL.stream(),
                        accounts.brands().stream().map(DemoSettings::agentOf),
                        accounts.brands().stream().map(DemoSettings::analystOf))
                .flatMap(each -> each)
                .collect(Collectors.joining(", "));
        return """

                  Demo users (password = user name):
                  %s
                """
                .formatted(names);
    }
}
