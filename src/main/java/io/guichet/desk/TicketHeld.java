package io.guichet.desk;

import io.guichet.problem.StateConflict;
import java.util.HashMap;
import java.util.Map;

/** Somebody else has the ticket: a reason is needed to take it over. */
final class TicketHeld extends StateConflict {

    private final String holder;

    TicketHeld(String holder, String currentStatus) {
        super(
                "The ticket is assigned to %s. A reason is needed to assign it to somebody else.".formatted(holder),
                currentStatus);
        this.holder = holder;
    }

    /** User id of the assignee. */
    String holder() {
        return holder;
    }

    @Override
    protected Map<String, Object> properties() {
        var properties = new HashMap<>(super.properties());
        properties.put("holder", holder);
        return properties;
    }
}
