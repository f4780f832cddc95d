package io.guichet.desk;

import io.guichet.access.Staff;
import io.guichet.desk.LeadDecisions.Decision;
import io.guichet.http.Command;
import io.guichet.http.Conflict;
import io.guichet.http.Idempotency;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What a lead, or whoever wrote a message, does on the pages for it, each as one unit of work. Sent twice from the same page,
 * it is done once; {@code mark} is what that page is known by, or null.
 */
@Component
class LeadCommands {

    private final TicketAccess access;
    private final Overrides overrides;
    private final LeadDecisions decisions;
    private final TurnInternal turning;
    private final Idempotency idempotency;

    LeadCommands(
            TicketAccess access,
            Overrides overrides,
            LeadDecisions decisions,
            TurnInternal turning,
            Idempotency idempotency) {
        this.access = access;
        this.overrides = overrides;
        this.decisions = decisions;
        this.turning = turning;
        this.idempotency = idempotency;
    }

    @Command
    public void decide(String number, Overrides.Order order, String mark, Staff by) {
        once(number, "override", order, mark, by, () -> overrides.apply(number, order, by));
    }

    /** Leaves a decision to the tables; a {@link Conflict} when it does not hold any more. */
    @Command
    public void lift(String number, String decision, String reason, String mark, Staff by) {
        once(number, "override/lift", Map.of("what", decision, "reason", reason), mark, by, () -> {
            var held = held(number, decision, by);
            overrides.lift(number, held.what(), held.target(), reason, by);
        });
    }

    @Command
    public void turnInternal(String number, long message, String reason, String mark, Staff by) {
        var door = "messages/%d/internal".formatted(message);
        once(number, door, reason, mark, by, () -> turning.turn(number, message, reason, by));
    }

    private Decision held(String number, String key, Staff by) {
        return decisions.of(access.leads(number, by)).stream()
                .filter(decision -> decision.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new Conflict("The tables decide this of %s already.".formatted(number)));
    }

    private void once(String number, String door, Object sent, String mark, Staff by, Runnable work) {
        idempotency.valueOnce(by.id(), "pages/tickets/%s/%s".formatted(number, door), mark, sent, String.class, () -> {
            work.run();
            return number;
        });
    }
}
