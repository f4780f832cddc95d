package io.guichet.customer;

import io.guichet.problem.UnknownEntity;

/** A customer who does not exist. */
class UnknownCustomer extends UnknownEntity {

    UnknownCustomer() {
        super("There is no such customer.");
    }
}
