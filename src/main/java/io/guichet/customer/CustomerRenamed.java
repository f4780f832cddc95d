package io.guichet.customer;

/** A customer's name has changed; published inside the transaction. */
public record CustomerRenamed(long id) {}
