package io.guichet.portal;

import io.guichet.http.Idempotency;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Does once what is sent twice from the same page. */
@Component
class Once {

    private static final String CALLER = "portal";

    private final Idempotency idempotency;

    Once(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    /**
     * The work's result, the first time and each time after.
     *
     * @param mark of the page it was sent from; null for one without
     * @param what was sent; something else from the same page is something new
     */
    String of(String door, String mark, String what, Supplier<String> work) {
        var key = mark == null
                ? null
                : UUID.nameUUIDFromBytes((mark + what).getBytes(StandardCharsets.UTF_8))
                        .toString();
        return idempotency.valueOnce(CALLER, door, key, what, String.class, work);
    }
}
