package io.guichet.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guichet.customer.Customer;
import io.guichet.customer.VerificationMethod;
import io.guichet.ticket.RequesterIdentity;

/**
 * The requester of a ticket.
 *
 * @param name null if none was given
 * @param by how they proved the address; null if they did not
 * @param contact another address that they named
 */
public record RequesterResponse(
        String email,
        String name,
        Verification verification,
        VerificationMethod by,
        @JsonInclude(JsonInclude.Include.NON_NULL) String contact) {

    /** Whether the requester proved the address. */
    public enum Verification {
        VERIFIED,
        UNVERIFIED;

        static Verification of(VerificationMethod by) {
            return by == null ? UNVERIFIED : VERIFIED;
        }
    }

    static RequesterResponse of(RequesterIdentity requester, Customer customer) {
        return new RequesterResponse(
                customer.email(),
                nameOf(requester.verifiedBy(), requester.name(), customer.name()),
                Verification.of(requester.verifiedBy()),
                requester.verifiedBy(),
                requester.contact());
    }

    /** An unverified requester has the name that they gave, not that of the customer with the address. */
    static String nameOf(VerificationMethod by, String given, String recorded) {
        return by == null || recorded == null ? given : recorded;
    }
}
