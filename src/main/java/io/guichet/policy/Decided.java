package io.guichet.policy;

/** A value and the row of the table that gave it. */
public record Decided<T>(T value, Because because) {}
