package io.guichet.policy;

/** A value with the row that gave it. */
public record DecisionResult<T>(T value, DecisionReference reason) {}
