package io.guichet.intake;

import io.guichet.brand.Brand;
import io.guichet.customer.Customer;
import io.guichet.customer.Customers;
import io.guichet.customer.SignedInCustomer;
import io.guichet.customer.VerificationMethod;
import io.guichet.problem.BadInput;
import io.guichet.text.EmailAddress;
import io.guichet.ticket.RequesterIdentity;

/**
 * The requester's e-mail address, and a name and a language if they gave one.
 *
 * @param verifiedBy how they proved that the address is theirs; null if they did not
 * @param contact another address at which a verified requester can be reached; it gives no access
 */
public record Requester(String email, String name, String language, VerificationMethod verifiedBy, String contact) {

    /** A requester who has not proved that the address is theirs. */
    public Requester(String email, String name, String language) {
        this(email, name, language, null, null);
    }

    /** The same requester, who proved the address in this way. */
    public Requester verifiedBy(VerificationMethod method) {
        return new Requester(email, name, language, method, contact);
    }

    /**
     * The request of a signed-in customer is their own; another address that they name is a contact.
     *
     * @param signedIn null if nobody is signed in
     */
    public Requester as(SignedInCustomer signedIn) {
        if (signedIn == null) {
            return this;
        }
        var own = signedIn.customer().email();
        var isOther = !EmailAddress.canonical(email).equals(EmailAddress.canonical(own));
        if (isOther && email != null && EmailAddress.canonical(email).isEmpty()) {
            throw new BadInput("requester.email", "must be an e-mail address, like name@example.org");
        }
        return new Requester(
                own,
                name,
                language,
                signedIn.method(),
                isOther ? EmailAddress.canonical(email).orElse(null) : null);
    }

    boolean isVerified() {
        return verifiedBy != null;
    }

    /** What the requester gave and proved. */
    RequesterIdentity identity() {
        return new RequesterIdentity(Customers.normalisedName(name), contact, verifiedBy, null, null);
    }

    /**
     * The customer of the brand with the requester's address, created if there is none. Without a proof of the address a known
     * customer stays as they are.
     *
     * @param fallbackLanguage where the requester names none; null for unknown
     */
    static Customer findOrCreate(Requester requester, Brand brand, String fallbackLanguage, Customers customers) {
        if (requester == null) {
            throw new BadInput("requester", "is required");
        }
        var language = requester.language() == null ? fallbackLanguage : requester.language();
        return requester.isVerified()
                ? customers.findOrCreate(brand, requester.email(), requester.name(), language)
                : customers.findOrRegister(brand, requester.email(), language);
    }
}
