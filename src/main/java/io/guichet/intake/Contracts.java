package io.guichet.intake;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.customer.Customer;
import io.guichet.customer.CustomerTeams;
import io.guichet.customer.CustomerTeams.CustomerTeam;
import io.guichet.customer.VerificationMethod;
import io.guichet.policy.Policies;
import io.guichet.policy.TicketAttributes;
import io.guichet.policy.VerificationPurpose;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Derives ticket attributes from a customer's own contract or that of the team for which they ask. */
@Component
public class Contracts {

    private final CustomerTeams teams;
    private final Brands brands;
    private final Policies policies;
    private final VerificationDemands demands;

    Contracts(CustomerTeams teams, Brands brands, Policies policies, VerificationDemands demands) {
        this.demands = demands;
        this.teams = teams;
        this.brands = brands;
        this.policies = policies;
    }

    /**
     * The attributes of a public request: with the contract of a requester who proved the address as the brand demands,
     * otherwise those of an unknown plan, so that nobody learns what an address is entitled to.
     */
    TicketAttributes ofRequest(Requester requester, Customer customer, TicketAttributes stated) {
        return isReadable(customer, requester.verifiedBy()) ? withContract(customer, stated) : withoutContract(stated);
    }

    /** Whether the customer's contract may be used for a requester who proved the address in this way. */
    boolean isReadable(Customer customer, VerificationMethod method) {
        return isReadable(customer.brand(), method);
    }

    private boolean isReadable(String brand, VerificationMethod method) {
        return demands.areMet(brand, VerificationPurpose.CONTRACT, method);
    }

    /** The given attributes, with the record's values where it has some. */
    public TicketAttributes withContract(Customer customer, TicketAttributes stated) {
        return withoutContract(stated).with(of(customer, stated));
    }

    /** The given attributes without those that only the record may supply. */
    public TicketAttributes withoutContract(TicketAttributes stated) {
        var accepted = new HashMap<>(stated.values());
        accepted.keySet().removeAll(TicketAttributes.CONTRACT);
        return new TicketAttributes(accepted);
    }

    /**
     * Attributes of the customer's contract. A named team gives that team's contract, or none if the customer is not a
     * member; without a named team it is their own, or that of their only team.
     */
    TicketAttributes of(Customer customer, TicketAttributes stated) {
        var customerTeams = teams.of(customer.id());
        var contract = TicketAttributes.none().with("package", customer.pack()).with("region", customer.region());
        var statedTeam = stated.text(TicketAttributes.CUSTOMER_TEAM);
        if (customerTeams.isEmpty() || (statedTeam.isEmpty() && customer.plan() != null)) {
            return contract.with("plan", customer.plan())
                    .with("addOn", customer.addOn())
                    .with(TicketAttributes.OTHER_PLANS, otherPlans(customerTeams, null));
        }
        var currentTeam = statedTeam.isPresent()
                ? find(customerTeams, statedTeam.get())
                : customerTeams.stream()
                        .filter(team -> customerTeams.size() == 1)
                        .findFirst();
        return contract.with("plan", currentTeam.map(CustomerTeam::plan).orElse(null))
                .with("addOn", currentTeam.map(CustomerTeam::addOn).orElse(null))
                .with(TicketAttributes.OTHER_PLANS, otherPlans(customerTeams, currentTeam.orElse(null)));
    }

    /** The customer's other teams for which this request would have been admitted. */
    public List<CustomerTeam> entitledTeams(Question question) {
        return entitledTeams(
                brands.get(question.brand()), question.customerId(), question.attributes(), question.language());
    }

    /** The same for a request with these attributes; reasons of tables are in that language. */
    public List<CustomerTeam> entitledTeams(Brand brand, long customer, TicketAttributes attributes, String language) {
        return teams.of(customer).stream()
                .filter(team -> !attributes.text(TicketAttributes.CUSTOMER_TEAM).equals(Optional.of(team.id())))
                .filter(team -> policies.entitlement(brand, forTeam(attributes, team), language)
                        .value()
                        .isTicket())
                .toList();
    }

    /** Whether the request of an unverified sender would have been admitted with some plan of the brand. */
    public boolean mightAdmit(Question question) {
        var brand = brands.get(question.brand());
        return !isReadable(brand.id(), question.requester().verifiedBy())
                && brand.plans().stream()
                        .map(plan -> question.attributes().with("plan", plan))
                        .anyMatch(attributes -> policies.entitlement(brand, attributes, question.language())
                                .value()
                                .isTicket());
    }

    private static TicketAttributes forTeam(TicketAttributes attributes, CustomerTeam team) {
        return attributes
                .without(TicketAttributes.OTHER_PLANS)
                .without("origin")
                .without("addOn")
                .with(TicketAttributes.CUSTOMER_TEAM, team.id())
                .with("plan", team.plan())
                .with("addOn", team.addOn());
    }

    private static Optional<CustomerTeam> find(List<CustomerTeam> customerTeams, String id) {
        return customerTeams.stream().filter(team -> team.id().equals(id)).findFirst();
    }

    private static List<String> otherPlans(List<CustomerTeam> customerTeams, CustomerTeam currentTeam) {
        var plans = customerTeams.stream()
                .filter(team -> !team.equals(currentTeam))
                .map(CustomerTeam::plan)
                .distinct()
                .toList();
        return plans.isEmpty() ? null : plans;
    }
}
