package io.guichet.ticket;

import java.time.Instant;
import java.util.Map;

/** A timeline entry that is not stored yet. */
record NewTimelineEntry(String number, String type, Instant occurredAt, Actor actor, Map<String, String> details) {}
