package io.guichet.access;

/** A staff user is deleted; published in the transaction that does it. */
public record UserDeleted(String user) {}
