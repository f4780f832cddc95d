package io.guichet.ticket;

import java.time.Instant;
import java.util.Map;

/** An entry of a ticket's timeline: what happened, when, by whom. */
public record TimelineEntry(long id, String type, Instant occurredAt, Actor actor, Map<String, String> details) {}
