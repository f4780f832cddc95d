package io.guichet.sla;

import static io.guichet.jdbc.Columns.stored;

import io.guichet.policy.DecisionReference;
import io.guichet.policy.SlaTarget;
import io.guichet.policy.Target;
import io.guichet.ticket.Actor;
import java.time.Instant;
import java.util.List;

/**
 * An entry to be written, with the fields of {@link LedgerEntry}.
 *
 * @param runId null for an entry that starts a run
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

    /** Replaces the target, effective from that instant. */
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

    /** Overrides the due date. */
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

    /** Copies an entry of another clock. */
    static NewLedgerEntry copied(
            TicketClock run, LedgerEntry.LedgerEntryType type, Instant at, String actor, String reason) {
        return new NewLedgerEntry(run.target(), run.runId(), type, at, actor, reason, null, null, null, null, null);
    }

    /** The pause from an instant to the requester's confirmation. */
    static List<NewLedgerEntry> confirmationPause(TicketClock run, Instant from, Instant confirmedAt) {
        var system = Actor.system().id();
        return List.of(
                copied(run, LedgerEntry.LedgerEntryType.PAUSED, from, system, TicketClock.UNCONFIRMED),
                copied(run, LedgerEntry.LedgerEntryType.RESUMED, confirmedAt, system, TicketClock.UNCONFIRMED));
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

    /** The entry as it was recorded under that id. */
    LedgerEntry recorded(long id, Instant at) {
        return new LedgerEntry(
                id,
                target,
                runId == null ? id : runId,
                type,
                stored(effectiveAt),
                at,
                actor,
                reason,
                slaTarget,
                stored(due),
                reference,
                triggerId,
                revokes);
    }
}
