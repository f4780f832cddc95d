package io.guichet.intake;

import io.guichet.brand.Brands;
import io.guichet.customer.Customer;
import io.guichet.customer.Team;
import io.guichet.customer.Teams;
import io.guichet.policy.Facts;
import io.guichet.policy.Policies;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the record says of a customer, as facts: their own contract, or the one of the team from which they ask. */
@Component
public class Contracts {

    /** What is read from the record and never believed from a public form. */
    private static final Set<String> OF_THE_RECORD = Set.of("plan", "addOn", "package", "region");

    private final Teams teams;
    private final Brands brands;
    private final Policies policies;

    Contracts(Teams teams, Brands brands, Policies policies) {
        this.teams = teams;
        this.brands = brands;
        this.policies = policies;
    }

    /** What was stated, with the record's word where the record has one to say. */
    Facts recorded(Customer customer, Facts stated) {
        return statedOnly(stated).with(of(customer, stated));
    }

    /** What was stated, without what the record alone can say. */
    Facts statedOnly(Facts stated) {
        var believed = new HashMap<>(stated.values());
        believed.keySet().removeAll(OF_THE_RECORD);
        return new Facts(believed);
    }

    /**
     * The customer's contract. Whoever names a team has that team's, and none where they do not belong to it; whoever names
     * none has their own, or that of their only team.
     */
    Facts of(Customer customer, Facts stated) {
        var all = teams.of(customer.id());
        var own = Facts.none().with("package", customer.pack()).with("region", customer.region());
        var named = stated.text(Facts.CUSTOMER_TEAM);
        if (all.isEmpty() || (named.isEmpty() && customer.plan() != null)) {
            return own.with("plan", customer.plan())
                    .with("addOn", customer.addOn())
                    .with(Facts.OTHER_PLANS, plansBeside(all, null));
        }
        var here = named.isPresent()
                ? find(all, named.get())
                : all.stream().filter(team -> all.size() == 1).findFirst();
        return own.with("plan", here.map(Team::plan).orElse(null))
                .with("addOn", here.map(Team::addOn).orElse(null))
                .with(Facts.OTHER_PLANS, plansBeside(all, here.orElse(null)));
    }

    /** The customer's other teams from which this would have been a ticket. */
    public List<Team> teamsWithTickets(Question question) {
        var brand = brands.get(question.brand());
        return teams.of(question.customerId()).stream()
                .filter(team -> !question.facts().text(Facts.CUSTOMER_TEAM).equals(Optional.of(team.id())))
                .filter(team -> policies.entitlement(brand, from(question.facts(), team), question.language())
                        .value()
                        .isTicket())
                .toList();
    }

    private static Facts from(Facts asked, Team team) {
        return asked.without(Facts.OTHER_PLANS)
                .without("origin")
                .without("addOn")
                .with(Facts.CUSTOMER_TEAM, team.id())
                .with("plan", team.plan())
                .with("addOn", team.addOn());
    }

    private static Optional<Team> find(List<Team> all, String id) {
        return all.stream().filter(team -> team.id().equals(id)).findFirst();
    }

    private static List<String> plansBeside(List<Team> all, Team here) {
        var plans = all.stream()
                .filter(team -> !team.equals(here))
                .map(Team::plan)
                .distinct()
                .toList();
        return plans.isEmpty() ? null : plans;
    }
}
