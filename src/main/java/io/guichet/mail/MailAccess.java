package io.guichet.mail;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.problem.AccessRefused;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.UnknownEntity;
import io.guichet.ticket.TicketAccess;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which messages the user may see and decide about: those of their brands, without those of tickets hidden from them. */
@Component
class MailAccess {

    private final IncomingMailStore store;
    private final StaffDirectory directory;
    private final TicketAccess tickets;

    MailAccess(IncomingMailStore store, StaffDirectory directory, TicketAccess tickets) {
        this.store = store;
        this.directory = directory;
        this.tickets = tickets;
    }

    /** The user's messages before that id (null for the first page), newest first. */
    List<MailSummary> newest(MailFolder folder, Long before, int limit) {
        var staff = directory.current();
        var hidden = new HashSet<>(tickets.hiddenTickets(staff));
        return store.newest(staff.brands(), folder, before, limit).stream()
                .map(mail -> MailSummary.of(mail, hidden.contains(mail.ticket())))
                .toList();
    }

    IncomingMail requireVisible(long id) {
        var staff = directory.current();
        return store.find(id)
                .filter(mail -> staff.hasAccessTo(mail.brand()))
                .filter(mail -> mail.ticket() == null || tickets.isVisible(mail.ticket(), staff))
                .orElseThrow(() -> UnknownEntity.of("mail", id));
    }

    /** A message as it came; it may contain addresses that take replies, so that only staff who work on tickets get it. */
    IncomingMail requireRaw(long id) {
        var mail = requireVisible(id);
        requireWork(mail.brand());
        return mail;
    }

    /** The user's brands. */
    Collection<String> brands() {
        return directory.current().brands();
    }

    boolean serves(String brand) {
        return directory.current().hasAccessTo(brand);
    }

    boolean mayWork(String brand) {
        var staff = directory.current();
        return staff.hasAccessTo(brand) && staff.worksOnTickets();
    }

    /** The user, if they work on tickets of the brand; otherwise {@link AccessRefused}. */
    StaffMember requireWork(String brand) {
        var staff = directory.current();
        if (!staff.hasAccessTo(brand) || !staff.worksOnTickets()) {
            throw new AccessRefused("Only staff who work on tickets of %s may do this.".formatted(brand));
        }
        return staff;
    }

    /** The number of a ticket to which the user may add the message. Throws {@link BadInput}. */
    String requireTicket(IncomingMail mail, String number) {
        if (number == null || number.isBlank()) {
            throw badTicket("is required", "mail.problem.required");
        }
        var ticket = tickets.requireWork(number.strip(), directory.current());
        if (!ticket.brand().equals(mail.brand())) {
            throw badTicket("is a ticket of another brand", "mail.problem.other-brand");
        }
        return ticket.number();
    }

    private static BadInput badTicket(String problem, String key) {
        return new BadInput(List.of(new FieldError("ticket", problem, key, List.of())));
    }
}
