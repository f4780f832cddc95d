package io.guichet.sla;

import io.guichet.policy.LadderStep;
import io.guichet.policy.Promised;
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
    private static final Comparator<ClockEntry> BY_EFFECT = Comparator.comparing(ClockEntry::effectiveAt)
            .thenComparing(line -> line.fact() == null ? Long.MAX_VALUE : line.fact())
            .thenComparing(ClockEntry::id);

    /** Whether time counts. */
    public enum State {
        RUNNING,
        PAUSED,
        STOPPED
    }

    private final Target target;
    private final List<ClockEntry> lines;
    private final Measure measure;
    private final List<ClockEntry> entries;
    private final List<ClockEntry> turns;

    /**
     * @param lines all of one run, in the order in which they were written, those that do not hold any more among them
     * @param measure how the promise in force is counted; null when nothing is promised
     */
    TicketClock(List<ClockEntry> lines, Measure measure) {
        this.target = lines.get(0).target();
        this.lines = List.copyOf(lines);
        this.measure = measure;
        var revoked =
                lines.stream().map(ClockEntry::revokes).filter(Objects::nonNull).collect(Collectors.toSet());
        this.entries = lines.stream()
                .filter(line -> line.revokes() == null && !revoked.contains(line.id()))
                .toList();
        this.turns =
                entries.stream().filter(ClockEntry::isTurn).sorted(BY_EFFECT).toList();
    }

    private TicketClock(TicketClock same, Measure measure) {
        this.target = same.target;
        this.lines = same.lines;
        this.entries = same.entries;
        this.turns = same.turns;
        this.measure = measure;
    }

    /** The same run, its promise counted in that way. */
    TicketClock countedBy(Measure other) {
        return new TicketClock(this, other);
    }

    public Target target() {
        return target;
    }

    /** The id of the line that started it. */
    public long run() {
        return lines.get(0).run();
    }

    /** All of its lines, in the order in which they were written, those that do not hold any more among them. */
    public List<ClockEntry> lines() {
        return lines;
    }

    /** The lines that hold, in the order in which they were written. */
    public List<ClockEntry> entries() {
        return entries;
    }

    /** How the promise in force is counted; null when nothing is promised. */
    Measure measure() {
        return measure;
    }

    public State state() {
        return last().map(ClockEntry::entry)
                .map(entry -> switch (entry) {
                    case STOPPED -> State.STOPPED;
                    case PAUSED -> State.PAUSED;
                    default -> State.RUNNING;
                })
                .orElse(State.RUNNING);
    }

    public boolean isOpen() {
        return state() != State.STOPPED;
    }

    /** The promise in force: that of the newest line that carries one. */
    public Promised promised() {
        return promise().promised();
    }

    /** When the promise in force counts from. */
    public Instant startedAt() {
        return promise().effectiveAt();
    }

    /** The newest line that carries a promise. */
    public ClockEntry promise() {
        return newest(entry -> entry.promised() != null).orElseThrow();
    }

    /** The line that a warning is about: the one that began this run, or that set another deadline for it since. */
    long promisedEntry() {
        return overridden().map(ClockEntry::id).orElse(run());
    }

    /** The newest line by which a person has set the deadline: it holds, and only pauses after it move it. */
    public Optional<ClockEntry> overridden() {
        return newest(entry -> entry.entry() == ClockEntry.Kind.OVERRIDDEN);
    }

    public Optional<Instant> stoppedAt() {
        return last().filter(line -> line.entry() == ClockEntry.Kind.STOPPED).map(ClockEntry::effectiveAt);
    }

    /** When the promise falls due. Empty when nothing is promised, and while the clock stands still. */
    public Optional<Instant> due() {
        return state() == State.PAUSED ? Optional.empty() : deadline();
    }

    /** When the promise fell due, or would if the clock went on where it stands still. Empty when nothing is promised. */
    Optional<Instant> deadline() {
        return overridden().map(this::moved).or(() -> Optional.ofNullable(measure)
                .map(counted -> counted.due(startedAt(), stood())));
    }

    /** The instant at which this share of the promised time will have passed. Empty when nothing is promised. */
    Optional<Instant> at(int percent) {
        return deadline()
                .map(due -> percent == 100 ? due : Measure.share(percent, startedAt(), due, calendar(), stood()));
    }

    /** When the step of its ladder is reached; empty when nothing is promised. */
    Optional<Instant> at(LadderStep step) {
        return step.minutes() == null ? at(step.percent()) : before(Duration.ofMinutes(step.minutes()));
    }

    /** The instant at which no more than that is left, or the start where no more was promised. */
    private Optional<Instant> before(Duration left) {
        return deadline().map(due -> {
            var whole = calendar().between(startedAt(), due, stood());
            var share = whole.compareTo(left) > 0 ? whole.minus(left) : Duration.ZERO;
            return calendar().add(startedAt(), share, stood());
        });
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

    /** What a person has set holds to the second; a pause after that moves it in the promise's own hours. */
    private Instant moved(ClockEntry override) {
        var since = override.effectiveAt();
        if (pauses().stream().noneMatch(pause -> pause.to().isAfter(since))) {
            return override.due();
        }
        return calendar().add(since, calendar().between(since, override.due()), stood());
    }

    /** The hours that it is counted in. */
    WorkCalendar calendar() {
        return measure == null ? Calendars.always() : measure.calendar();
    }

    /** Until when time has counted: to the stop, to the pause that lasts, or to now. */
    Instant countedUntil(Instant now) {
        return state() == State.RUNNING ? now : last().orElseThrow().effectiveAt();
    }

    /** The pauses that are over. */
    Pauses stood() {
        return Pauses.of(pauses().stream()
                .map(pause -> new Pauses.Pause(pause.from(), pause.to()))
                .toList());
    }

    /** The same, and what has passed by now of the one that lasts. */
    Pauses stoodUntil(Instant now) {
        var all = new ArrayList<Pauses.Pause>();
        pauses().forEach(pause -> all.add(new Pauses.Pause(pause.from(), pause.to())));
        last().filter(line -> line.entry() == ClockEntry.Kind.PAUSED)
                .ifPresent(line -> all.add(new Pauses.Pause(line.effectiveAt(), now)));
        return Pauses.of(all);
    }

    /** A time in which the clock stood still. @param because the line that stopped it for so long */
    record Pause(Instant from, Instant to, ClockEntry because) {}

    /** The pauses that are over. */
    List<Pause> pauses() {
        var pauses = new ArrayList<Pause>();
        ClockEntry since = null;
        for (var turn : turns) {
            if (since == null && turn.entry() == ClockEntry.Kind.PAUSED) {
                since = turn;
            } else if (since != null && turn.entry() != ClockEntry.Kind.PAUSED) {
                pauses.add(new Pause(since.effectiveAt(), turn.effectiveAt(), since));
                since = null;
            }
        }
        return pauses;
    }

    /** Whether the turn is written, and was not taken back because the clock went on in another one's past. */
    boolean tells(Retold.Turn turn) {
        return lines.stream()
                .filter(turn::says)
                .anyMatch(line -> entries.contains(line)
                        || lines.stream()
                                .anyMatch(by -> Objects.equals(by.revokes(), line.id())
                                        && by.reason().equals(MERGED)));
    }

    private Optional<ClockEntry> newest(Predicate<ClockEntry> wanted) {
        return entries.stream().filter(wanted).reduce((a, b) -> b);
    }

    /** The turn that says whether time counts now; empty while none has come since the start. */
    Optional<ClockEntry> last() {
        return turns.isEmpty() ? Optional.empty() : Optional.of(turns.get(turns.size() - 1));
    }
}
