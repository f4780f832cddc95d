package io.guichet.policy;

/** A value and the row of the table that gave it. */
public record DecisionResult<T>(T value, DecisionReference reason) {}
