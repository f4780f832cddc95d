package io.guichet.desk;

import io.guichet.access.AuditType;
import io.guichet.access.AuditedAction;
import io.guichet.access.StaffMember;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.customer.Customer;
import io.guichet.customer.Customers;
import io.guichet.customer.PhonePins;
import io.guichet.desk.MessageCommands.MessageRequest;
import io.guichet.desk.MessageCommands.PostedMessageResponse;
import io.guichet.problem.AccessRefused;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.UnknownEntity;
import io.guichet.text.InputText;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Message.Author;
import io.guichet.ticket.Message.Visibility;
import io.guichet.ticket.Tickets;
import io.guichet.web.Idempotency;
import io.guichet.web.RetryableTransaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Calls of customers: the caller's PIN is checked, and what the caller said becomes a message of the ticket. */
@Component
class Calls {

    private final Tickets tickets;
    private final Customers customers;
    private final PhonePins pins;
    private final Brands brands;
    private final MessageCommands messages;
    private final Idempotency idempotency;
    private final ApplicationEventPublisher events;

    Calls(
            Tickets tickets,
            Customers customers,
            PhonePins pins,
            Brands brands,
            MessageCommands messages,
            Idempotency idempotency,
            ApplicationEventPublisher events) {
        this.tickets = tickets;
        this.customers = customers;
        this.pins = pins;
        this.brands = brands;
        this.messages = messages;
        this.idempotency = idempotency;
        this.events = events;
    }

    /** What is known of the PIN of a caller. */
    enum PinState {
        /** No PIN of the customer is known to the desk. */
        UNKNOWN,
        /** The user has not checked it in the last hour. */
        UNCHECKED,
        CORRECT,
        WRONG
    }

    /** The customer with that address; empty if there is none. */
    Optional<Customer> find(String brand, String email, StaffMember staff) {
        return customers.find(requireBrand(brand, staff).id(), email);
    }

    /** The customer; {@link UnknownEntity} for one of a brand that the user does not serve. */
    Customer get(long id, StaffMember staff) {
        requireWorks(staff);
        var customer = customers.ownerOf(id);
        if (!staff.hasAccessTo(customer.brand())) {
            throw new UnknownEntity("There is no such customer.");
        }
        return customer;
    }

    PinState pinState(long customer, StaffMember staff) {
        if (!pins.isKnown(customer)) {
            return PinState.UNKNOWN;
        }
        return pins.lastCheck(customer, staff.id())
                .map(correct -> correct ? PinState.CORRECT : PinState.WRONG)
                .orElse(PinState.UNCHECKED);
    }

    /**
     * Checks what the caller said. Throws {@link io.guichet.problem.RateLimitExceeded} after too many wrong PINs.
     */
    @RetryableTransaction
    public boolean checkPin(long id, String said, StaffMember staff) {
        var customer = get(id, staff);
        var correct = pins.check(customer.id(), said, staff.id());
        events.publishEvent(new AuditedAction(
                AuditType.CALLER_CHECKED, "customer " + customer.id(), correct ? "right PIN" : "wrong PIN"));
        return correct;
    }

    /**
     * Logs a call: what the customer said becomes their message in that ticket. A second call with the same key logs
     * nothing again.
     *
     * @param key of the API's caller or token of the page; null for none
     */
    @RetryableTransaction
    public PostedMessageResponse log(String number, String said, String key, StaffMember staff) {
        var message = new MessageRequest(Author.CUSTOMER, Visibility.PUBLIC, said, false, List.of());
        var ticket = messages.requireValid(number, message, staff);
        var endpoint = "tickets/%s/calls".formatted(number);
        return idempotency.computeOnce(staff.id(), endpoint, key, message, PostedMessageResponse.class, () -> {
            var posted = messages.post(number, message, List.of(), null, null, staff);
            var state = pinState(customers.ownerOf(ticket.customerId()).id(), staff);
            tickets.record(posted.number(), "call-logged", Actor.staff(staff.id()), Map.of("outcome", state.name()));
            return posted;
        });
    }

    static void requireWorks(StaffMember staff) {
        if (!staff.worksOnTickets()) {
            throw new AccessRefused("Only staff who work on tickets may log calls.");
        }
    }

    /** The brand; {@link AccessRefused} for staff who do not work on its tickets. */
    Brand requireBrand(String id, StaffMember staff) {
        requireWorks(staff);
        if (InputText.isBlank(id)) {
            throw new BadInput(List.of(new FieldError("brand", "is required", "call.brand.required")));
        }
        if (!staff.hasAccessTo(id)) {
            throw new AccessRefused("Only staff who work on tickets of %s may do this.".formatted(id));
        }
        return brands.get(id);
    }
}
