package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.brand.Brands;
import io.guichet.email.EmailSettings;
import io.guichet.email.EmailTemplate;
import io.guichet.email.Outbox;
import io.guichet.email.TemplatedEmail;
import io.guichet.notification.NotificationKind;
import io.guichet.notification.Notifications;
import io.guichet.text.InputText;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketAccess;
import io.guichet.ticket.TicketEvent.NoteAdded;
import io.guichet.ticket.Tickets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Staff whom an internal note mentions as {@code @user}; each gets an e-mail, if they may see the ticket. */
@Component
class Mentions {

    private static final int MAX_MENTIONS = 20;
    private static final int MAX_NOTE_LENGTH = 2_000;

    private final StaffDirectory directory;
    private final Tickets tickets;
    private final Brands brands;
    private final Outbox outbox;
    private final EmailSettings settings;
    private final LabelFormatter labels;
    private final Notifications notifications;

    Mentions(
            StaffDirectory directory,
            Tickets tickets,
            Brands brands,
            Outbox outbox,
            EmailSettings settings,
            LabelFormatter labels,
            Notifications notifications) {
        this.notifications = notifications;
        this.directory = directory;
        this.tickets = tickets;
        this.brands = brands;
        this.outbox = outbox;
        this.settings = settings;
        this.labels = labels;
    }

    /** The staff whom the text mentions and who may see the ticket. */
    List<StaffMember> in(String text, Ticket ticket) {
        var mentioned = new ArrayList<StaffMember>();
        for (var id : ids(text)) {
            directory
                    .findActive(id)
                    .filter(staff -> TicketAccess.isVisibleTo(staff, ticket))
                    .ifPresent(mentioned::add);
        }
        return mentioned;
    }

    /** Those who can be mentioned on the ticket, by name. */
    List<StaffMember> candidates(Ticket ticket) {
        return directory.all().stream()
                .filter(staff -> TicketAccess.isVisibleTo(staff, ticket))
                .toList();
    }

    /** A word after an at sign at the beginning of a word; a full stop at its end belongs to the sentence. */
    private static Set<String> ids(String text) {
        var ids = new LinkedHashSet<String>();
        int at = text.indexOf('@');
        while (at >= 0 && ids.size() < MAX_MENTIONS) {
            int end = at + 1;
            while (end < text.length() && isPartOfId(text.charAt(end))) {
                end++;
            }
            int last = end;
            while (last > at + 1 && ".-".indexOf(text.charAt(last - 1)) >= 0) {
                last--;
            }
            var isWord = at == 0 || !isPartOfId(text.charAt(at - 1));
            if (isWord && last > at + 1) {
                ids.add(text.substring(at + 1, last));
            }
            at = text.indexOf('@', end);
        }
        return ids;
    }

    private static boolean isPartOfId(char character) {
        return Character.isLetterOrDigit(character) || character == '-' || character == '_' || character == '.';
    }

    @EventListener
    void on(NoteAdded event) {
        if (event.body().indexOf('@') < 0) {
            return;
        }
        var ticket = tickets.get(event.number());
        in(event.body(), ticket).stream()
                .filter(staff -> !staff.id().equals(event.by().id()))
                .forEach(staff -> {
                    notifications.add(
                            NotificationKind.MENTIONED,
                            ticket.number(),
                            staff.id(),
                            event.by().id());
                    notify(staff, ticket, event);
                });
    }

    private void notify(StaffMember staff, Ticket ticket, NoteAdded event) {
        if (InputText.isBlank(staff.email())) {
            return;
        }
        var brand = brands.get(ticket.brand());
        var values = Map.of(
                "subject", ticket.subject(),
                "agent", labels.actor(event.by()),
                "note", InputText.truncate(event.body(), MAX_NOTE_LENGTH),
                "link", settings.link("/desk/tickets/" + ticket.number()));
        outbox.enqueue(new TemplatedEmail(
                brand, ticket.number(), EmailTemplate.MENTION, brand.languages().get(0), staff.email(), values));
    }
}
