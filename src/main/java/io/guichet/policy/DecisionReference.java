package io.guichet.policy;

/** Why a decision came out as it did: the table, its version, the row that matched, and the row's own words. */
public record DecisionReference(String decision, int version, String row, String text) {}
