package io.guichet.policy;

import java.util.Set;
import java.util.TreeSet;

/** Built-in triggers of the clocks table. Each stage of the diagrams adds two: entered and left. */
public final class ClockTrigger {

    public static final String RECEIVED = "received";
    public static final String REGISTERED = "registered";
    public static final String CUSTOMER_REPLIED = "customer-replied";
    public static final String HUMAN_REPLY = "human-reply";
    public static final String CLAIMED = "claimed";
    public static final String SOLVED = "solved";
    public static final String REOPENED = "reopened";
    public static final String ENDED = "ended";

    private static final Set<String> DESK_TRIGGERS =
            Set.of(RECEIVED, REGISTERED, CUSTOMER_REPLIED, HUMAN_REPLY, CLAIMED, SOLVED, REOPENED, ENDED);

    private ClockTrigger() {}

    public static String stageEntered(String stage) {
        return stage + "-entered";
    }

    public static String stageLeft(String stage) {
        return stage + "-left";
    }

    /** All triggers for these stages. */
    public static Set<String> all(Set<String> stages) {
        var triggers = new TreeSet<>(DESK_TRIGGERS);
        stages.forEach(stage -> {
            triggers.add(stageEntered(stage));
            triggers.add(stageLeft(stage));
        });
        return triggers;
    }
}
