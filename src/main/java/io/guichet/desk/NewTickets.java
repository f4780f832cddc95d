package io.guichet.desk;

import io.guichet.access.StaffMember;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.intake.Questions;
import io.guichet.intake.Requester;
import io.guichet.intake.TicketRequests;
import io.guichet.policy.Route;
import io.guichet.policy.TicketAttributes;
import io.guichet.problem.AccessRefused;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.text.EmailAddress;
import io.guichet.text.InputText;
import io.guichet.text.TextRule;
import io.guichet.ticket.Tickets;
import io.guichet.web.Idempotency;
import io.guichet.web.RetryableTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Opens tickets for customers from the desk's page: the same diagram begins as for a request by form. */
@Component
class NewTickets {

    /** How a request that staff enter has come, in display order. */
    static final List<String> CHANNELS = List.of("phone", "email", "chat", "web");

    private static final String VOUCHED_FOR = "yes";

    private final Brands brands;
    private final TicketRequests requests;
    private final Questions questions;
    private final Tickets tickets;
    private final Idempotency idempotency;

    NewTickets(Brands brands, TicketRequests requests, Questions questions, Tickets tickets, Idempotency idempotency) {
        this.brands = brands;
        this.requests = requests;
        this.questions = questions;
        this.tickets = tickets;
        this.idempotency = idempotency;
    }

    /**
     * The form.
     *
     * @param vouched {@code yes} if the user vouches for the requester, {@code no} if nobody does
     */
    record NewTicketForm(
            String brand,
            String email,
            String name,
            String language,
            String channel,
            String requestType,
            String subject,
            String body,
            String vouched) {

        NewTicketForm {
            email = Objects.requireNonNullElse(email, "");
            channel = Objects.requireNonNullElse(channel, "");
            vouched = Objects.requireNonNullElse(vouched, "");
        }
    }

    /** @param isTicket false for a request that the table routes to another destination */
    record OpenedRequest(String number, boolean isTicket) {}

    /**
     * Opens the ticket. A second submit of the page opens none.
     *
     * @param token of the page
     */
    @RetryableTransaction
    public OpenedRequest open(NewTicketForm form, String token, StaffMember staff) {
        var brand = requireBrand(form.brand(), staff);
        BadInput.throwIfAny(errors(form));
        return idempotency.computeOnce(
                staff.id(), brand.id() + "/new-ticket", token, form, OpenedRequest.class, () -> open(form, brand));
    }

    private OpenedRequest open(NewTicketForm form, Brand brand) {
        var requester = new Requester(form.email(), blankToNull(form.name()), blankToNull(form.language()));
        var attributes = TicketAttributes.validated(
                brand,
                TicketAttributes.none()
                        .with("channel", form.channel())
                        .with("requestType", blankToNull(form.requestType()))
                        .values());
        var number = form.vouched().equals(VOUCHED_FOR)
                ? requests.open(brand, requester, form.subject(), form.body(), attributes, null)
                : requests.openUnverified(brand, requester, form.subject(), form.body(), attributes, null);
        return new OpenedRequest(number, tickets.find(number).isPresent());
    }

    /** Where a request goes that is no ticket. */
    Route route(String number) {
        return questions.route(number);
    }

    /** The brand; {@link AccessRefused} for staff who do not work on its tickets. */
    Brand requireBrand(String id, StaffMember staff) {
        if (!staff.worksOnTickets()) {
            throw new AccessRefused("Only staff who work on tickets may open one.");
        }
        if (InputText.isBlank(id)) {
            throw new BadInput(List.of(new FieldError("brand", "is required", "call.brand.required")));
        }
        if (!staff.hasAccessTo(id)) {
            throw new AccessRefused("Only staff who work on tickets of %s may open one.".formatted(id));
        }
        return brands.get(id);
    }

    private static List<FieldError> errors(NewTicketForm form) {
        var errors = new ArrayList<FieldError>();
        if (EmailAddress.canonical(form.email()).isEmpty()) {
            errors.add(new FieldError("email", "must be an e-mail address", "new-ticket.email.invalid"));
        }
        errors.addAll(TextRule.NAME.errors("name", form.name()));
        if (!CHANNELS.contains(form.channel())) {
            errors.add(new FieldError("channel", "must be one of " + CHANNELS, "new-ticket.channel.required"));
        }
        require("subject", form.subject(), TextRule.SUBJECT, errors);
        require("body", form.body(), TextRule.BODY, errors);
        if (!Set.of(VOUCHED_FOR, "no").contains(form.vouched())) {
            errors.add(new FieldError("vouched", "must be yes or no", "new-ticket.vouched.required"));
        }
        return errors;
    }

    private static void require(String field, String text, TextRule rule, List<FieldError> errors) {
        if (InputText.isBlank(text)) {
            errors.add(new FieldError(field, "must not be empty", "new-ticket.%s.required".formatted(field)));
        } else {
            errors.addAll(rule.errors(field, text));
        }
    }

    private static String blankToNull(String text) {
        return InputText.isBlank(text) ? null : InputText.strip(text);
    }
}
