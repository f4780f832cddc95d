package io.guichet.desk;

import io.guichet.billing.Invoice;
import java.math.BigDecimal;

/**
 * The invoice of a paid request.
 *
 * @param amount total with VAT
 */
record InvoiceResponse(String number, BigDecimal amount, String currency, Invoice.InvoiceState state) {

    static InvoiceResponse of(Invoice invoice) {
        var gross = invoice.fee().gross();
        return new InvoiceResponse(
                invoice.number(), gross.amount(), gross.currency().getCurrencyCode(), invoice.state());
    }
}
