package io.guichet.policy;

/**
 * One version of a table. A default table and the table of the same name that a brand has in its place are counted apart.
 *
 * @param brand whose table it is; null for a default table
 */
public record TableVersion(String brand, int number) {}
