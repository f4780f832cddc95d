package io.guichet.check;

import io.guichet.check.Finding.Kind;
import io.guichet.policy.Wait;
import java.util.List;

/** Situations in which the diagrams wait while the brand does not say for how long. */
final class Waiting implements Check {

    private static final String TABLE = "waiting-times";
    private static final String LEGAL_PAPERS = "deceased-owner";

    @Override
    public List<Finding> of(Policy policy) {
        var table = policy.table(TABLE);
        if (table.isEmpty()) {
            return List.of();
        }
        var ending = policy.cases(table.get(), "wait").stream()
                .filter(asked -> !asked.rows().isEmpty())
                .map(asked -> asked.facts().get("wait"))
                .toList();
        return Wait.SITUATIONS.stream()
                .filter(wait -> isReached(policy, wait) && !ending.contains(wait))
                .map(wait -> Finding.of(Kind.WAIT_WITHOUT_END, TABLE, List.of(), wait))
                .toList();
    }

    private static boolean isReached(Policy policy, String wait) {
        return switch (wait) {
            case Wait.PAYMENT -> Gaps.asksForPayment(policy);
            case Wait.PAPERS -> policy.brand().requestTypes().contains(LEGAL_PAPERS);
            default -> true;
        };
    }
}
