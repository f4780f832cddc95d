package io.guichet.billing;

import io.guichet.problem.StateConflict;

/** An invoice is settled once. */
class InvoiceAlreadySettled extends StateConflict {

    InvoiceAlreadySettled(String invoice) {
        super("Invoice %s is already settled.".formatted(invoice));
    }
}
