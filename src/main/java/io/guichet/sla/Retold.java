package io.guichet.sla;

import io.guichet.policy.ClockRule;
import io.guichet.policy.Target;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What the clocks table makes of a ticket's facts from the first one on: every turn that every clock takes. */
final class Retold {

    private final List<Turn> turns = new ArrayList<>();

    /** Which run of which clock: the one that this fact has started. */
    record Start(Target target, HeardFact fact) {}

    /** What one fact does to one clock. */
    record Turn(ClockRule rule, HeardFact fact, Start start) {

        boolean isOf(TicketClock run) {
            return run.target() == rule.target()
                    && Objects.equals(start.fact().id(), run.lines().get(0).fact());
        }

        boolean says(ClockEntry line) {
            return line.fact() != null
                    && line.fact() == fact.id()
                    && line.target() == rule.target()
                    && line.entry() == ClockEntry.Kind.of(rule.action());
        }
    }

    /** @param rules what the version of the clocks table says that was in force when the fact was heard */
    Retold(List<HeardFact> facts, Function<HeardFact, List<ClockRule>> rules) {
        var standing = new Turns();
        var starts = new EnumMap<Target, HeardFact>(Target.class);
        for (var fact : facts) {
            for (var rule : rules.apply(fact)) {
                if (standing.take(rule)) {
                    if (rule.action() == ClockRule.Action.START) {
                        starts.put(rule.target(), fact);
                    }
                    turns.add(new Turn(rule, fact, new Start(rule.target(), starts.get(rule.target()))));
                }
            }
        }
    }

    List<Turn> turns() {
        return turns;
    }

    boolean has(ClockEntry line) {
        return turns.stream().anyMatch(turn -> turn.says(line));
    }
}
