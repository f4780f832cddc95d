package io.guichet.sla;

import io.guichet.policy.LadderStep;
import io.guichet.policy.SlaTarget;
import io.guichet.policy.Target;
import io.guichet.worktime.Pauses;
import io.guichet.worktime.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One run of one clock of a ticket, read off its lines in the ledger. Durations are time that counts in the promise's own
 * hours; for elapsed time that is all of it.
 */
public final class TicketClock {

    /** Why lines were written or taken back when another ticket's work went on in this one. */
    static final String MERGED = "merged";

    /** By effect; what came of one instant in the order in which it was heard. */
    private static final Comparator<LedgerEntry> BY_EFFECTIVE_TIME = Comparator.comparing(LedgerEntry::effectiveAt)
            .thenComparing(entry -> entry.triggerId() == null ? Long.MAX_VALUE : entry.triggerId())
            .thenComparing(LedgerEntry::id);

    /** Whether time counts. */
    public enum ClockState {
        RUNNING,
        PAUSED,
        STOPPED
    }

    private final Target target;
    private final List<LedgerEntry> allEntries;
    private final DueDateCalculator calculator;
    private final List<LedgerEntry> validEntries;
    private final List<LedgerEntry> transitions;

    /**
     * @param lines all of one run, in the order in which they were written, those that do not hold any more among them
     * @param measure how the promise in force is counted; null when nothing is promised
     */
    TicketClock(List<LedgerEntry> entries, DueDateCalculator calculator) {
        this.target = entries.get(0).target();
        this.allEntries = List.copyOf(entries);
        this.calculator = calculator;
        var revoked = entries.stream()
                .map(LedgerEntry::revokes)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        this.validEntries = entries.stream()
                .filter(entry -> entry.revokes() == null && !revoked.contains(entry.id()))
                .toList();
        this.transitions = validEntries.stream()
                .filter(LedgerEntry::isTransition)
                .sorted(BY_EFFECTIVE_TIME)
                .toList();
    }

    private TicketClock(TicketClock source, DueDateCalculator calculator) {
        this.target = source.target;
        this.allEntries = source.allEntries;
        this.validEntries = source.validEntries;
        this.transitions = source.transitions;
        this.calculator = calculator;
    }

    /** The same run, its promise counted in that way. */
    TicketClock withCalculator(DueDateCalculator calculator) {
        return new TicketClock(this, calculator);
    }

    public Target target() {
        return target;
    }

    /** The id of the line that started it. */
    public long runId() {
        return allEntries.get(0).runId();
    }

    /** All of its lines, in the order in which they were written, those that do not hold any more among them. */
    public List<LedgerEntry> allEntries() {
        return allEntries;
    }

    /** The lines that hold, in the order in which they were written. */
    public List<LedgerEntry> validEntries() {
        return validEntries;
    }

    /** How the promise in force is counted; null when nothing is promised. */
    DueDateCalculator calculator() {
        return calculator;
    }

    public ClockState state() {
        return lastTransition()
                .map(LedgerEntry::type)
                .map(entry -> switch (entry) {
                    case STOPPED -> ClockState.STOPPED;
                    case PAUSED -> ClockState.PAUSED;
                    default -> ClockState.RUNNING;
                })
                .orElse(ClockState.RUNNING);
    }

    public boolean isOpen() {
        return state() != ClockState.STOPPED;
    }

    /** The promise in force: that of the newest line that carries one. */
    public SlaTarget slaTarget() {
        return slaTargetEntry().slaTarget();
    }

    /** When the promise in force counts from. */
    public Instant startedAt() {
        return slaTargetEntry().effectiveAt();
    }

    /** The newest line that carries a promise. */
    public LedgerEntry slaTargetEntry() {
        return newest(entry -> entry.slaTarget() != null).orElseThrow();
    }

    /** The line that a warning is about: the one that began this run, or that set another deadline for it since. */
    long warningEntryId() {
        return overrideEntry().map(LedgerEntry::id).orElse(runId());
    }

    /** The newest line by which a person has set the deadline: it holds, and only pauses after it move it. */
    public Optional<LedgerEntry> overrideEntry() {
        return newest(entry -> entry.type() == LedgerEntry.LedgerEntryType.OVERRIDDEN);
    }

    public Optional<Instant> stoppedAt() {
        return lastTransition()
                .filter(entry -> entry.type() == LedgerEntry.LedgerEntryType.STOPPED)
                .map(LedgerEntry::effectiveAt);
    }

    /** When the promise falls due. Empty when nothing is promised, and while the clock stands still. */
    public Optional<Instant> due() {
        return state() == ClockState.PAUSED ? Optional.empty() : deadline();
    }

    /** When the promise fell due, or would if the clock went on where it stands still. Empty when nothing is promised. */
    Optional<Instant> deadline() {
        return overrideEntry().map(this::overriddenDue).or(() -> Optional.ofNullable(calculator)
                .map(counted -> counted.due(startedAt(), pausedTime())));
    }

    /** The instant at which this share of the promised time will have passed. Empty when nothing is promised. */
    Optional<Instant> whenReached(int percent) {
        return deadline()
                .map(due -> percent == 100
                        ? due
                        : DueDateCalculator.whenReached(percent, startedAt(), due, calendar(), pausedTime()));
    }

    /** When the step of its ladder is reached; empty when nothing is promised. */
    Optional<Instant> whenReached(LadderStep step) {
        return step.minutes() == null ? whenReached(step.percent()) : whenLeft(Duration.ofMinutes(step.minutes()));
    }

    /** The instant at which no more than that is left, or the start where no more was promised. */
    private Optional<Instant> whenLeft(Duration remaining) {
        return deadline().map(due -> {
            var whole = calendar().between(startedAt(), due, pausedTime());
            var share = whole.compareTo(remaining) > 0 ? whole.minus(remaining) : Duration.ZERO;
            return calendar().add(startedAt(), share, pausedTime());
        });
    }

    /** What is left until it falls due, negative when overdue. Empty when nothing is promised. */
    public Optional<Duration> remaining(Instant now) {
        var end = countedUntil(now);
        return deadline()
                .map(due -> end.isAfter(due)
                        ? calendar().between(due, end, pausedTime()).negated()
                        : calendar().between(end, due, pausedTime()));
    }

    /** Time that has counted so far. */
    public Duration used(Instant now) {
        return calendar().between(startedAt(), countedUntil(now), pausedTime());
    }

    /** Whether the promise was or is broken at that instant: judged by the ledger, whenever anybody noticed. */
    public boolean isBreached(Instant now) {
        return deadline().filter(due -> countedUntil(now).isAfter(due)).isPresent();
    }

    /** What a person has set holds to the second; a pause after that moves it in the promise's own hours. */
    private Instant overriddenDue(LedgerEntry override) {
        var since = override.effectiveAt();
        if (pauses().stream().noneMatch(pause -> pause.to().isAfter(since))) {
            return override.due();
        }
        return calendar().add(since, calendar().between(since, override.due()), pausedTime());
    }

    /** The hours that it is counted in. */
    WorkCalendar calendar() {
        return calculator == null ? Calendars.alwaysOpen() : calculator.calendar();
    }

    /** Until when time has counted: to the stop, to the pause that lasts, or to now. */
    Instant countedUntil(Instant now) {
        return state() == ClockState.RUNNING
                ? now
                : lastTransition().orElseThrow().effectiveAt();
    }

    /** The pauses that are over. */
    Pauses pausedTime() {
        return Pauses.of(pauses().stream()
                .map(pause -> new Pauses.Pause(pause.from(), pause.to()))
                .toList());
    }

    /** The same, and what has passed by now of the one that lasts. */
    Pauses pausedTimeUntil(Instant now) {
        var all = new ArrayList<Pauses.Pause>();
        pauses().forEach(pause -> all.add(new Pauses.Pause(pause.from(), pause.to())));
        lastTransition()
                .filter(entry -> entry.type() == LedgerEntry.LedgerEntryType.PAUSED)
                .ifPresent(entry -> all.add(new Pauses.Pause(entry.effectiveAt(), now)));
        return Pauses.of(all);
    }

    /** A time in which the clock stood still. @param because the line that stopped it for so long */
    record ClockPause(Instant from, Instant to, LedgerEntry pausedBy) {}

    /** The pauses that are over. */
    List<ClockPause> pauses() {
        var pauses = new ArrayList<ClockPause>();
        LedgerEntry since = null;
        for (var transition : transitions) {
            if (since == null && transition.type() == LedgerEntry.LedgerEntryType.PAUSED) {
                since = transition;
            } else if (since != null && transition.type() != LedgerEntry.LedgerEntryType.PAUSED) {
                pauses.add(new ClockPause(since.effectiveAt(), transition.effectiveAt(), since));
                since = null;
            }
        }
        return pauses;
    }

    /** Whether the turn is written, and was not taken back because the clock went on in another one's past. */
    boolean hasRecorded(ClockReplay.ClockTransition transition) {
        return allEntries.stream()
                .filter(transition::matches)
                .anyMatch(entry -> validEntries.contains(entry)
                        || allEntries.stream()
                                .anyMatch(revocation -> Objects.equals(revocation.revokes(), entry.id())
                                        && revocation.reason().equals(MERGED)));
    }

    private Optional<LedgerEntry> newest(Predicate<LedgerEntry> filter) {
        return validEntries.stream().filter(filter).reduce((a, b) -> b);
    }

    /** The turn that says whether time counts now; empty while none has come since the start. */
    Optional<LedgerEntry> lastTransition() {
        return transitions.isEmpty() ? Optional.empty() : Optional.of(transitions.get(transitions.size() - 1));
    }
}
