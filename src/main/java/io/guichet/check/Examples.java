package io.guichet.check;

import io.guichet.policy.Case;
import java.util.List;
import java.util.Map;

/** A few of the facts that something was found with, to be said in the reader's language. */
record Examples(List<Map<String, Object>> facts) {

    private static final int MOST = 5;

    static Examples of(List<Case> cases) {
        return new Examples(cases.stream().limit(MOST).map(Case::facts).toList());
    }
}
