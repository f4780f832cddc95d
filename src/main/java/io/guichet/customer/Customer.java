package io.guichet.customer;

/** A person who asked a brand for help, known by the address that answers reach. */
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

    /** What to call them: their name, or their address when they gave none. */
    public String displayName() {
        return name == null || name.isBlank() ? email : name;
    }
}
