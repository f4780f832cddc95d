package io.guichet.insight.table;

/**
 * The time between two instants, in whole seconds.
 *
 * @param working the part within the opening hours of the ticket's target
 */
public record Lapse(int elapsed, int working) {}
