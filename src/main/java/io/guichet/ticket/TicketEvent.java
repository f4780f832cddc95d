package io.guichet.ticket;

import java.time.Instant;
import java.util.Map;

/** One line of a ticket's timeline: what happened, when, through whom. */
public record TicketEvent(long id, String kind, Instant occurredAt, Actor actor, Map<String, String> details) {}
