package io.guichet.customer;

/**
 * The customer who is signed in to a brand in the session of a request, as an attribute of the request.
 *
 * @param method how they proved the address
 */
public record SignedInCustomer(Customer customer, VerificationMethod method) {

    /** Name of the request attribute. */
    public static final String ATTRIBUTE = "io.guichet.customer.SignedInCustomer";
}
