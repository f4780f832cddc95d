package io.guichet.portal;

import io.guichet.web.Idempotency;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Does once what is sent twice from the same page. */
@Component
class SubmitOnce {

    private static final String CALLER = "portal";

    private final Idempotency idempotency;

    SubmitOnce(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    /**
     * The work's result, the first time and each time after.
     *
     * @param mark of the page it was sent from; null for one without
     * @param what was sent; something else from the same page is something new
     */
    String run(String endpoint, String submissionToken, String content, Supplier<String> action) {
        var key = submissionToken == null
                ? null
                : UUID.nameUUIDFromBytes((submissionToken + content).getBytes(StandardCharsets.UTF_8))
                        .toString();
        return idempotency.computeOnce(CALLER, endpoint, key, content, String.class, action);
    }
}
