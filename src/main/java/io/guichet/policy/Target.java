package io.guichet.policy;

/** Kinds of SLA targets, each with a clock of its own. */
public enum Target {
    FIRST_RESPONSE,
    NEXT_RESPONSE,
    RESOLUTION,
    CLAIM,
    SPECIALIST,
    DEVELOPER
}
