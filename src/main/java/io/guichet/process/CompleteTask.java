package io.guichet.process;

import io.guichet.brand.Brands;
import io.guichet.policy.TicketAttributes;
import io.guichet.process.TaskForms.CompletedForm;
import io.guichet.ticket.Tickets;
import java.util.HashMap;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Completes a task that needs no class of its own. Fields of its form have these effects: {@code reply} and {@code note} go
 * to the conversation, {@code issueKey} links an issue, a field that is named like a ticket attribute sets that attribute,
 * and {@code outcome} is the variable that the next gateway reads.
 */
@Component
class CompleteTask implements TaskListener {

    private final TaskForms forms;
    private final StaffReplies replies;
    private final Tickets tickets;
    private final Brands brands;

    CompleteTask(TaskForms forms, StaffReplies replies, Tickets tickets, Brands brands) {
        this.forms = forms;
        this.replies = replies;
        this.tickets = tickets;
        this.brands = brands;
    }

    @Override
    public void notify(DelegateTask task) {
        var form = forms.read(task);
        replies.post(form);
        form.values().text("issueKey").ifPresent(key -> tickets.linkIssue(form.number(), key, form.actor()));
        recordAttributes(form);
        if (form.values().has(TaskForms.OUTCOME)) {
            TaskForms.setOutcome(task, form.values());
        }
    }

    private void recordAttributes(CompletedForm form) {
        var attributes = new HashMap<>(form.values().asMap());
        attributes.keySet().retainAll(TicketAttributes.names());
        if (attributes.isEmpty()) {
            return;
        }
        attributes.replaceAll(
                (name, value) -> value instanceof String text ? TicketAttributes.parseValue(name, text) : value);
        var brand = brands.get(tickets.get(form.number()).brand());
        tickets.recordAttributes(form.number(), TicketAttributes.validated(brand, attributes), form.actor());
    }
}
