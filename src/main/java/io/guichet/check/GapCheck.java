package io.guichet.check;

import io.guichet.check.Finding.ExampleInputs;
import io.guichet.check.Finding.FindingKind;
import io.guichet.policy.InputClasses.InputClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Finds tables that must match and have no row for a possible input. */
final class GapCheck implements Check {

    private static final List<String> REQUIRED = List.of(
            "entitlement",
            "priority",
            "routing",
            "handling",
            "targets",
            "support-hours",
            "clocks",
            "waiting-times",
            "verification");
    private static final List<String> EXHAUSTIVE = List.of(
            "entitlement", "priority", "routing", "handling", "targets", "support-hours", "fair-use", "verification");

    @Override
    public List<Finding> findings(PolicyTables policy) {
        var findings = new ArrayList<Finding>();
        REQUIRED.stream()
                .filter(name -> policy.table(name).isEmpty())
                .forEach(name -> findings.add(Finding.of(FindingKind.TABLE_MISSING, name, List.of())));
        for (var table : EXHAUSTIVE) {
            report(table, unmatched(policy.inputClasses(table)), findings);
        }
        if (requiresPayment(policy)) {
            fees(policy, findings);
        }
        return findings;
    }

    static boolean requiresPayment(PolicyTables policy) {
        return policy.rows("entitlement").stream().anyMatch(row -> "true".equals(row.output("payment")));
    }

    /** Fees are needed only for requests that the entitlement table requires to be paid. */
    private static void fees(PolicyTables policy, List<Finding> findings) {
        var entitlement = policy.table("entitlement").orElseThrow();
        var fees = policy.table("fees");
        if (fees.isEmpty()) {
            findings.add(Finding.of(FindingKind.TABLE_MISSING, "fees", List.of()));
            return;
        }
        var withoutFee = policy.inputClasses(entitlement.combinedWith(fees.get())).stream()
                .filter(both -> !both.rows().isEmpty())
                .filter(both -> "true".equals(both.rows().get(0).output("payment")))
                .filter(both -> both.rows().stream().allMatch(row -> Objects.isNull(row.output("amount"))))
                .toList();
        report("fees", withoutFee, findings);
    }

    private static List<InputClass> unmatched(List<InputClass> classes) {
        return classes.stream()
                .filter(inputClass -> inputClass.rows().isEmpty())
                .toList();
    }

    private static void report(String table, List<InputClass> unmatched, List<Finding> findings) {
        if (!unmatched.isEmpty()) {
            var count = unmatched.stream().mapToLong(InputClass::combinations).sum();
            findings.add(Finding.of(FindingKind.GAP, table, List.of(), count, ExampleInputs.of(unmatched)));
        }
    }
}
