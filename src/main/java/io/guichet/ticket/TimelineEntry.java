package io.guichet.ticket;

import java.time.Instant;
import java.util.Map;

/** An entry of a ticket's timeline: an event with its instant and author. */
public record TimelineEntry(long id, String type, Instant occurredAt, Actor actor, Map<String, String> details) {

    /** The same entry with other details. */
    public TimelineEntry withDetails(Map<String, String> others) {
        return new TimelineEntry(id, type, occurredAt, actor, others);
    }
}
