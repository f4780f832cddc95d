package io.guichet.desk;

import java.time.Instant;
import java.util.Set;

/**
 * A user task of a ticket.
 *
 * @param key kind of task, such as {@code triage}; also the name of its form
 * @param name name in the diagram
 * @param groups candidate groups: teams or roles
 * @param due due date; null without a target
 * @param definition id of the deployed diagram
 * @param activity id of its element in the diagram
 */
public record DeskTask(
        String id,
        String key,
        String name,
        String number,
        String brand,
        String assignee,
        Set<String> groups,
        Instant created,
        Instant due,
        String definition,
        String activity) {

    DeskTask assignedTo(String staff) {
        return new DeskTask(id, key, name, number, brand, staff, groups, created, due, definition, activity);
    }
}
