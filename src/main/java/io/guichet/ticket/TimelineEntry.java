package io.guichet.ticket;

import java.time.Instant;
import java.util.Map;

/** One line of a ticket's timeline: what happened, when, through whom. */
public record TimelineEntry(long id, String type, Instant occurredAt, Actor actor, Map<String, String> details) {}
