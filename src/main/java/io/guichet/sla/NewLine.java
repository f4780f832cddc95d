package io.guichet.sla;

import io.guichet.policy.Because;
import io.guichet.policy.Promised;
import io.guichet.policy.Target;
import java.time.Instant;

/**
 * A line about to be written; its parts are those of {@link ClockEntry}.
 *
 * @param run null on a line that starts one
 */
record NewLine(
        Target target,
        Long run,
        ClockEntry.Kind entry,
        Instant effectiveAt,
        String actor,
        String reason,
        Promised promised,
        Instant due,
        Because because,
        Long fact,
        Long revokes) {

    static NewLine started(Promised promised, HeardFact fact) {
        return new NewLine(
                promised.target(),
                null,
                ClockEntry.Kind.STARTED,
                fact.effectiveAt(),
                fact.actor(),
                fact.fact(),
                promised,
                null,
                promised.because(),
                fact.id(),
                null);
    }

    static NewLine turned(Target target, long run, ClockEntry.Kind entry, HeardFact fact, Because because) {
        return new NewLine(
                target,
                run,
                entry,
                fact.effectiveAt(),
                fact.actor(),
                fact.fact(),
                null,
                null,
                because,
                fact.id(),
                null);
    }

    /** The promise is another one, as if it had been so from that instant on. */
    static NewLine retargeted(TicketClock run, Promised promised, Instant from, String actor, String reason) {
        return new NewLine(
                run.target(),
                run.run(),
                ClockEntry.Kind.RETARGETED,
                from,
                actor,
                reason,
                promised,
                null,
                promised.because(),
                null,
                null);
    }

    /** A person sets when the promise falls due, whatever was promised. */
    static NewLine overridden(TicketClock run, Instant due, Instant at, String actor, String reason) {
        return new NewLine(
                run.target(), run.run(), ClockEntry.Kind.OVERRIDDEN, at, actor, reason, null, due, null, null, null);
    }

    /** What another clock has gone through is this one's past. */
    static NewLine taken(TicketClock run, ClockEntry.Kind entry, Instant at, String actor, String reason) {
        return new NewLine(run.target(), run.run(), entry, at, actor, reason, null, null, null, null, null);
    }

    static NewLine revoked(ClockEntry line, String actor, String reason) {
        return new NewLine(
                line.target(),
                line.run(),
                ClockEntry.Kind.REVOKED,
                line.effectiveAt(),
                actor,
                reason,
                null,
                null,
                null,
                null,
                line.id());
    }
}
