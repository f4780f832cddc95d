package io.guichet.sla;

import io.guichet.policy.DecisionReference;
import io.guichet.policy.SlaTarget;
import io.guichet.policy.Target;
import java.time.Instant;

/**
 * A line about to be written; its parts are those of {@link LedgerEntry}.
 *
 * @param run null on a line that starts one
 */
record NewLedgerEntry(
        Target target,
        Long runId,
        LedgerEntry.LedgerEntryType type,
        Instant effectiveAt,
        String actor,
        String reason,
        SlaTarget slaTarget,
        Instant due,
        DecisionReference reference,
        Long triggerId,
        Long revokes) {

    static NewLedgerEntry started(SlaTarget slaTarget, RecordedTrigger trigger) {
        return new NewLedgerEntry(
                slaTarget.target(),
                null,
                LedgerEntry.LedgerEntryType.STARTED,
                trigger.effectiveAt(),
                trigger.actor(),
                trigger.type(),
                slaTarget,
                null,
                slaTarget.reason(),
                trigger.id(),
                null);
    }

    static NewLedgerEntry transition(
            Target target,
            long run,
            LedgerEntry.LedgerEntryType type,
            RecordedTrigger trigger,
            DecisionReference reference) {
        return new NewLedgerEntry(
                target,
                run,
                type,
                trigger.effectiveAt(),
                trigger.actor(),
                trigger.type(),
                null,
                null,
                reference,
                trigger.id(),
                null);
    }

    /** The promise is another one, as if it had been so from that instant on. */
    static NewLedgerEntry retargeted(TicketClock run, SlaTarget slaTarget, Instant from, String actor, String reason) {
        return new NewLedgerEntry(
                run.target(),
                run.runId(),
                LedgerEntry.LedgerEntryType.RETARGETED,
                from,
                actor,
                reason,
                slaTarget,
                null,
                slaTarget.reason(),
                null,
                null);
    }

    /** A person sets when the promise falls due, whatever was promised. */
    static NewLedgerEntry overridden(TicketClock run, Instant due, Instant at, String actor, String reason) {
        return new NewLedgerEntry(
                run.target(),
                run.runId(),
                LedgerEntry.LedgerEntryType.OVERRIDDEN,
                at,
                actor,
                reason,
                null,
                due,
                null,
                null,
                null);
    }

    /** What another clock has gone through is this one's past. */
    static NewLedgerEntry copied(
            TicketClock run, LedgerEntry.LedgerEntryType type, Instant at, String actor, String reason) {
        return new NewLedgerEntry(run.target(), run.runId(), type, at, actor, reason, null, null, null, null, null);
    }

    static NewLedgerEntry revoked(LedgerEntry revokedEntry, String actor, String reason) {
        return new NewLedgerEntry(
                revokedEntry.target(),
                revokedEntry.runId(),
                LedgerEntry.LedgerEntryType.REVOKED,
                revokedEntry.effectiveAt(),
                actor,
                reason,
                null,
                null,
                null,
                null,
                revokedEntry.id());
    }
}
