package io.guichet.check;

import io.guichet.check.Finding.Kind;
import io.guichet.policy.Wait;
import java.util.LinkedHashSet;
import java.util.List;

/** Situations in which the diagrams wait while the brand does not say for how long. */
final class Waiting implements Check {

    private static final String TABLE = "waiting-times";
    private static final String LEGAL_PAPERS = "deceased-owner";

    @Override
    public List<Finding> of(Policy policy) {
        var ending = new LinkedHashSet<Object>();
        policy.cases(TABLE).stream()
                .filter(asked -> !asked.rows().isEmpty())
                .forEach(asked -> ending.add(asked.facts().get("wait")));
        return Wait.SITUATIONS.stream()
                .filter(wait -> policy.table(TABLE).isPresent() && isReached(policy, wait) && !ending.contains(wait))
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
