package io.guichet.process;

import io.guichet.access.Roles;
import io.guichet.access.Staff;
import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brands;
import io.guichet.http.Moments;
import io.guichet.letter.Draft;
import io.guichet.letter.LetterSettings;
import io.guichet.letter.Outbox;
import io.guichet.policy.LadderStep.Tells;
import io.guichet.policy.RowTexts;
import io.guichet.sla.DeadlineWarned;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes to the staff whom a step of the ladder names and who have an address. Of a restricted ticket its team alone learns. */
@Component
class WarningLetters {

    private static final String TEMPLATE = "deadline-warning";

    private final Outbox outbox;
    private final LetterSettings settings;
    private final Tickets tickets;
    private final Brands brands;
    private final StaffDirectory directory;
    private final TaskService tasks;
    private final Moments moments;
    private final RowTexts rows;
    private final MessageSource messages;

    WarningLetters(
            Outbox outbox,
            LetterSettings settings,
            Tickets tickets,
            Brands brands,
            StaffDirectory directory,
            TaskService tasks,
            Moments moments,
            RowTexts rows,
            MessageSource messages) {
        this.outbox = outbox;
        this.settings = settings;
        this.tickets = tickets;
        this.brands = brands;
        this.directory = directory;
        this.tasks = tasks;
        this.moments = moments;
        this.rows = rows;
        this.messages = messages;
    }

    void tell(DeadlineWarned warned) {
        var ticket = tickets.get(warned.number());
        recipients(ticket, warned.step().tells()).stream()
                .map(Staff::email)
                .filter(address -> address != null && !address.isBlank())
                .forEach(address -> post(ticket, warned, address));
    }

    private List<Staff> recipients(Ticket ticket, Tells tells) {
        var assignees = assignees(ticket);
        return directory.all().stream()
                .filter(staff -> staff.serves(ticket.brand()))
                .filter(staff -> !ticket.restricted() || staff.teams().contains(ticket.team()))
                .filter(staff -> switch (tells) {
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

    private void post(Ticket ticket, DeadlineWarned warned, String address) {
        var brand = brands.get(ticket.brand());
        var language = brand.languages().get(0);
        var locale = Locale.forLanguageTag(language);
        var values = new HashMap<String, Object>();
        values.put("subject", ticket.subject());
        values.put("level", messages.getMessage("clock.state." + level(warned), null, locale));
        values.put("target", messages.getMessage("clock.target." + warned.step().target(), null, locale));
        values.put("due", moments.full(warned.due(), locale, brand.zone()));
        values.put("because", rows.of(brand.id(), warned.step().because(), locale));
        values.put("link", settings.link("/desk/tickets/" + ticket.number()));
        outbox.post(new Draft(brand, ticket.number(), TEMPLATE, language, address, values));
    }

    private static String level(DeadlineWarned warned) {
        return warned.step().isBeforeTheDeadline() ? "AT_RISK" : "OVERDUE";
    }
}
