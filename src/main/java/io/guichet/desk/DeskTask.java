package io.guichet.desk;

import java.time.Instant;
import java.util.Set;

/**
 * A piece of work that waits for somebody of the staff.
 *
 * @param key which kind of work, such as {@code triage}; also the name of its form
 * @param name what the diagram calls it
 * @param groups the teams or roles that may take it
 * @param due when it is promised; null when nothing is
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
        Instant due) {}
