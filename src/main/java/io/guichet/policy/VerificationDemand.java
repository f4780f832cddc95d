package io.guichet.policy;

/** What a brand demands from a requester before something is done for them. */
public enum VerificationDemand {
    NONE,
    /** The address must be proved, in any way. */
    CONFIRMED,
    /** The requester must be signed in, or staff must vouch for them. */
    SIGNED_IN
}
