package io.guichet.process;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.policy.Policies;
import io.guichet.policy.TicketAttributes;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.ticket.TicketClassification;
import io.guichet.ticket.Tickets;
import java.util.HashMap;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Processes the form of an agent who has triaged a new request. */
@Component
class Triage implements TaskListener {

    private final TaskForms forms;
    private final Tickets tickets;
    private final TicketClassification classification;
    private final Brands brands;
    private final Policies policies;

    Triage(TaskForms forms, Tickets tickets, TicketClassification classification, Brands brands, Policies policies) {
        this.forms = forms;
        this.tickets = tickets;
        this.classification = classification;
        this.brands = brands;
        this.policies = policies;
    }

    @Override
    public void notify(DelegateTask task) {
        var form = forms.read(task);
        var brand = brands.get(tickets.get(form.number()).brand());
        var team = form.values().text("team");
        team.filter(chosen -> !brand.hasTeam(chosen)).ifPresent(chosen -> {
            throw new BadInput(List.of(new FieldError(
                    "team", "'%s' is not a team of %s".formatted(chosen, brand.id()), "form.problem.team")));
        });
        var attributes = new HashMap<>(form.values().asMap());
        attributes.remove("team");
        attributes.replaceAll(
                (name, value) -> value instanceof String text ? TicketAttributes.parseValue(name, text) : value);
        tickets.triage(form.number(), TicketAttributes.validated(brand, attributes), form.actor());
        restrictIfRequired(brand, form);
        team.ifPresent(chosen -> classification.reassign(form.number(), chosen, form.actor()));
    }

    /** Triage may reveal that a request must be restricted. */
    private void restrictIfRequired(Brand brand, TaskForms.CompletedForm form) {
        var ticket = tickets.get(form.number());
        var route = policies.entitlement(brand, ticket.attributes(), ticket.language())
                .value();
        if (route.isRestricted()) {
            tickets.restrict(form.number(), form.actor());
        }
    }
}
