package io.guichet.process;

import io.guichet.access.Roles;
import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.brand.Brands;
import io.guichet.email.EmailSettings;
import io.guichet.email.EmailTemplate;
import io.guichet.email.Outbox;
import io.guichet.email.TemplatedEmail;
import io.guichet.policy.LadderStep.EscalationRecipient;
import io.guichet.policy.RowTexts;
import io.guichet.sla.DeadlineWarningRaised;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import io.guichet.web.TimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Sends the e-mails of escalation steps to their recipients with an address; of a restricted ticket to its team only.
 */
@Component
class DeadlineWarningEmails {

    private final Outbox outbox;
    private final EmailSettings settings;
    private final Tickets tickets;
    private final Brands brands;
    private final StaffDirectory directory;
    private final TaskService tasks;
    private final TimeFormatter formatter;
    private final RowTexts rowTexts;
    private final MessageSource messages;

    DeadlineWarningEmails(
            Outbox outbox,
            EmailSettings settings,
            Tickets tickets,
            Brands brands,
            StaffDirectory directory,
            TaskService tasks,
            TimeFormatter formatter,
            RowTexts rowTexts,
            MessageSource messages) {
        this.outbox = outbox;
        this.settings = settings;
        this.tickets = tickets;
        this.brands = brands;
        this.directory = directory;
        this.tasks = tasks;
        this.formatter = formatter;
        this.rowTexts = rowTexts;
        this.messages = messages;
    }

    void send(DeadlineWarningRaised event) {
        var ticket = tickets.get(event.number());
        recipients(ticket, event.step().recipient()).stream()
                .map(StaffMember::email)
                .filter(address -> address != null && !address.isBlank())
                .forEach(address -> queue(ticket, event, address));
    }

    private List<StaffMember> recipients(Ticket ticket, EscalationRecipient recipient) {
        var assignees = assignees(ticket);
        return directory.all().stream()
                .filter(staff -> staff.hasAccessTo(ticket.brand()))
                .filter(staff -> !ticket.restricted() || staff.teams().contains(ticket.team()))
                .filter(staff -> switch (recipient) {
                    case LEAD -> staff.roles().contains(Roles.LEAD);
                    case TEAM -> staff.teams().contains(ticket.team());
                    case ASSIGNEE ->
                        assignees.isEmpty() ? staff.teams().contains(ticket.team()) : assignees.contains(staff.id());
                })
                .toList();
    }

    private List<String> assignees(Ticket ticket) {
        return tasks.createTaskQuery().processInstanceBusinessKey(ticket.number()).list().stream()
                .map(Task::getAssignee)
                .filter(Objects::nonNull)
                .toList();
    }

    private void queue(Ticket ticket, DeadlineWarningRaised event, String address) {
        var brand = brands.get(ticket.brand());
        var language = brand.languages().get(0);
        var locale = Locale.forLanguageTag(language);
        var values = new HashMap<String, Object>();
        values.put("subject", ticket.subject());
        values.put(
                "level",
                messages.getMessage(
                        "clock.state." + level(event),
                        new Object[] {
                            messages.getMessage(
                                    "clock.target.gender." + event.step().target(), null, locale)
                        },
                        locale));
        values.put("target", messages.getMessage("clock.target." + event.step().target(), null, locale));
        values.put("due", formatter.fullDateTime(event.due(), locale, brand.zone()));
        values.put("reason", rowTexts.forStaff(event.step().reason(), locale));
        values.put("link", settings.link("/desk/tickets/" + ticket.number()));
        outbox.enqueue(
                new TemplatedEmail(brand, ticket.number(), EmailTemplate.DEADLINE_WARNING, language, address, values));
    }

    private static String level(DeadlineWarningRaised event) {
        return event.step().isBeforeTheDeadline() ? "AT_RISK" : "OVERDUE";
    }
}
