package io.guichet.sla;

import io.guichet.brand.Brand;
import io.guichet.policy.TicketAttributes;
import java.time.Instant;

/**
 * When is it open, between two instants, for somebody with these facts?
 *
 * @param channel the brand's channel that is asked about; null where it is another calendar
 * @param calendar the hours of the brand's table that are asked about; null where it is a channel
 */
public record HoursQuery(
        Brand brand, TicketAttributes attributes, String channel, String calendar, Instant from, Instant to) {}
