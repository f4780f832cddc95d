package io.guichet.ticket;

import io.guichet.customer.VerificationMethod;
import java.time.Instant;

/**
 * What the requester of a ticket gave and proved.
 *
 * @param name the name that they gave; null for none
 * @param contact another e-mail address that the signed-in requester named; null for none
 * @param verifiedBy how they proved that the address of the customer is theirs; null while they have not
 * @param verifiedAt when they did
 * @param confirmableUntil until when a confirmation lets the tables decide again; null if it never does
 */
public record RequesterIdentity(
        String name, String contact, VerificationMethod verifiedBy, Instant verifiedAt, Instant confirmableUntil) {

    /** Nothing was given or proved. */
    public static final RequesterIdentity UNKNOWN = new RequesterIdentity(null, null, null, null, null);

    public boolean isVerified() {
        return verifiedBy != null;
    }

    /** Whether the requester can still confirm with the link of an e-mail. */
    public boolean isConfirmableByLink() {
        return !isVerified() && confirmableUntil != null;
    }

    /** Whether the requester has confirmed while that lets the tables decide again. */
    public boolean wasConfirmedInTime() {
        return isVerified() && isInTime(verifiedAt);
    }

    /** Whether a confirmation at that instant lets the tables decide again. */
    boolean isInTime(Instant at) {
        return confirmableUntil != null && !at.isAfter(confirmableUntil);
    }

    /** The same, of a ticket that is opened at that instant. */
    public RequesterIdentity opened(Instant at, Instant confirmable) {
        return isVerified()
                ? new RequesterIdentity(name, contact, verifiedBy, at, null)
                : new RequesterIdentity(name, contact, null, null, confirmable);
    }

    /** Whether the proof is the first one, or a sign-in after an e-mail. */
    boolean isProvedBy(VerificationMethod method) {
        return !isVerified() || (method.isLikeSignIn() && !verifiedBy.isLikeSignIn());
    }

    /** A stronger proof keeps the instant of the first one. */
    RequesterIdentity verified(VerificationMethod by, Instant at) {
        return new RequesterIdentity(name, contact, by, isVerified() ? verifiedAt : at, confirmableUntil);
    }
}
