package io.guichet.policy;

import java.util.Set;
import java.util.TreeSet;

/** What the desk tells a clocks table by itself. The stages of the diagrams come to it: each as entered and as left. */
public final class ClockFact {

    public static final String RECEIVED = "received";
    public static final String REGISTERED = "registered";
    public static final String CUSTOMER_WROTE = "customer-wrote";
    public static final String HUMAN_REPLY = "human-reply";
    public static final String CLAIMED = "claimed";
    public static final String SOLVED = "solved";
    public static final String REOPENED = "reopened";
    public static final String ENDED = "ended";

    private static final Set<String> ALWAYS =
            Set.of(RECEIVED, REGISTERED, CUSTOMER_WROTE, HUMAN_REPLY, CLAIMED, SOLVED, REOPENED, ENDED);

    private ClockFact() {}

    public static String entered(String stage) {
        return stage + "-entered";
    }

    public static String left(String stage) {
        return stage + "-left";
    }

    /** Everything that is ever told where the diagrams have these stages. */
    static Set<String> told(Set<String> stages) {
        var told = new TreeSet<>(ALWAYS);
        stages.forEach(stage -> {
            told.add(entered(stage));
            told.add(left(stage));
        });
        return told;
    }
}
