package io.guichet.notification;

import io.guichet.access.UserDeleted;
import io.guichet.sla.DeadlineWarningRaised;
import io.guichet.ticket.Actor;
import io.guichet.ticket.TicketEvent.AssigneeChanged;
import io.guichet.ticket.TicketEvent.CustomerReplied;
import io.guichet.ticket.TicketEvent.TicketEnded;
import io.guichet.ticket.TicketEvent.TicketReopened;
import io.guichet.ticket.TicketEvent.TicketSolved;
import io.guichet.ticket.Tickets;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notifies the agent of a ticket of what others and clocks do to it. */
@Component
class NotificationTriggers {

    private final Notifications notifications;
    private final Tickets tickets;

    NotificationTriggers(Notifications notifications, Tickets tickets) {
        this.notifications = notifications;
        this.tickets = tickets;
    }

    @EventListener
    void on(AssigneeChanged event) {
        if (event.to() != null && !event.by().equals(Actor.staff(event.to()))) {
            var colleague = event.by().isStaff() ? event.by().id() : null;
            notifications.add(NotificationKind.ASSIGNED, event.number(), event.to(), colleague);
        }
    }

    @EventListener
    void on(CustomerReplied event) {
        notifyAgent(NotificationKind.REPLIED, event.number());
    }

    /** A customer reopens with a message, too. */
    @EventListener
    void on(TicketReopened event) {
        if (!event.by().isStaff()) {
            notifyAgent(NotificationKind.REPLIED, event.number());
        }
    }

    @EventListener
    void on(DeadlineWarningRaised event) {
        if (event.newest()) {
            var isBefore = event.step().isBeforeTheDeadline();
            notifyAgent(isBefore ? NotificationKind.AT_RISK : NotificationKind.OVERDUE, event.number());
        }
    }

    @EventListener
    void on(TicketSolved event) {
        notifications.settle(event.number());
    }

    @EventListener
    void on(TicketEnded event) {
        notifications.settle(event.number());
    }

    @EventListener
    void on(UserDeleted event) {
        notifications.deleteOf(event.user());
    }

    private void notifyAgent(NotificationKind kind, String number) {
        var agent = tickets.get(number).assignee();
        if (agent != null) {
            notifications.add(kind, number, agent, null);
        }
    }
}
