package io.guichet.desk;

import io.guichet.access.DemoSettings;
import io.guichet.access.StaffMember;
import io.guichet.email.EmailFilter;
import io.guichet.email.EmailMessage;
import io.guichet.email.EmailState;
import io.guichet.email.EmailTemplate;
import io.guichet.email.Outbox;
import io.guichet.problem.AccessRefused;
import io.guichet.problem.UnknownEntity;
import io.guichet.ticket.TicketAccess;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which e-mails of the outbox a member of staff may read and have sent again: those of visible tickets. */
@Component
class EmailAccess {

    private final DemoSettings settings;
    private final Outbox outbox;
    private final TicketAccess access;

    EmailAccess(DemoSettings settings, Outbox outbox, TicketAccess access) {
        this.settings = settings;
        this.outbox = outbox;
        this.access = access;
    }

    /** The e-mails that the person may read, of a ticket and state, or of all (null). */
    EmailFilter filter(StaffMember staff, String ticket, EmailState state) {
        return new EmailFilter(
                List.copyOf(staff.brands()), access.hiddenTickets(staff), secretTemplates(), ticket, state);
    }

    /** The e-mail; throws {@link UnknownEntity} if the person may not read it. */
    EmailMessage requireVisible(long id, StaffMember staff) {
        return outbox.find(id)
                .filter(email -> staff.hasAccessTo(email.brand()))
                .filter(email -> !secretTemplates().contains(email.template()))
                .filter(email -> !access.hiddenTickets(staff).contains(email.number()))
                .orElseThrow(() -> UnknownEntity.of("email", id));
    }

    /** The e-mail, if the person may have it sent; {@link AccessRefused} for staff who may only read. */
    EmailMessage requireWork(long id, StaffMember staff) {
        var email = requireVisible(id, staff);
        if (!staff.worksOnTickets()) {
            throw new AccessRefused("Only staff who work on tickets may do this.");
        }
        return email;
    }

    /** A reader of such an email could sign in as its recipient. Only the demo run shows it. */
    private List<String> secretTemplates() {
        return settings.demo() ? List.of() : EmailTemplate.secretIds();
    }
}
