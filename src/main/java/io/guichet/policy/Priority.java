package io.guichet.policy;

/** How soon a ticket is served: the brand's own word, and a rank from 0 to 100 for the queue (higher is served first). */
public record Priority(String name, int rank) {}
