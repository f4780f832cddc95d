package io.guichet.process;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.http.BadInput;
import io.guichet.policy.Facts;
import io.guichet.policy.Policies;
import io.guichet.ticket.Rulings;
import io.guichet.ticket.Tickets;
import java.util.HashMap;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** An agent has found out what a new request is about. */
@Component
class Triage implements TaskListener {

    private final TaskForms forms;
    private final Tickets tickets;
    private final Rulings rulings;
    private final Brands brands;
    private final Policies policies;

    Triage(TaskForms forms, Tickets tickets, Rulings rulings, Brands brands, Policies policies) {
        this.forms = forms;
        this.tickets = tickets;
        this.rulings = rulings;
        this.brands = brands;
        this.policies = policies;
    }

    @Override
    public void notify(DelegateTask task) {
        var filled = forms.filled(task);
        var brand = brands.get(tickets.get(filled.number()).brand());
        var team = filled.answers().text("team");
        team.filter(chosen -> !brand.hasTeam(chosen)).ifPresent(chosen -> {
            throw new BadInput("team", "'%s' is not a team of %s".formatted(chosen, brand.id()));
        });
        var found = new HashMap<>(filled.answers().asMap());
        found.remove("team");
        found.replaceAll((name, value) -> value instanceof String text ? Facts.typed(name, text) : value);
        tickets.triage(filled.number(), Facts.read(brand, found), filled.by());
        restrictWhatFewMaySee(brand, filled);
        team.ifPresent(chosen -> rulings.reassign(filled.number(), chosen, filled.by()));
    }

    /** What was sent as something else may turn out to be for few eyes only. */
    private void restrictWhatFewMaySee(Brand brand, TaskForms.Filled filled) {
        var ticket = tickets.get(filled.number());
        var route =
                policies.entitlement(brand, ticket.facts(), ticket.language()).value();
        if (route.isRestricted()) {
            tickets.restrict(filled.number(), filled.by());
        }
    }
}
