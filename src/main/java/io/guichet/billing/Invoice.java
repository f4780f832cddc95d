package io.guichet.billing;

import io.guichet.brand.Brand.Payee;
import io.guichet.policy.Fee;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Invoice of a paid request, with buyer and payee as of the order.
 *
 * @param number invoice number of the brand, without gaps within a year
 * @param ticket number of the ordered ticket
 * @param orderedOn invoice date: the date of {@code orderedAt} in the brand's zone
 * @param settledAt instant at which staff recorded the payment, or null
 * @param reference payment reference, or null
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

    /**
     * Billing address of an invoice.
     *
     * @param vatNumber VAT number, or null
     */
    public record Buyer(String name, String street, String postcode, String city, String country, String vatNumber) {}

    /** Payment state of an invoice. */
    public enum InvoiceState {
        OPEN,
        SETTLED
    }

    /** Whether a ticket's fee can be ordered on invoice. */
    public enum InvoiceAvailability {
        AVAILABLE,
        /** The brand gives no credit. */
        NOT_OFFERED,
        /** The orderer has not proved what the brand demands for an invoice. */
        UNVERIFIED,
        /** With it the customer's unpaid invoices would exceed the credit. */
        CREDIT_EXCEEDED
    }

    public boolean isOpen() {
        return state == InvoiceState.OPEN;
    }

    /** Last day of payment in time. */
    public LocalDate dueOn() {
        return orderedOn.plus(fee.term());
    }
}
