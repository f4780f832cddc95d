package io.guichet.policy;

/** A priority of the brand and its queue rank from 0 to 100 (higher is served first). */
public record Priority(String name, int rank) {}
