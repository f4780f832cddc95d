package io.guichet.ticket;

/**
 * A transaction has opened or locked a ticket, so that its row or its conversation may change. Published once per
 * transaction and ticket, inside the transaction.
 */
public record TicketModified(String number) {}
