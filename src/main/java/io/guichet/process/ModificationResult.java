package io.guichet.process;

import io.guichet.policy.Target;
import io.guichet.sla.ClockSnapshot;
import io.guichet.sla.ClockSnapshot.SlaState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened to one ticket that was to be moved, or would happen.
 *
 * @param clocks its clocks before and after
 * @param lost what the move ends
 * @param emails templates of the e-mails that it sends
 * @param message why it was refused; null for none
 */
record ModificationResult(
        String number,
        TicketPosition from,
        TicketPosition to,
        List<ClockChange> clocks,
        List<Text> lost,
        List<String> emails,
        MoveOutcome result,
        Text message) {

    /** What became of a ticket. */
    public enum MoveOutcome {
        /** It was moved. */
        MOVED,
        /** It would be moved; this was a trial. */
        POSSIBLE,
        /** It stands there already and can go on. */
        UNCHANGED,
        /** It was not moved, for the reason of the message. */
        REFUSED,
        UNKNOWN_TICKET
    }

    /** A text by its key in the bundles. */
    record Text(String key, List<Object> arguments) {

        static Text of(String key, Object... arguments) {
            return new Text(key, List.of(arguments));
        }
    }

    /**
     * A clock before and after.
     *
     * @param before null if the move started it
     * @param dueBefore null without a target and while paused
     */
    record ClockChange(Target target, SlaState before, SlaState after, Instant dueBefore, Instant dueAfter) {

        static List<ClockChange> between(List<ClockSnapshot> before, List<ClockSnapshot> after) {
            var changes = new ArrayList<ClockChange>();
            for (var clock : after) {
                var earlier = before.stream()
                        .filter(one -> one.clock().runId() == clock.clock().runId())
                        .findFirst();
                var hasTarget = clock.state() != SlaState.NONE
                        || earlier.filter(one -> one.state() != SlaState.NONE).isPresent();
                if (hasTarget
                        && (clock.isOpen()
                                || earlier.filter(ClockSnapshot::isOpen).isPresent()
                                || earlier.isEmpty())) {
                    changes.add(new ClockChange(
                            clock.target(),
                            earlier.map(ClockSnapshot::state).orElse(null),
                            clock.state(),
                            earlier.map(ClockSnapshot::due).orElse(null),
                            clock.due()));
                }
            }
            return changes;
        }
    }

    static ModificationResult of(String number, TicketPosition at, MoveOutcome result, Text message) {
        return new ModificationResult(number, at, at, List.of(), List.of(), List.of(), result, message);
    }

    static ModificationResult unknown(String number) {
        return of(number, TicketPosition.NONE, MoveOutcome.UNKNOWN_TICKET, null);
    }
}
