package io.guichet.customer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.guichet.access.Roles;
import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.customer.CustomerTeams.CustomerTeam;
import io.guichet.policy.TicketAttributes;
import io.guichet.problem.AccessRefused;
import io.guichet.problem.BadInput;
import io.guichet.text.InputText;
import io.guichet.text.TextRule;
import io.guichet.web.RetryableTransaction;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API through which the brand's product supplies contracts and teams of customers. */
@RestController
@RequestMapping("/api/brands/{brand}/customers")
class CustomersApi {

    private final Customers customers;
    private final CustomerTeams teams;
    private final PhonePins pins;
    private final Brands brands;
    private final StaffDirectory staff;

    CustomersApi(Customers customers, CustomerTeams teams, PhonePins pins, Brands brands, StaffDirectory staff) {
        this.pins = pins;
        this.customers = customers;
        this.teams = teams;
        this.brands = brands;
        this.staff = staff;
    }

    /**
     * @param email identifies the customer; contract values are from the brand's vocabulary, null for unknown
     * @param phonePin PIN that the customer says on the phone, 4 to 12 digits; null keeps the known one, empty removes
     *     it; never in answers
     */
    record CustomerRecord(
            String email,
            String name,
            String language,
            String plan,
            String addOn,
            @JsonProperty("package") String pack,
            String region,
            List<CustomerTeam> teams,
            String phonePin) {

        CustomerRecord {
            teams = teams == null ? List.of() : List.copyOf(teams);
        }
    }

    @PutMapping
    @Tag(name = "Customers")
    @Operation(
            summary = "Create or update a customer with contract and teams",
            description =
                    "For leads. Values in the request replace the stored ones; an absent value becomes unknown, but an"
                            + " absent name, language or PIN stays.")
    @RetryableTransaction
    public CustomerRecord update(@PathVariable String brand, @RequestBody CustomerRecord customerRecord) {
        var knownBrand = brands.get(brand);
        var staffMember = staff.current();
        if (!staffMember.hasAccessTo(knownBrand.id()) || !staffMember.hasRole(Roles.LEAD)) {
            throw new AccessRefused("Only a lead of %s may change its customers.".formatted(brand));
        }
        validate(knownBrand, customerRecord);
        var customer = findOrCreate(knownBrand, customerRecord);
        rename(customer, customerRecord.name());
        customers.updateContract(
                customer.id(),
                customerRecord.plan(),
                customerRecord.addOn(),
                customerRecord.pack(),
                customerRecord.region());
        teams.of(customer.id()).forEach(team -> teams.remove(customer.id(), team.id()));
        customerRecord.teams().forEach(team -> teams.add(customer.id(), team));
        if (customerRecord.phonePin() != null) {
            pins.set(customer.id(), InputText.isBlank(customerRecord.phonePin()) ? null : customerRecord.phonePin());
        }
        return toRecord(customers.get(customer.id()));
    }

    private Customer findOrCreate(Brand brand, CustomerRecord customerRecord) {
        try {
            return customers.findOrCreate(
                    brand, customerRecord.email(), customerRecord.name(), customerRecord.language());
        } catch (BadInput invalid) {
            throw new BadInput(invalid.errors().stream()
                    .map(problem -> new BadInput.FieldError(
                            problem.field().substring(problem.field().indexOf('.') + 1), problem.message()))
                    .toList());
        }
    }

    /** What the product says replaces a name that is known, which requests of the customer do not. */
    private void rename(Customer customer, String name) {
        var newName = Customers.normalisedName(name);
        if (newName != null && !newName.equals(customer.name())) {
            customers.updateProfile(customer.id(), newName, customer.language());
        }
    }

    private CustomerRecord toRecord(Customer customer) {
        return new CustomerRecord(
                customer.email(),
                customer.name(),
                customer.language(),
                customer.plan(),
                customer.addOn(),
                customer.pack(),
                customer.region(),
                teams.of(customer.id()),
                null);
    }

    private static void validate(Brand brand, CustomerRecord customerRecord) {
        var problems = new ArrayList<BadInput.FieldError>();
        addProblems(
                brand,
                "",
                TicketAttributes.none().with("plan", customerRecord.plan()).with("addOn", customerRecord.addOn()),
                problems);
        addProblems(
                brand,
                "",
                TicketAttributes.none().with("package", customerRecord.pack()).with("region", customerRecord.region()),
                problems);
        var pin = customerRecord.phonePin();
        if (!InputText.isBlank(pin) && !PhonePins.isPin(pin)) {
            problems.add(new BadInput.FieldError("phonePin", "must be 4 to 12 digits"));
        }
        var teams = customerRecord.teams();
        for (var index = 0; index < teams.size(); index++) {
            var team = teams.get(index);
            var path = "teams[%d].".formatted(index);
            if (!CustomerTeam.isValidId(team.id())) {
                problems.add(new BadInput.FieldError(path + "id", "must be 1 to 64 letters, digits, '-' or '_'"));
            }
            if (team.plan() == null) {
                problems.add(new BadInput.FieldError(path + "plan", "must not be empty"));
            }
            if (InputText.isBlank(team.name()) || !TextRule.NAME.allows(team.name())) {
                problems.add(new BadInput.FieldError(path + "name", "must have 1 to 200 characters on one line"));
            }
            addProblems(
                    brand,
                    path,
                    TicketAttributes.none().with("plan", team.plan()).with("addOn", team.addOn()),
                    problems);
        }
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
    }

    private static void addProblems(
            Brand brand, String path, TicketAttributes attributes, List<BadInput.FieldError> problems) {
        try {
            TicketAttributes.validated(brand, attributes.values());
        } catch (BadInput e) {
            e.errors()
                    .forEach(problem ->
                            problems.add(new BadInput.FieldError(path + problem.field(), problem.message())));
        }
    }
}
