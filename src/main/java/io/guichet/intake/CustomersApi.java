package io.guichet.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.guichet.access.Roles;
import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.customer.Customer;
import io.guichet.customer.Customers;
import io.guichet.customer.Team;
import io.guichet.customer.Teams;
import io.guichet.http.BadInput;
import io.guichet.http.Command;
import io.guichet.http.NotAllowed;
import io.guichet.policy.Facts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the brand's product tells of its customers: their contract, and the teams they belong to. */
@RestController
@RequestMapping("/api/brands/{brand}/customers")
class CustomersApi {

    private final Customers customers;
    private final Teams teams;
    private final Brands brands;
    private final StaffDirectory staff;

    CustomersApi(Customers customers, Teams teams, Brands brands, StaffDirectory staff) {
        this.customers = customers;
        this.teams = teams;
        this.brands = brands;
        this.staff = staff;
    }

    /** @param email known by it; the contract in the brand's words, null for unknown */
    record CustomerRecord(
            String email,
            String name,
            String language,
            String plan,
            String addOn,
            @JsonProperty("package") String pack,
            String region,
            List<Team> teams) {

        CustomerRecord {
            teams = teams == null ? List.of() : List.copyOf(teams);
        }
    }

    @PutMapping
    @Tag(name = "Customers")
    @Operation(
            summary = "Tell what a customer's contract is and which teams they belong to",
            description = "For leads. What is told replaces what was known; what is absent becomes unknown.")
    @Command
    public CustomerRecord tell(@PathVariable String brand, @RequestBody CustomerRecord told) {
        var known = brands.get(brand);
        var person = staff.current();
        if (!person.serves(known.id()) || !person.has(Roles.LEAD)) {
            throw new NotAllowed("Only a lead of %s may change what is known of its customers.".formatted(brand));
        }
        mustBeOfTheBrand(known, told);
        var customer = welcome(known, told);
        customers.subscribe(customer.id(), told.plan(), told.addOn(), told.pack(), told.region());
        teams.of(customer.id()).forEach(team -> teams.leave(customer.id(), team.id()));
        told.teams().forEach(team -> teams.join(customer.id(), team));
        return known(customers.get(customer.id()));
    }

    private Customer welcome(Brand brand, CustomerRecord told) {
        try {
            return customers.welcome(brand, told.email(), told.name(), told.language());
        } catch (BadInput refused) {
            throw new BadInput(refused.problems().stream()
                    .map(problem ->
                            new BadInput.Problem(problem.field().replaceFirst("^requester\\.", ""), problem.message()))
                    .toList());
        }
    }

    private CustomerRecord known(Customer customer) {
        return new CustomerRecord(
                customer.email(),
                customer.name(),
                customer.language(),
                customer.plan(),
                customer.addOn(),
                customer.pack(),
                customer.region(),
                teams.of(customer.id()));
    }

    private static void mustBeOfTheBrand(Brand brand, CustomerRecord told) {
        var problems = new ArrayList<BadInput.Problem>();
        check(brand, "", Facts.none().with("plan", told.plan()).with("addOn", told.addOn()), problems);
        check(brand, "", Facts.none().with("package", told.pack()).with("region", told.region()), problems);
        var teams = told.teams();
        for (var at = 0; at < teams.size(); at++) {
            var team = teams.get(at);
            var where = "teams[%d].".formatted(at);
            if (!Team.isWord(team.id())) {
                problems.add(new BadInput.Problem(where + "id", "must be 1 to 64 letters, digits, '-' or '_'"));
            }
            if (team.plan() == null) {
                problems.add(new BadInput.Problem(where + "plan", "must not be empty"));
            }
            if (team.name() == null || team.name().isBlank() || team.name().length() > 200) {
                problems.add(new BadInput.Problem(where + "name", "must have 1 to 200 characters"));
            }
            check(brand, where, Facts.none().with("plan", team.plan()).with("addOn", team.addOn()), problems);
        }
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
    }

    private static void check(Brand brand, String where, Facts facts, List<BadInput.Problem> problems) {
        try {
            Facts.read(brand, facts.values());
        } catch (BadInput e) {
            e.problems()
                    .forEach(problem -> problems.add(new BadInput.Problem(where + problem.field(), problem.message())));
        }
    }
}
