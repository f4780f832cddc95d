package io.guichet.process;

import io.guichet.brand.Brands;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.ticket.TicketClassification;
import io.guichet.ticket.Tickets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Processes the form of a lead who has decided on a ticket that was unattended, overdue or left the customer
 * unsatisfied.
 */
@Component
class DecideAsLead implements TaskListener {

    private final TaskForms forms;
    private final StaffReplies replies;
    private final Tickets tickets;
    private final TicketClassification classification;
    private final Brands brands;

    DecideAsLead(
            TaskForms forms,
            StaffReplies replies,
            Tickets tickets,
            TicketClassification classification,
            Brands brands) {
        this.forms = forms;
        this.replies = replies;
        this.tickets = tickets;
        this.classification = classification;
        this.brands = brands;
    }

    @Override
    public void notify(DelegateTask task) {
        var form = forms.read(task);
        var outcome = form.values().text("outcome").orElseThrow();
        if (outcome.equals("REASSIGN")) {
            var brand = brands.get(tickets.get(form.number()).brand());
            var team = form.values().text("team").orElseThrow();
            if (!brand.hasTeam(team)) {
                throw new BadInput(List.of(new FieldError(
                        "team", "'%s' is not a team of %s".formatted(team, brand.id()), "form.problem.team")));
            }
            classification.reassign(form.number(), team, form.actor());
        }
        tickets.record(form.number(), "lead-decided", form.actor(), Map.of("outcome", outcome));
        replies.post(form);
    }
}
