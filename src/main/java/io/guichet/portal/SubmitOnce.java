package io.guichet.portal;

import io.guichet.web.Idempotency;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Executes a repeated submission of the same page only once. */
@Component
class SubmitOnce {

    private static final String CALLER = "portal";

    private final Idempotency idempotency;

    SubmitOnce(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    /**
     * Returns the result of the action, executed once.
     *
     * @param submissionToken token of the page; null executes always
     * @param content submitted content; other content from the same page is another submission
     */
    String run(String endpoint, String submissionToken, String content, Supplier<String> action) {
        var key = submissionToken == null
                ? null
                : UUID.nameUUIDFromBytes((submissionToken + content).getBytes(StandardCharsets.UTF_8))
                        .toString();
        return idempotency.computeOnce(CALLER, endpoint, key, content, String.class, action);
    }
}
