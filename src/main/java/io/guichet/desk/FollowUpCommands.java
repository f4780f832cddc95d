package io.guichet.desk;

import io.guichet.access.StaffMember;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.ticket.Actor;
import io.guichet.ticket.TicketAccess;
import io.guichet.ticket.TicketCommands;
import io.guichet.ticket.Tickets;
import io.guichet.web.RetryableTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Plans when an agent comes back to a ticket, by page and API. */
@Component
class FollowUpCommands {

    private static final Duration LATEST = Duration.ofDays(366);

    private final TicketAccess access;
    private final Tickets tickets;
    private final TicketCommands commands;
    private final Clock clock;

    FollowUpCommands(TicketAccess access, Tickets tickets, TicketCommands commands, Clock clock) {
        this.access = access;
        this.tickets = tickets;
        this.commands = commands;
        this.clock = clock;
    }

    /**
     * The ticket waits until that instant, or until the customer writes. A ticket that is nobody's becomes the user's, to
     * whom it comes back. A second call moves the date.
     */
    @RetryableTransaction
    public void plan(String number, Instant at, StaffMember staff) {
        access.requireWork(number, staff);
        BadInput.throwIfAny(errors(at));
        var ticket = tickets.lock(number);
        if (ticket.assignee() != null && !ticket.assignee().equals(staff.id())) {
            throw new TicketHeld(ticket.assignee(), ticket.status());
        }
        var actor = Actor.staff(staff.id());
        if (ticket.assignee() == null && staff.belongsTo(ticket.team())) {
            tickets.assign(number, staff.id(), null, actor);
        }
        commands.planFollowUp(number, at, actor);
    }

    /** The ticket is its agent's at once. */
    @RetryableTransaction
    public void cancel(String number, StaffMember staff) {
        access.requireWork(number, staff);
        commands.cancelFollowUp(number, Actor.staff(staff.id()));
    }

    private List<FieldError> errors(Instant at) {
        var errors = new ArrayList<FieldError>();
        if (at == null) {
            errors.add(new FieldError("at", "needs a date and a time", "follow-up.unreadable"));
        } else if (!at.isAfter(clock.instant())) {
            errors.add(new FieldError("at", "must lie in the future", "follow-up.past"));
        } else if (at.isAfter(clock.instant().plus(LATEST))) {
            errors.add(new FieldError("at", "must lie within a year", "follow-up.too-late"));
        }
        return errors;
    }
}
