package io.guichet.access;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells, when the doors are open, where to go and, in the demo run, who can sign in. */
@Component
class Signpost {

    private static final Logger LOG = LoggerFactory.getLogger(Signpost.class);

    private final RunSettings run;
    private final Accounts accounts;

    Signpost(RunSettings run, Accounts accounts) {
        this.run = run;
        this.accounts = accounts;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof ServletWebServerApplicationContext web
                && web.getWebServer() != null) {
            LOG.info(text("http://localhost:" + web.getWebServer().getPort()));
        }
    }

    private String text(String here) {
        var whereTo =
                """


                  The desk is open.

                  Everything begins at      %1$s/
                  Tasklist                  %1$s/camunda/app/tasklist/
                  Tickets, letters          %1$s/desk
                """
                        .formatted(here);
        return run.demo() ? whereTo + whoCanSignIn() : whereTo;
    }

    private String whoCanSignIn() {
        var names = Stream.concat(Roles.ALL.stream(), accounts.brands().stream().map(DemoNames::agentOf))
                .collect(Collectors.joining(", "));
        return """

                  These people can sign in, each with the name as password:
                  %s
                """
                .formatted(names);
    }
}
