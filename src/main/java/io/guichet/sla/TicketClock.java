package io.guichet.sla;

import io.guichet.policy.Promised;
import io.guichet.policy.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run of one clock of a ticket, read off its lines in the ledger: from {@code STARTED} on, ordered by effect.
 * Durations are elapsed time.
 */
public record TicketClock(Target target, List<ClockEntry> entries) {

    /** Whether time counts. */
    public enum State {
        RUNNING,
        PAUSED,
        STOPPED
    }

    public State state() {
        return switch (last().entry()) {
            case STOPPED -> State.STOPPED;
            case PAUSED -> State.PAUSED;
            case RETARGETED ->
                entries.stream()
                        .filter(e -> e.entry() != ClockEntry.Kind.RETARGETED)
                        .reduce((a, b) -> b)
                        .map(e -> e.entry() == ClockEntry.Kind.PAUSED ? State.PAUSED : State.RUNNING)
                        .orElseThrow();
            default -> State.RUNNING;
        };
    }

    public boolean isOpen() {
        return state() != State.STOPPED;
    }

    /** The promise in force: that of the newest line that carries one. */
    public Promised promised() {
        return entries.stream()
                .filter(entry -> entry.promised() != null)
                .reduce((a, b) -> b)
                .orElseThrow()
                .promised();
    }

    /** When the promise in force counts from. */
    public Instant startedAt() {
        return entries.stream()
                .filter(entry -> entry.promised() != null)
                .reduce((a, b) -> b)
                .orElseThrow()
                .effectiveAt();
    }

    /** The same, as if the clock had never stood still. */
    Instant countsFrom() {
        return startedAt().plus(paused(last().effectiveAt()));
    }

    /** The line that began this run; it tells one run from the next. */
    public long startedEntry() {
        return entries.get(0).id();
    }

    public Optional<Instant> stoppedAt() {
        return state() == State.STOPPED ? Optional.of(last().effectiveAt()) : Optional.empty();
    }

    /** When the promise falls due. Empty when nothing is promised, and while the clock stands still. */
    public Optional<Instant> due() {
        return state() == State.PAUSED ? Optional.empty() : at(100);
    }

    /** The instant at which this share of the promised time will have passed. Empty when nothing is promised. */
    Optional<Instant> at(int percent) {
        return amount().map(amount ->
                startedAt().plus(amount.multipliedBy(percent).dividedBy(100)).plus(paused(last().effectiveAt())));
    }

    /** What is left until it falls due, negative when overdue. Empty when nothing is promised. */
    public Optional<Duration> remaining(Instant now) {
        return amount().map(amount -> amount.minus(used(now)));
    }

    /** Time that has counted so far. */
    public Duration used(Instant now) {
        var end = stoppedAt().orElse(now);
        return Duration.between(startedAt(), end).minus(paused(end));
    }

    /** Whether the promise was or is broken at that instant: judged by the ledger, whenever anybody noticed. */
    public boolean isBroken(Instant now) {
        return remaining(now).map(Duration::isNegative).orElse(false);
    }

    private Optional<Duration> amount() {
        return Optional.ofNullable(promised().amount()).map(Duration::parse);
    }

    private Duration paused(Instant until) {
        var total = Duration.ZERO;
        Instant since = null;
        for (var entry : entries) {
            switch (entry.entry()) {
                case PAUSED -> since = entry.effectiveAt();
                case RESUMED, STOPPED -> {
                    if (since != null) {
                        total = total.plus(Duration.between(since, entry.effectiveAt()));
                        since = null;
                    }
                }
                default -> {}
            }
        }
        return since == null || !until.isAfter(since) ? total : total.plus(Duration.between(since, until));
    }

    private ClockEntry last() {
        return entries.get(entries.size() - 1);
    }
}
