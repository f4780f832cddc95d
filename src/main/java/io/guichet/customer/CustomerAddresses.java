package io.guichet.customer;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.brand.Brand;
import io.guichet.customer.CustomerTeams.CustomerTeam;
import io.guichet.text.EmailAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Further addresses of customers. Every address of a customer finds the same person; a customer who owned the address
 * before becomes a part of this one, with their requests, teams and plan.
 */
@Component
@Transactional
public class CustomerAddresses {

    private final JdbcClient db;
    private final Customers customers;
    private final CustomerTeams teams;
    private final CustomerSessions sessions;
    private final Clock clock;

    CustomerAddresses(JdbcClient db, Customers customers, CustomerTeams teams, CustomerSessions sessions, Clock clock) {
        this.db = db;
        this.customers = customers;
        this.teams = teams;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** A confirmed address. */
    public record CustomerAddress(long id, String email, Instant confirmedAt) {}

    /** The further addresses in the order of their confirmation. */
    public List<CustomerAddress> of(long customer) {
        return db.sql("select * from customer_address where customer_id = :customer order by confirmed_at, id")
                .param("customer", customer)
                .query((row, index) ->
                        new CustomerAddress(row.getLong("id"), row.getString("email"), instant(row, "confirmed_at")))
                .list();
    }

    /**
     * Adds an address that the customer has proved to be theirs. A further address of another customer moves alone, with
     * the record that came with it.
     *
     * @return false, and nothing has changed, if the address belongs to a customer with another contract
     */
    public boolean add(Brand brand, Customer customer, String email) {
        var owner = customers.find(brand.id(), email);
        if (owner.isPresent() && owner.get().id() == customer.id()) {
            return true;
        }
        var former = owner.filter(known ->
                of(known.id()).stream().anyMatch(address -> address.email().equals(email)));
        var joined = former.isEmpty()
                ? owner
                : partsOf(former.get()).stream()
                        .filter(part -> isAddressOf(email, part))
                        .findFirst();
        if (joined.isPresent() && contradict(joined.get(), customer)) {
            return false;
        }
        former.ifPresent(known -> {
            detach(known, email);
            sessions.endAll(known.id());
        });
        joined.ifPresent(record -> join(record, customer));
        insert(brand, customer, email);
        return true;
    }

    private void insert(Brand brand, Customer customer, String email) {
        db.sql(
                        """
                        insert into customer_address (customer_id, brand, email, confirmed_at)
                        values (:customer, :brand, :email, :now)""")
                .param("customer", customer.id())
                .param("brand", brand.id())
                .param("email", email)
                .param("now", clock.instant())
                .update();
    }

    /** Two contracts that differ are not joined: one of them would be lost. */
    private static boolean contradict(Customer owner, Customer customer) {
        return owner.hasContract() && customer.hasContract() && !owner.hasContractOf(customer);
    }

    /** Makes a customer a part of another one and signs them out. */
    private void join(Customer owner, Customer customer) {
        if (owner.hasContract() && !customer.hasContract()) {
            var region = owner.region() == null ? customer.region() : owner.region();
            customers.updateContract(customer.id(), owner.plan(), owner.addOn(), owner.pack(), region);
        }
        var memberships = teams.of(customer.id());
        teams.of(owner.id()).stream()
                .filter(team -> memberships.stream().noneMatch(own -> own.id().equals(team.id())))
                .forEach(team -> teams.add(customer.id(), team));
        sessions.endAll(owner.id());
        move("update customer_address set customer_id = :to where customer_id = :from", owner, customer);
        move("update customer set merged_into = :to where id = :from or merged_into = :from", owner, customer);
    }

    private void move(String statement, Customer from, Customer to) {
        db.sql(statement).param("from", from.id()).param("to", to.id()).update();
    }

    /**
     * Removes an address; a customer of its own who had it is one again, with the requests from it, the teams and the
     * contract.
     *
     * @param session the session that removes it, the only one that stays open
     */
    public void remove(Customer customer, long id, String session) {
        of(customer.id()).stream().filter(address -> address.id() == id).forEach(address -> {
            detach(customer, address.email());
            sessions.endOthers(customer.id(), session);
        });
    }

    private void detach(Customer customer, String email) {
        db.sql("delete from customer_address where customer_id = :customer and email = :email")
                .param("customer", customer.id())
                .param("email", email)
                .update();
        for (var part : partsOf(customer)) {
            if (isAddressOf(email, part)) {
                db.sql("update customer set merged_into = null where id = :id")
                        .param("id", part.id())
                        .update();
                takeBack(part, customer);
            }
        }
    }

    /** What came with a record goes with it, unless another part of the customer has it as well. */
    private void takeBack(Customer record, Customer customer) {
        var parts = partsOf(customer);
        var kept = parts.stream()
                .flatMap(part -> teams.of(part.id()).stream())
                .map(CustomerTeam::id)
                .toList();
        teams.of(record.id()).stream()
                .filter(team -> !kept.contains(team.id()))
                .forEach(team -> teams.remove(customer.id(), team.id()));
        var current = customers.get(customer.id());
        if (record.hasContract()
                && record.hasContractOf(current)
                && parts.stream().noneMatch(record::hasContractOf)) {
            customers.updateContract(customer.id(), null, null, null, current.region());
        }
    }

    /** The records that became a part of the customer. */
    private List<Customer> partsOf(Customer customer) {
        return db.sql("select * from customer where merged_into = :customer order by id")
                .param("customer", customer.id())
                .query(Customers::row)
                .list();
    }

    private static boolean isAddressOf(String email, Customer record) {
        return EmailAddress.canonical(record.email()).filter(email::equals).isPresent();
    }
}
