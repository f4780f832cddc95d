package io.guichet.ticket;

import java.time.Instant;

/**
 * The part of a ticket that never changes: request, requester and channel.
 *
 * @param linkToken the secret in the customer's own link
 */
record Receipt(
        String number,
        String brand,
        long customerId,
        String subject,
        String language,
        String channel,
        String linkToken,
        Instant receivedAt) {

    Receipt withCustomer(long customer) {
        return new Receipt(number, brand, customer, subject, language, channel, linkToken, receivedAt);
    }
}
