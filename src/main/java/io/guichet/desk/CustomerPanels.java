package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.customer.CustomerNotes.CustomerNote;
import io.guichet.desk.CustomerDetails.KnownCustomer;
import io.guichet.desk.CustomerTickets.CustomerRating;
import io.guichet.desk.CustomerTickets.CustomerTicket;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.Ticket;
import io.guichet.web.TimeFormatter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The customer beside the conversation, for the current user in their language. */
@Component
public class CustomerPanels {

    private final CustomerDetails details;
    private final StaffDirectory directory;
    private final LabelFormatter labels;
    private final TimeFormatter timeFormatter;
    private final Clock clock;

    CustomerPanels(
            CustomerDetails details,
            StaffDirectory directory,
            LabelFormatter labels,
            TimeFormatter timeFormatter,
            Clock clock) {
        this.details = details;
        this.directory = directory;
        this.labels = labels;
        this.timeFormatter = timeFormatter;
        this.clock = clock;
    }

    /** @param author name of its author */
    public record CustomerNoteView(long id, String author, Instant at, String body, boolean mayDelete) {}

    /**
     * The customer.
     *
     * @param localTime time and zone with its source, or null
     * @param teams names with plan
     * @param mayWrite whether the user may add a note
     */
    public record CustomerPanel(
            String localTime,
            List<String> teams,
            List<CustomerTicket> tickets,
            int moreTickets,
            List<CustomerRating> ratings,
            List<CustomerNoteView> notes,
            boolean mayWrite) {}

    /** Null for a requester who has not proved the address. The ticket must be visible to the user. */
    public CustomerPanel of(Ticket ticket, Locale locale) {
        var staff = directory.current();
        return details.of(ticket, staff)
                .map(known -> panel(known, ticket, staff, locale))
                .orElse(null);
    }

    private CustomerPanel panel(KnownCustomer known, Ticket ticket, StaffMember staff, Locale locale) {
        return new CustomerPanel(
                localTime(known, locale),
                known.teams().stream()
                        .map(team -> "%s (%s)"
                                .formatted(team.name(), labels.value(ticket.brand(), "plan", team.plan(), locale)))
                        .toList(),
                known.tickets().tickets(),
                known.tickets().more(),
                known.ratings(),
                known.notes().stream().map(note -> noteView(note, staff)).toList(),
                staff.worksOnTickets());
    }

    private String localTime(KnownCustomer known, Locale locale) {
        if (known.zone() == null) {
            return null;
        }
        var zone = known.zone().zone();
        var time = timeFormatter.zonedTime(LocalTime.ofInstant(clock.instant(), zone), locale, zone);
        return labels.text("customer.local-time." + known.zone().source(), locale, time);
    }

    private CustomerNoteView noteView(CustomerNote note, StaffMember staff) {
        return new CustomerNoteView(
                note.id(),
                labels.staff(note.author()),
                note.writtenAt(),
                note.body(),
                CustomerNoteCommands.mayDelete(note, staff));
    }
}
