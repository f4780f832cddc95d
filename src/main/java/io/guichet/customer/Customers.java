package io.guichet.customer;

import io.guichet.brand.Brand;
import io.guichet.problem.BadInput;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The customers, one record per brand and e-mail address. */
@Component
public class Customers {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>\"]+@[^@\\s<>\"]+\\.[^@\\s<>\".]+");

    private final JdbcClient db;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Customers(JdbcClient db, ApplicationEventPublisher events, Clock clock) {
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Returns the customer with that address, creating one if needed. A given name fills a missing one; a given
     * language replaces the stored one.
     */
    @Transactional
    public Customer findOrCreate(Brand brand, String email, String name, String language) {
        var address = validEmail(email);
        var existing = find(brand.id(), address);
        if (existing.isEmpty()) {
            db.sql(
                            """
                            insert into customer (brand, email, name, language, created_at)
                            values (:brand, :email, :name, :language, :now)""")
                    .param("brand", brand.id())
                    .param("email", address)
                    .param("name", validName(name))
                    .param("language", brand.languageFor(language))
                    .param("now", clock.instant())
                    .update();
        } else {
            db.sql("update customer set name = coalesce(name, :name), language = :language where id = :id")
                    .param("name", validName(name))
                    .param("language", language == null ? existing.get().language() : brand.languageFor(language))
                    .param("id", existing.get().id())
                    .update();
            if (existing.get().name() == null && validName(name) != null) {
                events.publishEvent(new CustomerRenamed(existing.get().id()));
            }
        }
        return find(brand.id(), address).orElseThrow();
    }

    /** Replaces the customer's contract; null clears a value. */
    @Transactional
    public void updateContract(long id, String plan, String addOn, String pack, String region) {
        db.sql("update customer set plan = :plan, add_on = :addOn, package = :pack, region = :region where id = :id")
                .param("plan", plan)
                .param("addOn", addOn)
                .param("pack", pack)
                .param("region", region)
                .param("id", id)
                .update();
    }

    public Optional<Customer> find(String brand, String email) {
        return db.sql("select * from customer where brand = :brand and email = :email")
                .param("brand", brand)
                .param("email", email.trim().toLowerCase(Locale.ROOT))
                .query(Customers::row)
                .optional();
    }

    /** Saves the customer's profile. */
    @Transactional
    public void updateProfile(long id, String name, String language) {
        db.sql("update customer set name = :name, language = :language where id = :id")
                .param("name", validName(name))
                .param("language", language)
                .param("id", id)
                .update();
        events.publishEvent(new CustomerRenamed(id));
    }

    public Customer get(long id) {
        return db.sql("select * from customer where id = :id")
                .param("id", id)
                .query(Customers::row)
                .optional()
                .orElseThrow(() -> new UnknownCustomer());
    }

    private static Customer row(ResultSet row, int index) throws SQLException {
        return new Customer(
                row.getLong("id"),
                row.getString("brand"),
                row.getString("email"),
                row.getString("name"),
                row.getString("language"),
                row.getString("plan"),
                row.getString("add_on"),
                row.getString("package"),
                row.getString("region"));
    }

    private static String validEmail(String email) {
        var address = email == null ? "" : email.trim().toLowerCase(Locale.ROOT);
        if (address.length() > 254 || !EMAIL.matcher(address).matches()) {
            throw new BadInput("requester.email", "must be an e-mail address, like name@example.org");
        }
        return address;
    }

    private static String validName(String name) {
        if (name != null && name.length() > 200) {
            throw new BadInput("requester.name", "may have at most 200 characters");
        }
        return name == null || name.isBlank() ? null : name.trim();
    }
}
