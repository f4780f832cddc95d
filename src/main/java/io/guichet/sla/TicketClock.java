package io.guichet.sla;

import io.guichet.policy.Promised;
import io.guichet.policy.Target;
import io.guichet.worktime.Pauses;
import io.guichet.worktime.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run of one clock of a ticket, read off its lines in the ledger: from {@code STARTED} on, ordered by effect. Durations
 * are time that counts in the promise's own hours; for elapsed time that is all of it.
 *
 * @param measure how the promise in force is counted; null when nothing is promised
 */
public record TicketClock(Target target, List<ClockEntry> entries, Measure measure) {

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
        return pauses().stream()
                .filter(pause -> pause.to().isAfter(startedAt()))
                .map(pause -> Duration.between(later(pause.from(), startedAt()), pause.to()))
                .reduce(startedAt(), Instant::plus, (a, b) -> b);
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
        return deadline()
                .map(due -> percent == 100 ? due : Measure.share(percent, startedAt(), due, calendar(), stood()));
    }

    /** What is left until it falls due, negative when overdue. Empty when nothing is promised. */
    public Optional<Duration> remaining(Instant now) {
        var end = countedUntil(now);
        return deadline()
                .map(due -> end.isAfter(due)
                        ? calendar().between(due, end, stood()).negated()
                        : calendar().between(end, due, stood()));
    }

    /** Time that has counted so far. */
    public Duration used(Instant now) {
        return calendar().between(startedAt(), countedUntil(now), stood());
    }

    /** Whether the promise was or is broken at that instant: judged by the ledger, whenever anybody noticed. */
    public boolean isBroken(Instant now) {
        return deadline().filter(due -> countedUntil(now).isAfter(due)).isPresent();
    }

    private Optional<Instant> deadline() {
        return overridden().map(this::moved).or(() -> Optional.ofNullable(measure)
                .map(counted -> counted.due(startedAt(), stood())));
    }

    /** What a person has set holds to the second; a pause after that moves it in the promise's own hours. */
    private Instant moved(ClockEntry override) {
        var since = override.effectiveAt();
        if (pauses().stream().noneMatch(pause -> pause.to().isAfter(since))) {
            return override.due();
        }
        return calendar().add(since, calendar().between(since, override.due()), stood());
    }

    private WorkCalendar calendar() {
        return measure == null ? Calendars.always() : measure.calendar();
    }

    /** Until when time has counted: to the stop, to the pause that lasts, or to now. */
    private Instant countedUntil(Instant now) {
        return stoppedAt().orElseGet(() -> state() == State.PAUSED ? standing().orElseThrow() : now);
    }

    private Pauses stood() {
        return Pauses.of(pauses());
    }

    /** The pauses that are over. */
    private List<Pauses.Pause> pauses() {
        var pauses = new ArrayList<Pauses.Pause>();
        Instant since = null;
        for (var entry : entries) {
            if (entry.entry() == ClockEntry.Kind.PAUSED) {
                since = entry.effectiveAt();
            } else if (since != null && ends(entry)) {
                pauses.add(new Pauses.Pause(since, later(since, entry.effectiveAt())));
                since = null;
            }
        }
        return pauses;
    }

    /** When the pause began that is not over. */
    private Optional<Instant> standing() {
        return entries.stream()
                .filter(entry -> entry.entry() == ClockEntry.Kind.PAUSED)
                .reduce((a, b) -> b)
                .map(ClockEntry::effectiveAt);
    }

    private static boolean ends(ClockEntry entry) {
        return entry.entry() == ClockEntry.Kind.RESUMED || entry.entry() == ClockEntry.Kind.STOPPED;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private ClockEntry last() {
        return entries.get(entries.size() - 1);
    }
}
