package io.guichet.access;

/** How the action of an audit entry ended; a delayed one was not tried. */
enum AuditOutcome {
    SUCCESS,
    FAILURE,
    DELAYED
}
