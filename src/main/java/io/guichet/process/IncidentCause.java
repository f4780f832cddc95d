package io.guichet.process;

/** Why a ticket cannot go on, or will not be able to, the most urgent first. */
public enum IncidentCause {
    /** A job has failed as often as it may. */
    FAILED_JOB,
    /** Nothing can end the wait: there is no task, no message and no timer. */
    DEAD_WAIT,
    /** The ticket is not closed, but its process has ended. */
    PROCESS_ENDED,
    /** The task names no form, or one of which neither the deployments nor the working folder have a version for it. */
    FORM_MISSING,
    /** The newest version of the diagram does not have the activity. */
    ACTIVITY_MISSING,
    /** The version of the diagram breaks a rule with which it could not be deployed. */
    VERSION_INVALID
}
