package io.guichet.desk;

import io.guichet.desk.TicketDetailsLoader.TicketDetails;
import io.guichet.policy.DecisionReference;
import io.guichet.policy.SlaTarget;
import io.guichet.policy.Target;
import io.guichet.sla.ClockSnapshot;
import io.guichet.sla.DueDateExplainer.ExplanationReader;
import io.guichet.sla.DueDateExplanation;
import io.guichet.sla.ExplanationFormatter;
import io.guichet.sla.LedgerEntry;
import io.guichet.sla.SlaPreviews;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Builds the API's view of a ticket's clocks. */
@Component
class ClockResponseAssembler {

    private final ExplanationFormatter explanationFormatter;

    ClockResponseAssembler(ExplanationFormatter explanationFormatter) {
        this.explanationFormatter = explanationFormatter;
    }

    /**
     * One entry of the ledger of a clock.
     *
     * @param run the entry that started the run
     * @param due set by a person; null on other entries
     * @param brand whose table it was; null for a default table, and where no table decided
     * @param revokes the entry that no longer holds; null on entries that revoke nothing
     */
    record LedgerEntryResponse(
            long id,
            long run,
            LedgerEntry.LedgerEntryType type,
            Instant effectiveAt,
            Instant recordedAt,
            String actor,
            String reason,
            String amount,
            Instant due,
            String decision,
            Integer version,
            String row,
            String text,
            String brand,
            Long revokes) {

        static LedgerEntryResponse of(LedgerEntry entry) {
            var reference = entry.reference();
            return new LedgerEntryResponse(
                    entry.id(),
                    entry.runId(),
                    entry.type(),
                    entry.effectiveAt(),
                    entry.recordedAt(),
                    entry.actor(),
                    entry.reason(),
                    entry.slaTarget() == null ? null : entry.slaTarget().amount(),
                    entry.due(),
                    reference == null ? null : reference.decision(),
                    reference == null ? null : reference.version(),
                    reference == null ? null : reference.row(),
                    reference == null ? null : reference.text(),
                    reference == null ? null : reference.brand(),
                    entry.revokes());
        }
    }

    /** An interval, whether it counts, and why. */
    record ClockIntervalResponse(Instant from, Instant to, boolean counted, String reason, Duration length) {}

    /**
     * The clock of one target: its latest run, and the ledger entries of all its runs.
     *
     * @param dueLocal the same instant as {@code due}, with the offset of the reader's zone
     * @param intervals counted and skipped intervals, from the start to {@code until}, without gaps
     * @param counted the sum of the intervals that count; with {@code left} it makes {@code promisedTime}
     * @param promisedTime null where days are counted
     * @param days the days that count where days do, and those that do not
     */
    record ClockResponse(
            Target target,
            SlaTarget.TargetKind kind,
            SlaTarget.TargetUnit unit,
            String amount,
            SlaTarget.StopEvent stopsOn,
            ClockSnapshot.SlaState state,
            Instant startedAt,
            Instant due,
            String dueLocal,
            Duration remaining,
            Instant stoppedAt,
            List<DecisionReference> reasons,
            SlaPreviews.TargetHours hours,
            List<DecisionReference> hoursReasons,
            Instant countedFrom,
            Instant until,
            List<ClockIntervalResponse> intervals,
            List<DueDateExplanation.DayExplanation> days,
            Duration counted,
            Duration left,
            Duration promisedTime,
            List<LedgerEntryResponse> ledger,
            String explanation) {}

    /** One response for each target that has a clock, in the order of the targets, as of that instant. */
    List<ClockResponse> of(TicketDetails details, Instant at, ZoneId zone, Locale locale) {
        return Stream.of(Target.values())
                .map(target -> details.clocks().stream()
                        .filter(snapshot -> snapshot.target() == target)
                        .reduce((a, b) -> b))
                .flatMap(snapshot -> snapshot.stream().map(newest -> response(details, newest, at, zone, locale)))
                .toList();
    }

    private ClockResponse response(
            TicketDetails details, ClockSnapshot snapshot, Instant at, ZoneId zone, Locale locale) {
        var explainedClock =
                explanationFormatter.explain(snapshot, details.timeline(), at, ExplanationReader.STAFF, zone, locale);
        var explanation =
                explainedClock.explanation() == null ? withoutExplanation(snapshot) : explainedClock.explanation();
        return new ClockResponse(
                snapshot.target(),
                snapshot.kind(),
                snapshot.unit(),
                snapshot.amount(),
                snapshot.stopsOn(),
                snapshot.state(),
                snapshot.startedAt(),
                snapshot.due(),
                snapshot.due() == null
                        ? null
                        : snapshot.due().atZone(zone).toOffsetDateTime().toString(),
                snapshot.remaining(),
                snapshot.stoppedAt(),
                list(explanation.reference()),
                explanation.hours(),
                list(explanation.hoursReference()),
                explanation.from(),
                explanation.until(),
                explanation.intervals().stream()
                        .map(interval -> new ClockIntervalResponse(
                                interval.from(),
                                interval.to(),
                                interval.counted(),
                                interval.reason(),
                                interval.length()))
                        .toList(),
                explanation.days(),
                explanation.counted(),
                explanation.remaining(),
                explanation.amount(),
                details.ledger().stream()
                        .filter(entry -> entry.target() == snapshot.target())
                        .map(LedgerEntryResponse::of)
                        .toList(),
                String.join(" ", explainedClock.sentences()));
    }

    private static List<DecisionReference> list(DecisionReference reference) {
        return reference == null ? List.of() : List.of(reference);
    }

    private static DueDateExplanation withoutExplanation(ClockSnapshot snapshot) {
        var reference = Objects.requireNonNull(snapshot.clock().slaTargetEntry().reference());
        return new DueDateExplanation(
                reference, null, null, snapshot.startedAt(), null, List.of(), null, null, null, List.of());
    }
}
