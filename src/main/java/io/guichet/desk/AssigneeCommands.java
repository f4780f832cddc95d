package io.guichet.desk;

import io.guichet.access.Roles;
import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.problem.AccessRefused;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.StateConflict;
import io.guichet.text.InputText;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketAccess;
import io.guichet.ticket.Tickets;
import io.guichet.web.RetryableTransaction;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Assigns tickets to agents, and gives them back to their teams. The ticket's own tasks follow. */
@Component
class AssigneeCommands {

    private final TicketAccess access;
    private final Tickets tickets;
    private final TaskReader reader;
    private final TaskService tasks;
    private final EngineCommands engine;
    private final StaffDirectory directory;
    private final JdbcClient db;

    AssigneeCommands(
            TicketAccess access,
            Tickets tickets,
            TaskReader reader,
            TaskService tasks,
            EngineCommands engine,
            StaffDirectory directory,
            JdbcClient db) {
        this.access = access;
        this.tickets = tickets;
        this.reader = reader;
        this.tasks = tasks;
        this.engine = engine;
        this.directory = directory;
        this.db = db;
    }

    /**
     * Assigns the ticket. Idempotent for its assignee.
     *
     * @param user user id of a member of the ticket's team; null for the team
     * @param reason required for a ticket of somebody else, otherwise {@link TicketHeld}
     */
    @RetryableTransaction
    public void assign(String number, String user, String reason, StaffMember staff) {
        access.requireWork(number, staff);
        var ticket = tickets.lock(number);
        if (!staff.belongsTo(ticket.team()) && !staff.hasRole(Roles.LEAD)) {
            throw new AccessRefused("The ticket is for %s.".formatted(ticket.team()));
        }
        if (ticket.isClosed()) {
            throw new StateConflict("A closed ticket has no assignee.", ticket.status());
        }
        var wanted = InputText.isBlank(user) ? null : InputText.strip(user);
        if (wanted != null) {
            requireMember(wanted, ticket);
        }
        var holder = ticket.assignee();
        if (holder != null && !holder.equals(wanted) && !holder.equals(staff.id()) && InputText.isBlank(reason)) {
            throw new TicketHeld(holder, ticket.status());
        }
        if (!InputText.isBlank(reason)) {
            BadInput.throwIfAny(Reasons.errors(reason));
        }
        move(ticket, wanted, InputText.isBlank(reason) ? null : Reasons.strip(reason), Actor.staff(staff.id()));
    }

    /** The numbers of the tickets of a user. */
    List<String> ticketsOf(String user) {
        return db.sql("select number from ticket where assignee = :user order by number")
                .param("user", user)
                .query(String.class)
                .list();
    }

    /** Gives the ticket to its team if it is still that user's. */
    @RetryableTransaction
    public void release(String number, String user, Actor by) {
        var ticket = tickets.lock(number);
        if (user.equals(ticket.assignee())) {
            move(ticket, null, null, by);
        }
    }

    private void move(Ticket ticket, String user, String reason, Actor by) {
        if (user == null) {
            tickets.release(ticket.number(), reason, by);
        } else {
            tickets.assign(ticket.number(), user, reason, by);
        }
        reader.openOf(ticket.number()).stream()
                .filter(task -> task.groups().contains(ticket.team()))
                .forEach(task -> engine.run(() -> tasks.setAssignee(task.id(), user)));
    }

    private void requireMember(String user, Ticket ticket) {
        var member = directory
                .findActive(user)
                .filter(agent -> agent.hasAccessTo(ticket.brand()) && agent.worksOnTickets())
                .filter(agent -> agent.belongsTo(ticket.team()));
        if (member.isEmpty()) {
            throw new BadInput(List.of(
                    new FieldError("user", "must be a member of the team " + ticket.team(), "assignee.user.unknown")));
        }
    }
}
