package io.guichet.process;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.brand.Brands;
import io.guichet.email.EmailSettings;
import io.guichet.email.EmailTemplate;
import io.guichet.email.Outbox;
import io.guichet.email.TemplatedEmail;
import io.guichet.ticket.Actor;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.TicketEvent.AssigneeChanged;
import io.guichet.ticket.Tickets;
import java.util.HashMap;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notifies the new and the former assignee of a ticket, unless they changed it themselves. */
@Component
class AssigneeEmails {

    private final Outbox outbox;
    private final EmailSettings settings;
    private final Tickets tickets;
    private final Brands brands;
    private final StaffDirectory directory;
    private final LabelFormatter labels;

    AssigneeEmails(
            Outbox outbox,
            EmailSettings settings,
            Tickets tickets,
            Brands brands,
            StaffDirectory directory,
            LabelFormatter labels) {
        this.outbox = outbox;
        this.settings = settings;
        this.tickets = tickets;
        this.brands = brands;
        this.directory = directory;
        this.labels = labels;
    }

    @EventListener
    void on(AssigneeChanged event) {
        Stream.of(Optional.ofNullable(event.from()), Optional.ofNullable(event.to()))
                .flatMap(Optional::stream)
                .filter(user -> !event.by().equals(Actor.staff(user)))
                .flatMap(user -> directory.findActive(user).stream())
                .filter(staff -> staff.email() != null && !staff.email().isBlank())
                .forEach(staff -> queue(event, staff));
    }

    private void queue(AssigneeChanged event, StaffMember recipient) {
        var ticket = tickets.get(event.number());
        var brand = brands.get(ticket.brand());
        var values = new HashMap<String, Object>();
        values.put("subject", ticket.subject());
        values.put("mine", recipient.id().equals(event.to()));
        values.put("by", labels.actor(event.by()));
        values.put("assignee", event.to() == null ? null : labels.staff(event.to()));
        values.put("reason", event.reason());
        values.put("link", settings.link("/desk/tickets/" + ticket.number()));
        outbox.enqueue(new TemplatedEmail(
                brand,
                ticket.number(),
                EmailTemplate.ASSIGNEE_CHANGED,
                brand.languages().get(0),
                recipient.email(),
                values));
    }
}
