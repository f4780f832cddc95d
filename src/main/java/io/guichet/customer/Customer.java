package io.guichet.customer;

/** A customer of a brand, identified by e-mail address. */
public record Customer(
        long id,
        String brand,
        String email,
        String name,
        String language,
        String plan,
        String addOn,
        String pack,
        String region) {

    /** The name, or the address if there is none. */
    public String displayName() {
        return name == null || name.isBlank() ? email : name;
    }

    /** What is known of somebody who gave the address without a proof: nothing of the record but the address. */
    public Customer withoutRecord(String givenName, String requestLanguage) {
        return new Customer(id, brand, email, givenName, requestLanguage, null, null, null, null);
    }

    Customer withProfile(String newName, String newLanguage) {
        return new Customer(id, brand, email, newName, newLanguage, plan, addOn, pack, region);
    }
}
