package io.guichet.insight.visit;

/**
 * Where a visit was.
 *
 * @param version of the diagram; null where it is not known
 */
record VisitKey(String process, Integer version, String activity, String type) {}
