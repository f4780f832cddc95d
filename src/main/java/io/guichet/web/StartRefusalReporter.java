package io.guichet.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;

/** Reports a refused start in one line; other failures keep their stack trace. */
class StartRefusalReporter implements SpringBootExceptionReporter {

    private static final Logger LOG = LoggerFactory.getLogger("io.guichet.start");

    /** The context that could not start is the argument that Spring Boot passes. */
    StartRefusalReporter(ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused) {
                LOG.error("Guichet does not start: {}", cause.getMessage());
                return true;
            }
        }
        return false;
    }
}
