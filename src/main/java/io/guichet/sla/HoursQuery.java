package io.guichet.sla;

import io.guichet.brand.Brand;
import io.guichet.policy.TicketAttributes;
import java.time.Instant;

/**
 * A query for the opening hours between two instants for given attributes.
 *
 * @param channel channel of the brand; null for a calendar
 * @param calendar calendar of the brand's table; null for a channel
 */
public record HoursQuery(
        Brand brand, TicketAttributes attributes, String channel, String calendar, Instant from, Instant to) {}
