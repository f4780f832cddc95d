package io.guichet.policy;

/** What can be promised about a ticket. Each is measured by a clock of its own. */
public enum Target {
    FIRST_RESPONSE,
    NEXT_RESPONSE,
    RESOLUTION,
    CLAIM,
    SPECIALIST,
    DEVELOPER
}
