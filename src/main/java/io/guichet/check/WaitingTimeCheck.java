package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import io.guichet.policy.WaitingTime;
import java.util.List;

/** Finds wait states of the diagrams for which the brand has no waiting time. */
final class WaitingTimeCheck implements Check {

    private static final String TABLE = "waiting-times";

    @Override
    public List<Finding> findings(PolicyTables policy) {
        var table = policy.table(TABLE);
        if (table.isEmpty()) {
            return List.of();
        }
        var defined = policy.inputClasses(table.get(), "situation").stream()
                .filter(inputClass -> !inputClass.rows().isEmpty())
                .map(inputClass -> inputClass.example().get("situation"))
                .toList();
        return WaitingTime.SITUATIONS.stream()
                .filter(situation -> isUsed(policy, situation) && !defined.contains(situation))
                .map(situation -> Finding.of(FindingKind.WAITING_TIME_MISSING, TABLE, List.of(), situation))
                .toList();
    }

    private static boolean isUsed(PolicyTables policy, String situation) {
        return switch (situation) {
            case WaitingTime.PAYMENT -> GapCheck.requiresPayment(policy);
            case WaitingTime.PAPERS -> requiresLegalPapers(policy);
            case WaitingTime.CONFIRMATION ->
                policy.rows("verification").stream().anyMatch(row -> !"NONE".equals(row.output("demand")));
            default -> true;
        };
    }

    private static boolean requiresLegalPapers(PolicyTables policy) {
        return policy.rows("handling").stream().anyMatch(row -> "true".equals(row.output("legalPapers")));
    }
}
