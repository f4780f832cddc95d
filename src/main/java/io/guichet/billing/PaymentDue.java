package io.guichet.billing;

import io.guichet.policy.DecisionResult;
import io.guichet.policy.Fee;
import java.time.Instant;

/** What a ticket waits for that is not paid yet. @param until when the wait ends; unpaid, it is a standard request then */
public record PaymentDue(DecisionResult<Fee> decided, Instant until) {

    public Fee fee() {
        return decided.value();
    }
}
