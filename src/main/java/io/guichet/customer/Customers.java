package io.guichet.customer;

import io.guichet.brand.Brand;
import io.guichet.jdbc.UnitOfWork;
import io.guichet.problem.BadInput;
import io.guichet.problem.UnknownEntity;
import io.guichet.text.EmailAddress;
import io.guichet.text.TextRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The customers, one record per brand and e-mail address. */
@Component
public class Customers {

    private final JdbcClient db;
    private final UnitOfWork unitOfWork;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    private record CustomerKey(long id) {}

    private record OwnerKey(long record) {}

    Customers(JdbcClient db, UnitOfWork unitOfWork, ApplicationEventPublisher events, Clock clock) {
        this.db = db;
        this.unitOfWork = unitOfWork;
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
        var existing = find(brand.id(), email);
        var customer = existing.isPresent()
                ? update(existing.get(), validName(name), language == null ? null : brand.languageFor(language))
                : create(brand, address, validName(name), brand.languageFor(language));
        return unitOfWork.value(new CustomerKey(customer.id()), () -> customer);
    }

    /**
     * The customer with an address that nobody has proved to be theirs. A known customer stays as they are, and a new one has
     * an address and a language only. The same statements run for both.
     */
    @Transactional
    public Customer findOrRegister(Brand brand, String email, String language) {
        db.sql(
                        """
                        insert into customer (brand, email, canonical_email, language, created_at)
                        select cast(:brand as varchar(40)), cast(:address as varchar(254)), cast(:address as varchar(254)),
                          cast(:language as varchar(5)), cast(:now as timestamp(6) with time zone)
                        where not exists (select 1 from customer where brand = :brand and email = :typed)
                          and not exists (select 1 from customer where brand = :brand and email = :address)
                          and not exists (select 1 from customer where brand = :brand and canonical_email = :address)
                          and not exists (select 1 from customer_address where brand = :brand and email = :address)""")
                .param("brand", brand.id())
                .param("address", validEmail(email))
                .param("typed", EmailAddress.lowerCased(email))
                .param("language", brand.languageFor(language))
                .param("now", clock.instant())
                .update();
        var customer = find(brand.id(), email).orElseThrow();
        return unitOfWork.value(new CustomerKey(customer.id()), () -> customer);
    }

    /** The name that a requester gave fills a missing one. */
    @Transactional
    public void nameIfUnnamed(long id, String name) {
        var customer = get(id);
        if (customer.name() == null && name != null) {
            updateProfile(id, name, customer.language());
        }
    }

    /** The name as it is stored; {@link BadInput} if it is none. */
    public static String normalisedName(String name) {
        return validName(name);
    }

    /** A row that does not change is not written: others who write as this customer would wait for it. */
    private Customer update(Customer known, String name, String language) {
        var updated = known.withProfile(
                known.name() == null ? name : known.name(), language == null ? known.language() : language);
        if (!updated.equals(known)) {
            updateProfile(known.id(), updated.name(), updated.language());
        }
        return updated;
    }

    private Customer create(Brand brand, String address, String name, String language) {
        var key = new GeneratedKeyHolder();
        db.sql(
                        """
                        insert into customer (brand, email, canonical_email, name, language, created_at)
                        values (:brand, :email, :email, :name, :language, :now)""")
                .param("brand", brand.id())
                .param("email", address)
                .param("name", name)
                .param("language", language)
                .param("now", clock.instant())
                .update(key, "id");
        return new Customer(
                key.getKeyAs(Number.class).longValue(),
                brand.id(),
                address,
                name,
                language,
                null,
                null,
                null,
                null,
                null);
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
        unitOfWork.forget(new CustomerKey(id));
    }

    /**
     * The customer with that address. The owner of a further address comes first, whatever record has it besides. Records
     * of releases without canonical addresses keep theirs; the one whose address is spelled like the given one is preferred.
     */
    public Optional<Customer> find(String brand, String email) {
        return EmailAddress.canonical(email).flatMap(address -> db.sql(
                        """
                        select * from customer where id = (
                          select found.id from (
                            select customer_id as id, 0 as place from customer_address where brand = :brand and email = :address
                            union all
                            select coalesce(merged_into, id), 1 from customer where brand = :brand and email = :typed
                            union all
                            select coalesce(merged_into, id), 1 from customer where brand = :brand and email = :address
                            union all
                            select coalesce(merged_into, id), 1 from customer where brand = :brand and canonical_email = :address
                          ) found
                          order by
                            place,
                            case (select email from customer where id = found.id)
                              when :typed then 0 when :address then 1 else 2 end,
                            found.id limit 1)""")
                .param("brand", brand)
                .param("address", address)
                .param("typed", EmailAddress.lowerCased(email))
                .query(Customers::row)
                .optional());
    }

    /** Ids of the customer's record and of those that became a part of it; their requests are the customer's. */
    public List<Long> idsOf(long id) {
        return db.sql("select id from customer where id = :id or merged_into = :id order by id")
                .param("id", id)
                .query(Long.class)
                .list();
    }

    /** Whether a record is the customer's own or has become a part of it. */
    public boolean isPartOf(long record, long customer) {
        return record == customer || idsOf(customer).contains(record);
    }

    /** Saves the customer's profile. */
    @Transactional
    public void updateProfile(long id, String name, String language) {
        db.sql("update customer set name = :name, language = :language where id = :id")
                .param("name", validName(name))
                .param("language", language)
                .param("id", id)
                .update();
        unitOfWork.forget(new CustomerKey(id));
        events.publishEvent(new CustomerRenamed(id));
    }

    /** Keeps the zone of the browser in which the customer has signed in. */
    @Transactional
    public void saveZone(long id, ZoneId zone) {
        db.sql("update customer set zone = :zone where id = :id and (zone is null or zone <> :zone)")
                .param("zone", zone.getId())
                .param("id", id)
                .update();
        unitOfWork.forget(new CustomerKey(id));
    }

    /** A transaction reads a customer once, and again after a change of its own. */
    public Customer get(long id) {
        return unitOfWork.value(new CustomerKey(id), () -> db.sql("select * from customer where id = :id")
                .param("id", id)
                .query(Customers::row)
                .optional()
                .orElseThrow(() -> new UnknownEntity("There is no such customer.")));
    }

    /** The customer that a record is, or has become a part of. */
    public Customer ownerOf(long record) {
        return get(unitOfWork.value(
                new OwnerKey(record), () -> db.sql("select coalesce(merged_into, id) from customer where id = :id")
                        .param("id", record)
                        .query(Long.class)
                        .optional()
                        .orElseThrow(() -> new UnknownEntity("There is no such customer."))));
    }

    static Customer row(ResultSet row, int index) throws SQLException {
        return new Customer(
                row.getLong("id"),
                row.getString("brand"),
                row.getString("email"),
                row.getString("name"),
                row.getString("language"),
                row.getString("plan"),
                row.getString("add_on"),
                row.getString("package"),
                row.getString("region"),
                row.getString("zone"));
    }

    private static String validEmail(String email) {
        return EmailAddress.canonical(email)
                .orElseThrow(() -> new BadInput("requester.email", "must be an e-mail address, like name@example.org"));
    }

    private static String validName(String name) {
        return TextRule.NAME.read("requester.name", name).orElse(null);
    }
}
