package io.guichet.check;

import io.guichet.check.Finding.AttributeValue;
import io.guichet.check.Finding.FindingKind;
import io.guichet.policy.ClockRule.ClockAction;
import io.guichet.policy.ClockTrigger;
import io.guichet.policy.InputClasses.InputClass;
import io.guichet.policy.SlaTarget.StopEvent;
import io.guichet.policy.TableDefinition.TableRow;
import io.guichet.policy.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Finds clocks that are paused forever, and targets whose clock never starts or does not stop as declared. */
final class ClockRuleCheck implements Check {

    private static final String TABLE = "clocks";

    @Override
    public List<Finding> findings(PolicyTables policy) {
        if (policy.table(TABLE).isEmpty()) {
            return List.of();
        }
        var findings = new ArrayList<Finding>();
        for (var target : Target.values()) {
            var pausing = rows(policy, target, ClockAction.PAUSE);
            if (!pausing.isEmpty() && rows(policy, target, ClockAction.RESUME).isEmpty()) {
                findings.add(Finding.of(
                        FindingKind.CLOCK_NEVER_RESUMED, TABLE, pausing, new AttributeValue("target", target.name())));
            }
            var promisingRows = promisingRows(policy, target);
            if (!promisingRows.isEmpty()) {
                findings.addAll(promiseFindings(policy, target, promisingRows));
            }
        }
        return findings;
    }

    private static List<Finding> promiseFindings(PolicyTables policy, Target target, List<TableRow> promisingRows) {
        var name = new AttributeValue("target", target.name());
        var findings = new ArrayList<Finding>();
        if (rows(policy, target, ClockAction.START).isEmpty()) {
            findings.add(Finding.of(FindingKind.CLOCK_NEVER_STARTED, "targets", promisingRows, name));
        }
        var stopping = triggers(policy, target, ClockAction.STOP);
        if (stopping.isEmpty()) {
            findings.add(Finding.of(FindingKind.CLOCK_NEVER_STOPPED, "targets", promisingRows, name));
            return findings;
        }
        promisingRows.stream()
                .filter(row -> !stopping.contains(triggerOf(target, row.output("stopsOn"))))
                .forEach(row -> findings.add(Finding.of(
                        FindingKind.CLOCK_STOP_MISMATCH,
                        "targets",
                        List.of(row),
                        name,
                        String.valueOf(row.output("stopsOn")),
                        String.join(", ", stopping))));
        return findings;
    }

    /** The rows that set a target and can match. */
    private static List<TableRow> promisingRows(PolicyTables policy, Target target) {
        return policy.table("targets").stream()
                .flatMap(targets -> policy.inputClasses(targets, "target").stream())
                .filter(inputClass -> target.name().equals(inputClass.example().get("target")))
                .flatMap(inputClass -> inputClass.rows().stream())
                .filter(row -> !"NONE".equals(row.output("kind")))
                .distinct()
                .toList();
    }

    private static List<TableRow> rows(PolicyTables policy, Target target, ClockAction action) {
        return policy.inputClasses(TABLE).stream()
                .flatMap(inputClass -> inputClass.rows().stream())
                .filter(row -> hasAction(row, target, action))
                .distinct()
                .toList();
    }

    private static Set<String> triggers(PolicyTables policy, Target target, ClockAction action) {
        var triggers = new TreeSet<String>();
        for (InputClass inputClass : policy.inputClasses(policy.table(TABLE).orElseThrow(), "trigger")) {
            if (inputClass.rows().stream().anyMatch(row -> hasAction(row, target, action))) {
                triggers.add(String.valueOf(inputClass.example().get("trigger")));
            }
        }
        return triggers;
    }

    private static boolean hasAction(TableRow row, Target target, ClockAction action) {
        return target.name().equals(row.output("target")) && action.name().equals(row.output("action"));
    }

    /** The trigger that fulfils the target; null for an unknown word. */
    private static String triggerOf(Target target, String stopsOn) {
        for (var known : StopEvent.values()) {
            if (known.name().equals(stopsOn)) {
                return switch (known) {
                    case REGISTERED -> ClockTrigger.REGISTERED;
                    case HUMAN_REPLY -> ClockTrigger.HUMAN_REPLY;
                    case CLAIMED -> ClockTrigger.CLAIMED;
                    case SOLVED -> ClockTrigger.SOLVED;
                    case RETURNED -> ClockTrigger.stageLeft(target.name().toLowerCase(Locale.ROOT));
                };
            }
        }
        return "";
    }
}
