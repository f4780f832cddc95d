package io.guichet.customer;

import io.guichet.brand.Brand;
import io.guichet.web.BrowserZone;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A customer of a brand, identified by e-mail address.
 *
 * @param zone zone of their browser when they last signed in, or null
 */
public record Customer(
        long id,
        String brand,
        String email,
        String name,
        String language,
        String plan,
        String addOn,
        String pack,
        String region,
        String zone) {

    /** The name, or the address if there is none. */
    public String displayName() {
        return name == null || name.isBlank() ? email : name;
    }

    /** What is known of somebody who gave the address without a proof: nothing of the record but the address. */
    public Customer withoutRecord(String givenName, String requestLanguage) {
        return new Customer(id, brand, email, givenName, requestLanguage, null, null, null, null, null);
    }

    /** The zone in which they read times: their browser's, else their region's, else the brand's. */
    public ZoneId readingZone(Brand brand) {
        return BrowserZone.parse(zone)
                .or(() -> Optional.ofNullable(region).map(brand.regionZones()::get))
                .orElse(brand.zone());
    }

    /** Whether anything is known of their contract. */
    boolean hasContract() {
        return Stream.of(plan, addOn, pack).anyMatch(Objects::nonNull);
    }

    boolean hasContractOf(Customer other) {
        return Objects.equals(plan, other.plan)
                && Objects.equals(addOn, other.addOn)
                && Objects.equals(pack, other.pack);
    }

    Customer withProfile(String newName, String newLanguage) {
        return new Customer(id, brand, email, newName, newLanguage, plan, addOn, pack, region, zone);
    }
}
