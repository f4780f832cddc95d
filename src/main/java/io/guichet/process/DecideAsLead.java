package io.guichet.process;

import io.guichet.brand.Brands;
import io.guichet.http.BadInput;
import io.guichet.ticket.Rulings;
import io.guichet.ticket.Tickets;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A lead has decided how a ticket goes on that nobody took, that is late, or that left a customer unsatisfied. */
@Component
class DecideAsLead implements TaskListener {

    private final TaskForms forms;
    private final Replies replies;
    private final Tickets tickets;
    private final Rulings rulings;
    private final Brands brands;

    DecideAsLead(TaskForms forms, Replies replies, Tickets tickets, Rulings rulings, Brands brands) {
        this.forms = forms;
        this.replies = replies;
        this.tickets = tickets;
        this.rulings = rulings;
        this.brands = brands;
    }

    @Override
    public void notify(DelegateTask task) {
        var filled = forms.filled(task);
        var outcome = filled.answers().text("outcome").orElseThrow();
        if (outcome.equals("REASSIGN")) {
            var brand = brands.get(tickets.get(filled.number()).brand());
            var team = filled.answers().text("team").orElseThrow();
            if (!brand.hasTeam(team)) {
                throw new BadInput("team", "'%s' is not a team of %s".formatted(team, brand.id()));
            }
            rulings.reassign(filled.number(), team, filled.by());
        }
        tickets.record(filled.number(), "lead-decided", filled.by(), Map.of("outcome", outcome));
        replies.handOn(filled);
    }
}
