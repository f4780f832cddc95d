package io.guichet.desk;

import io.guichet.access.StaffMember;
import io.guichet.desk.ActiveOverrides.ActiveOverride;
import io.guichet.problem.StateConflict;
import io.guichet.ticket.TicketAccess;
import io.guichet.web.Idempotency;
import io.guichet.web.RetryableTransaction;
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
    private final ActiveOverrides activeOverrides;
    private final MessageVisibilityChange visibilityChange;
    private final Idempotency idempotency;

    LeadCommands(
            TicketAccess access,
            Overrides overrides,
            ActiveOverrides activeOverrides,
            MessageVisibilityChange visibilityChange,
            Idempotency idempotency) {
        this.access = access;
        this.overrides = overrides;
        this.activeOverrides = activeOverrides;
        this.visibilityChange = visibilityChange;
        this.idempotency = idempotency;
    }

    @RetryableTransaction
    public void override(String number, Overrides.OverrideRequest request, String submissionToken, StaffMember staff) {
        once(number, "override", request, submissionToken, staff, () -> overrides.apply(number, request, staff));
    }

    /** Leaves a decision to the tables; a {@link StateConflict} when it does not hold any more. */
    @RetryableTransaction
    public void removeOverride(
            String number, String override, String reason, String submissionToken, StaffMember staff) {
        once(number, "override/remove", Map.of("override", override, "reason", reason), submissionToken, staff, () -> {
            var active = activeOverride(number, override, staff);
            overrides.remove(number, active.field(), active.target(), reason, staff);
        });
    }

    @RetryableTransaction
    public void makeInternal(String number, long message, String reason, String submissionToken, StaffMember staff) {
        var operation = "messages/%d/internal".formatted(message);
        once(
                number,
                operation,
                reason,
                submissionToken,
                staff,
                () -> visibilityChange.makeInternal(number, message, reason, staff));
    }

    private ActiveOverride activeOverride(String number, String key, StaffMember staff) {
        return activeOverrides.of(access.requireLead(number, staff)).stream()
                .filter(override -> override.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new OverrideAlreadyRemoved(number));
    }

    private void once(
            String number, String operation, Object request, String submissionToken, StaffMember staff, Runnable work) {
        idempotency.computeOnce(
                staff.id(),
                "pages/tickets/%s/%s".formatted(number, operation),
                submissionToken,
                request,
                String.class,
                () -> {
                    work.run();
                    return number;
                });
    }
}
