package io.guichet.check;

import io.guichet.check.Finding.Kind;
import io.guichet.policy.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Tables that must answer and have no row for something that they can be asked. */
final class Gaps implements Check {

    private static final List<String> NEEDED =
            List.of("entitlement", "priority", "routing", "targets", "support-hours", "clocks", "waiting-times");
    private static final List<String> ANSWERING =
            List.of("entitlement", "priority", "routing", "targets", "support-hours", "fair-use");

    @Override
    public List<Finding> of(Policy policy) {
        var findings = new ArrayList<Finding>();
        NEEDED.stream()
                .filter(name -> policy.table(name).isEmpty())
                .forEach(name -> findings.add(Finding.of(Kind.TABLE_MISSING, name, List.of())));
        for (var table : ANSWERING) {
            report(table, unanswered(policy.cases(table)), findings);
        }
        if (asksForPayment(policy)) {
            fees(policy, findings);
        }
        return findings;
    }

    static boolean asksForPayment(Policy policy) {
        return policy.rows("entitlement").stream().anyMatch(row -> "true".equals(row.output("payment")));
    }

    /** Fees are asked only for what the entitlement wants to be paid. */
    private static void fees(Policy policy, List<Finding> findings) {
        var entitlement = policy.table("entitlement").orElseThrow();
        var fees = policy.table("fees");
        if (fees.isEmpty()) {
            findings.add(Finding.of(Kind.TABLE_MISSING, "fees", List.of()));
            return;
        }
        var unpaid = policy.cases(entitlement.beside(fees.get())).stream()
                .filter(both -> !both.rows().isEmpty())
                .filter(both -> "true".equals(both.rows().get(0).output("payment")))
                .filter(both -> both.rows().stream().allMatch(row -> Objects.isNull(row.output("amount"))))
                .toList();
        report("fees", unpaid, findings);
    }

    private static List<Case> unanswered(List<Case> cases) {
        return cases.stream().filter(asked -> asked.rows().isEmpty()).toList();
    }

    private static void report(String table, List<Case> unanswered, List<Finding> findings) {
        if (!unanswered.isEmpty()) {
            var count = unanswered.stream().mapToLong(Case::combinations).sum();
            findings.add(Finding.of(Kind.GAP, table, List.of(), count, Examples.of(unanswered)));
        }
    }
}
