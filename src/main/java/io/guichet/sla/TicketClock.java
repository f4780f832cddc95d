package io.guichet.sla;

import io.guichet.policy.Promised;
import io.guichet.policy.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
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
        var newest = entries.stream()
                .filter(entry -> entry.entry() != ClockEntry.Kind.RETARGETED)
                .filter(entry -> entry.entry() != ClockEntry.Kind.OVERRIDDEN)
                .reduce((a, b) -> b)
                .orElseThrow();
        return switch (newest.entry()) {
            case STOPPED -> State.STOPPED;
            case PAUSED -> State.PAUSED;
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
        return startedAt().plus(paused(startedAt(), newest()));
    }

    /** The line that a warning is about: the one that began this run, or that set another deadline for it since. */
    long promisedEntry() {
        return overridden().orElse(entries.get(0)).id();
    }

    /** The newest line by which a person has set the deadline: it holds, and only pauses after it move it. */
    public Optional<ClockEntry> overridden() {
        return entries.stream()
                .filter(entry -> entry.entry() == ClockEntry.Kind.OVERRIDDEN)
                .reduce((a, b) -> b);
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
        return promisedTime().map(time -> startedAt()
                .plus(time.multipliedBy(percent).dividedBy(100))
                .plus(pausedSincePromised(newest())));
    }

    /** What is left until it falls due, negative when overdue. Empty when nothing is promised. */
    public Optional<Duration> remaining(Instant now) {
        var end = stoppedAt().orElse(now);
        return promisedTime()
                .map(time -> Duration.between(end, startedAt().plus(time)).plus(pausedSincePromised(end)));
    }

    /** Time that has counted so far. */
    public Duration used(Instant now) {
        var end = stoppedAt().orElse(now);
        return Duration.between(startedAt(), end).minus(paused(startedAt(), end));
    }

    /** Whether the promise was or is broken at that instant: judged by the ledger, whenever anybody noticed. */
    public boolean isBroken(Instant now) {
        return remaining(now).map(Duration::isNegative).orElse(false);
    }

    private Optional<Duration> promisedTime() {
        return overridden()
                .map(line -> Duration.between(startedAt(), line.due()))
                .or(() -> Optional.ofNullable(promised().amount()).map(Duration::parse));
    }

    /** A deadline that a person has set has taken the pauses before it into account. */
    private Duration pausedSincePromised(Instant until) {
        return paused(overridden().map(ClockEntry::effectiveAt).orElse(startedAt()), until);
    }

    private Duration paused(Instant from, Instant until) {
        var total = Duration.ZERO;
        Instant since = null;
        for (var entry : entries) {
            switch (entry.entry()) {
                case PAUSED -> since = entry.effectiveAt();
                case RESUMED, STOPPED -> {
                    if (since != null) {
                        total = total.plus(between(since, entry.effectiveAt(), from, until));
                        since = null;
                    }
                }
                default -> {}
            }
        }
        return since == null ? total : total.plus(between(since, until, from, until));
    }

    /** How long the pause lasted within these bounds. */
    private static Duration between(Instant paused, Instant resumed, Instant from, Instant until) {
        var start = paused.isBefore(from) ? from : paused;
        var end = resumed.isAfter(until) ? until : resumed;
        return end.isAfter(start) ? Duration.between(start, end) : Duration.ZERO;
    }

    private Instant newest() {
        return entries.stream()
                .map(ClockEntry::effectiveAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private ClockEntry last() {
        return entries.get(entries.size() - 1);
    }
}
