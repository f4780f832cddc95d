package io.guichet.sla;

import io.guichet.policy.ClockRule;
import io.guichet.policy.Target;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Replays the clocks table over all triggers of a ticket and yields the transitions of each clock. */
final class ClockReplay {

    private final List<ClockTransition> transitions = new ArrayList<>();

    /** Identifies a run by its target and the trigger that started it. */
    record ClockStart(Target target, RecordedTrigger trigger) {}

    /** The effect of one trigger on one clock. */
    record ClockTransition(ClockRule rule, RecordedTrigger trigger, ClockStart start) {

        boolean belongsTo(TicketClock run) {
            return run.target() == rule.target()
                    && Objects.equals(
                            start.trigger().id(), run.allEntries().get(0).triggerId());
        }

        boolean matches(LedgerEntry entry) {
            return entry.triggerId() != null
                    && entry.triggerId() == trigger.id()
                    && entry.target() == rule.target()
                    && entry.type() == LedgerEntry.LedgerEntryType.of(rule.action());
        }
    }

    /** @param rules rules of the clocks table in the version in force when the trigger was recorded */
    ClockReplay(List<RecordedTrigger> triggers, Function<RecordedTrigger, List<ClockRule>> rules) {
        var state = new ClockTransitions();
        var starts = new EnumMap<Target, RecordedTrigger>(Target.class);
        for (var trigger : triggers) {
            for (var rule : rules.apply(trigger)) {
                if (state.apply(rule)) {
                    if (rule.action() == ClockRule.ClockAction.START) {
                        starts.put(rule.target(), trigger);
                    }
                    transitions.add(new ClockTransition(
                            rule, trigger, new ClockStart(rule.target(), starts.get(rule.target()))));
                }
            }
        }
    }

    List<ClockTransition> transitions() {
        return transitions;
    }

    boolean contains(LedgerEntry entry) {
        return transitions.stream().anyMatch(transition -> transition.matches(entry));
    }
}
