package io.guichet.billing;

import io.guichet.brand.Brand.Payee;
import io.guichet.policy.Fee;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A paid request that was ordered on invoice, with both sides as they were then.
 *
 * @param number the brand's own, without a gap in each year
 * @param ticket the number of the ticket that was ordered
 * @param orderedOn the date of {@code orderedAt} in the brand's zone, which is the date of the invoice
 * @param settledAt when staff saw the money, or null
 * @param reference what they found it under, or null
 */
public record Invoice(
        String number,
        String brand,
        String ticket,
        Payee payee,
        Buyer buyer,
        Fee fee,
        Instant orderedAt,
        LocalDate orderedOn,
        InvoiceState state,
        Instant settledAt,
        String reference) {

    /** Whether the money has come in. */
    public enum InvoiceState {
        OPEN,
        SETTLED
    }

    public boolean isOpen() {
        return state == InvoiceState.OPEN;
    }

    /** The last day on which it is paid in time. */
    public LocalDate dueOn() {
        return orderedOn.plus(fee.term());
    }
}
