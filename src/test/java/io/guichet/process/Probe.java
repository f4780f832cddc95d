package io.guichet.process;

import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Stands in for the small classes that the diagrams call. */
public class Probe implements JavaDelegate {

    private final AtomicInteger executed = new AtomicInteger();

    @Override
    public void execute(DelegateExecution execution) {
        executed.incrementAndGet();
    }

    Date due(DelegateExecution execution) {
        return Date.from(Instant.parse("2030-01-01T09:00:00Z"));
    }

    public String team(DelegateExecution execution) {
        return "counter";
    }

    public int executed() {
        return executed.get();
    }
}
