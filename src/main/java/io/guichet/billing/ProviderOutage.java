package io.guichet.billing;

import io.guichet.problem.TemporaryOutage;
import java.time.Duration;

/** The payment provider does not answer, or cannot now; the same call may succeed later. */
public class ProviderOutage extends TemporaryOutage {

    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    public ProviderOutage(String message) {
        super(message, RETRY_AFTER);
    }
}
