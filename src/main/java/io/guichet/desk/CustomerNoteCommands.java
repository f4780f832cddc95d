package io.guichet.desk;

import io.guichet.access.AuditType;
import io.guichet.access.AuditedAction;
import io.guichet.access.Roles;
import io.guichet.access.StaffMember;
import io.guichet.customer.CustomerNotes;
import io.guichet.customer.CustomerNotes.CustomerNote;
import io.guichet.customer.Customers;
import io.guichet.problem.AccessRefused;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.StateConflict;
import io.guichet.text.InputText;
import io.guichet.ticket.TicketAccess;
import io.guichet.web.Idempotency;
import io.guichet.web.RetryableTransaction;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Notes of staff on the customer of a ticket: written and deleted, by page and API. Both are audited. */
@Component
class CustomerNoteCommands {

    private final TicketAccess access;
    private final Customers customers;
    private final CustomerNotes notes;
    private final Idempotency idempotency;
    private final ApplicationEventPublisher events;

    CustomerNoteCommands(
            TicketAccess access,
            Customers customers,
            CustomerNotes notes,
            Idempotency idempotency,
            ApplicationEventPublisher events) {
        this.access = access;
        this.customers = customers;
        this.notes = notes;
        this.idempotency = idempotency;
        this.events = events;
    }

    record NoteRequest(String body) {}

    /** @param author user id */
    record NoteResponse(long id, String author, Instant at, String body) {

        static NoteResponse of(CustomerNote note) {
            return new NoteResponse(note.id(), note.author(), note.writtenAt(), note.body());
        }
    }

    /**
     * Adds a note. A second call with the same key and text answers the same and adds nothing.
     *
     * @param key of the API's caller or of the page's form; null for none
     */
    @RetryableTransaction
    public NoteResponse add(String number, NoteRequest request, String key, StaffMember staff) {
        var customer = requireCustomer(number, staff);
        BadInput.throwIfAny(errors(request.body()));
        var endpoint = "tickets/%s/customer/notes".formatted(number);
        return idempotency.computeOnce(staff.id(), endpoint, key, request, NoteResponse.class, () -> {
            var note = notes.add(customer, request.body(), staff.id());
            events.publishEvent(
                    new AuditedAction(AuditType.CUSTOMER_NOTE_WRITTEN, number, "note %d".formatted(note.id())));
            return NoteResponse.of(note);
        });
    }

    /** Deletes a note; for its author and for leads. */
    @RetryableTransaction
    public void delete(String number, long id, StaffMember staff) {
        var note = notes.get(requireCustomer(number, staff), id);
        if (!mayDelete(note, staff)) {
            throw new AccessRefused("Only its author or a lead may delete the note.");
        }
        notes.delete(note);
        events.publishEvent(new AuditedAction(
                AuditType.CUSTOMER_NOTE_DELETED, number, "note %d of %s".formatted(id, note.author())));
    }

    static boolean mayDelete(CustomerNote note, StaffMember staff) {
        return staff.worksOnTickets() && (note.author().equals(staff.id()) || staff.hasRole(Roles.LEAD));
    }

    /** The record of the requester, who must have proved the address: otherwise it may be somebody else's. */
    private long requireCustomer(String number, StaffMember staff) {
        var ticket = access.requireWork(number, staff);
        if (!ticket.isVerified()) {
            throw new StateConflict("The requester of %s is not verified.".formatted(number), ticket.status());
        }
        return customers.ownerOf(ticket.customerId()).id();
    }

    private static List<FieldError> errors(String body) {
        return InputText.isBlank(body)
                ? List.of(new FieldError("body", "must not be empty", "customer.note.required"))
                : CustomerNotes.BODY.errors("body", body, "customer.note.too-long", CustomerNotes.BODY.maxLength());
    }
}
