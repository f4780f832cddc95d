package io.guichet.billing;

import io.guichet.problem.UnknownEntity;

/** A ticket without an invoice. */
class UnknownInvoice extends UnknownEntity {

    UnknownInvoice(String ticket) {
        super("%s has no invoice.".formatted(ticket));
    }
}
