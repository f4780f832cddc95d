package io.guichet.check;

import io.guichet.check.Finding.Kind;
import io.guichet.policy.Case;
import io.guichet.policy.ClockFact;
import io.guichet.policy.ClockRule.Action;
import io.guichet.policy.Promised.StopsOn;
import io.guichet.policy.Target;
import io.guichet.policy.WrittenTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Clocks that stand still for ever, and promises whose clock does not begin, or does not end as they say. */
final class ClockRules implements Check {

    private static final String TABLE = "clocks";

    @Override
    public List<Finding> of(Policy policy) {
        if (policy.table(TABLE).isEmpty()) {
            return List.of();
        }
        var findings = new ArrayList<Finding>();
        for (var target : Target.values()) {
            var pausing = rows(policy, target, Action.PAUSE);
            if (!pausing.isEmpty() && rows(policy, target, Action.RESUME).isEmpty()) {
                findings.add(Finding.of(Kind.CLOCK_NEVER_RESUMED, TABLE, pausing, new Word("target", target.name())));
            }
            var promising = promising(policy, target);
            if (!promising.isEmpty()) {
                findings.addAll(promised(policy, target, promising));
            }
        }
        return findings;
    }

    private static List<Finding> promised(Policy policy, Target target, List<Row> promising) {
        var name = new Word("target", target.name());
        var findings = new ArrayList<Finding>();
        if (rows(policy, target, Action.START).isEmpty()) {
            findings.add(Finding.of(Kind.CLOCK_NEVER_STARTED, "targets", promising, name));
        }
        var stopping = facts(policy, target, Action.STOP);
        if (stopping.isEmpty()) {
            findings.add(Finding.of(Kind.CLOCK_NEVER_STOPPED, "targets", promising, name));
            return findings;
        }
        promising.stream()
                .filter(row -> !stopping.contains(fulfilling(target, row.output("stopsOn"))))
                .forEach(row -> findings.add(Finding.of(
                        Kind.CLOCK_STOPPED_OTHERWISE,
                        "targets",
                        List.of(row),
                        name,
                        String.valueOf(row.output("stopsOn")),
                        String.join(", ", stopping))));
        return findings;
    }

    /** The rows that promise something and that are met for this target. */
    private static List<Row> promising(Policy policy, Target target) {
        return policy.table("targets").stream()
                .flatMap(targets -> policy.cases(targets, "target").stream())
                .filter(asked -> target.name().equals(asked.facts().get("target")))
                .flatMap(asked -> asked.rows().stream())
                .filter(row -> !"NONE".equals(row.output("kind")))
                .distinct()
                .toList();
    }

    private static List<Row> rows(Policy policy, Target target, Action action) {
        return policy.cases(TABLE).stream()
                .flatMap(asked -> asked.rows().stream())
                .filter(row -> does(row, target, action))
                .distinct()
                .toList();
    }

    private static Set<String> facts(Policy policy, Target target, Action action) {
        var facts = new TreeSet<String>();
        for (Case asked : policy.cases(policy.table(TABLE).orElseThrow(), "fact")) {
            if (asked.rows().stream().anyMatch(row -> does(row, target, action))) {
                facts.add(String.valueOf(asked.facts().get("fact")));
            }
        }
        return facts;
    }

    private static boolean does(Row row, Target target, Action action) {
        return target.name().equals(row.output("target")) && action.name().equals(row.output("action"));
    }

    /** What has to happen so that the promise is kept; nothing where that is no word of the contract. */
    private static String fulfilling(Target target, String stopsOn) {
        for (var known : StopsOn.values()) {
            if (known.name().equals(stopsOn)) {
                return switch (known) {
                    case REGISTERED -> ClockFact.REGISTERED;
                    case HUMAN_REPLY -> ClockFact.HUMAN_REPLY;
                    case CLAIMED -> ClockFact.CLAIMED;
                    case SOLVED -> ClockFact.SOLVED;
                    case RETURNED -> ClockFact.left(target.name().toLowerCase(Locale.ROOT));
                };
            }
        }
        return "";
    }
}
