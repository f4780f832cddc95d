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

/** One run of one clock of a ticket, computed from its ledger entries. Durations are in the calendar of the target. */
public final class TicketClock {

    /** Reason of entries that were written or revoked by a merge. */
    static final String MERGED = "merged";

    /** Reason of the pause until the requester's confirmation, which lies over the other transitions. */
    static final String UNCONFIRMED = "unconfirmed-requester";

    /** By effective time; entries of the same instant in the order of recording. */
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
    private final List<LedgerEntry> confirmation;

    /**
     * @param entries all entries of one run in the order of recording, including revoked ones
     * @param calculator calculator of the current target; null without a target
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
                .filter(entry -> entry.isTransition() && !UNCONFIRMED.equals(entry.reason()))
                .sorted(BY_EFFECTIVE_TIME)
                .toList();
        this.confirmation = validEntries.stream()
                .filter(entry -> entry.isTransition() && UNCONFIRMED.equals(entry.reason()))
                .toList();
    }

    private TicketClock(TicketClock source, DueDateCalculator calculator) {
        this.target = source.target;
        this.allEntries = source.allEntries;
        this.validEntries = source.validEntries;
        this.transitions = source.transitions;
        this.confirmation = source.confirmation;
        this.calculator = calculator;
    }

    /** The same run with another calculator. */
    TicketClock withCalculator(DueDateCalculator calculator) {
        return new TicketClock(this, calculator);
    }

    boolean isPausedUntilConfirmation() {
        return !confirmation.isEmpty();
    }

    public Target target() {
        return target;
    }

    /** Id of the entry that started it. */
    public long runId() {
        return allEntries.get(0).runId();
    }

    /** All entries in the order of recording, including revoked ones. */
    public List<LedgerEntry> allEntries() {
        return allEntries;
    }

    /** The entries that are not revoked, in the order of recording. */
    public List<LedgerEntry> validEntries() {
        return validEntries;
    }

    /** Calculator of the current target; null without a target. */
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

    /** The current target: that of the latest entry with one. */
    public SlaTarget slaTarget() {
        return slaTargetEntry().slaTarget();
    }

    /** Instant from which the current target counts. */
    public Instant startedAt() {
        return slaTargetEntry().effectiveAt();
    }

    /** The latest entry with a target. */
    public LedgerEntry slaTargetEntry() {
        return newest(entry -> entry.slaTarget() != null).orElseThrow();
    }

    /** The entry that warnings refer to: the start of the run, or the latest override of its due date. */
    long warningEntryId() {
        return overrideEntry().map(LedgerEntry::id).orElse(runId());
    }

    /** The latest override; only later pauses move its due date. */
    public Optional<LedgerEntry> overrideEntry() {
        return newest(entry -> entry.type() == LedgerEntry.LedgerEntryType.OVERRIDDEN);
    }

    public Optional<Instant> stoppedAt() {
        return lastTransition()
                .filter(entry -> entry.type() == LedgerEntry.LedgerEntryType.STOPPED)
                .map(LedgerEntry::effectiveAt);
    }

    /** The due date. Empty without a target and while paused. */
    public Optional<Instant> due() {
        return state() == ClockState.PAUSED ? Optional.empty() : deadline();
    }

    /** The due date after the finished pauses, for a paused clock as if it had not paused. Empty without a target. */
    public Optional<Instant> deadline() {
        return overrideEntry().map(this::overriddenDue).or(() -> Optional.ofNullable(calculator)
                .map(counted -> counted.due(startedAt(), pausedTime())));
    }

    /** Instant at which this percentage of the time has passed. Empty without a target. */
    Optional<Instant> whenReached(int percent) {
        return deadline()
                .map(due -> percent == 100
                        ? due
                        : DueDateCalculator.whenReached(percent, startedAt(), due, calendar(), pausedTime()));
    }

    /** Instant at which the escalation step is reached; empty without a target. */
    Optional<Instant> whenReached(LadderStep step) {
        return step.minutes() == null ? whenReached(step.percent()) : whenLeft(Duration.ofMinutes(step.minutes()));
    }

    /** Instant at which only that much time remains; the start if the target is shorter. */
    private Optional<Instant> whenLeft(Duration remaining) {
        return deadline().map(due -> {
            var whole = calendar().between(startedAt(), due, pausedTime());
            var share = whole.compareTo(remaining) > 0 ? whole.minus(remaining) : Duration.ZERO;
            return calendar().add(startedAt(), share, pausedTime());
        });
    }

    /** Remaining time, negative if overdue. Empty without a target. */
    public Optional<Duration> remaining(Instant now) {
        var end = countedUntil(now);
        return deadline()
                .map(due -> end.isAfter(due)
                        ? calendar().between(due, end, pausedTime()).negated()
                        : calendar().between(end, due, pausedTime()));
    }

    /** Counted time so far. */
    public Duration used(Instant now) {
        return calendar().between(startedAt(), countedUntil(now), pausedTime());
    }

    /** The part of the counted time that lies between two instants; while it runs, the time up to the second one. */
    public Duration usedBetween(Instant from, Instant to) {
        var start = from.isAfter(startedAt()) ? from : startedAt();
        var counted = countedUntil(to);
        return calendar().between(start, counted.isBefore(to) ? counted : to, pausedTime());
    }

    /** The time from the start to the due date, in which the target has to be met. Empty without a target. */
    public Optional<Duration> allowed() {
        return deadline().map(due -> calendar().between(startedAt(), due, pausedTime()));
    }

    /** Whether the target is breached at that instant according to the ledger, regardless of timers. */
    public boolean isBreached(Instant now) {
        return deadline().filter(due -> countedUntil(now).isAfter(due)).isPresent();
    }

    /** An override is exact; a later pause extends it in the target's calendar. */
    private Instant overriddenDue(LedgerEntry override) {
        var since = override.effectiveAt();
        if (pauses().stream().noneMatch(pause -> pause.to().isAfter(since))) {
            return override.due();
        }
        return calendar().add(since, calendar().between(since, override.due()), pausedTime());
    }

    /** The calendar of the target. */
    WorkCalendar calendar() {
        return calculator == null ? Calendars.alwaysOpen() : calculator.calendar();
    }

    /** End of counting: the stop, the current pause, or now. */
    Instant countedUntil(Instant now) {
        return state() == ClockState.RUNNING
                ? now
                : lastTransition().orElseThrow().effectiveAt();
    }

    /** The finished pauses. */
    Pauses pausedTime() {
        return Pauses.of(pauses().stream()
                .map(pause -> new Pauses.Pause(pause.from(), pause.to()))
                .toList());
    }

    /** The finished pauses and the current one up to now. */
    Pauses pausedTimeUntil(Instant now) {
        var all = new ArrayList<Pauses.Pause>();
        pauses().forEach(pause -> all.add(new Pauses.Pause(pause.from(), pause.to())));
        lastTransition()
                .filter(entry -> entry.type() == LedgerEntry.LedgerEntryType.PAUSED)
                .ifPresent(entry -> all.add(new Pauses.Pause(entry.effectiveAt(), now)));
        return Pauses.of(all);
    }

    /**
     * A pause.
     *
     * @param pausedBy entry that paused the clock
     */
    record ClockPause(Instant from, Instant to, LedgerEntry pausedBy) {}

    /** The finished pauses; the one until the requester's confirmation first. It does not move an overridden due date. */
    List<ClockPause> pauses() {
        var pauses = new ArrayList<ClockPause>();
        if (!confirmation.isEmpty() && overrideEntry().isEmpty()) {
            pauses.add(new ClockPause(
                    confirmation.get(0).effectiveAt(), confirmation.get(1).effectiveAt(), confirmation.get(0)));
        }
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

    /** Whether the transition is recorded and was not revoked by a merge. */
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

    /** The transition that determines whether time counts now; empty if there is none since the start. */
    Optional<LedgerEntry> lastTransition() {
        return transitions.isEmpty() ? Optional.empty() : Optional.of(transitions.get(transitions.size() - 1));
    }
}
