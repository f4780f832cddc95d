package io.guichet.desk;

import io.guichet.access.AuditType;
import io.guichet.access.AuditedAction;
import io.guichet.access.StaffMember;
import io.guichet.attachment.Attachments;
import io.guichet.billing.Invoice;
import io.guichet.billing.Invoices;
import io.guichet.billing.Refunds;
import io.guichet.brand.LocalisedText;
import io.guichet.customer.VerificationMethod;
import io.guichet.intake.FairUseChecks;
import io.guichet.intake.TicketSplitter;
import io.guichet.intake.TicketSplitter.SplitPart;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.survey.Surveys;
import io.guichet.text.InputText;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Deprioritisations;
import io.guichet.ticket.TicketAccess;
import io.guichet.ticket.TicketCommands;
import io.guichet.ticket.TicketTags;
import io.guichet.ticket.Tickets;
import io.guichet.web.Idempotency;
import io.guichet.web.RetryableTransaction;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The commands of staff on a ticket, beside messages and overrides; each is one unit of work for page and API. */
@Component
class StaffCommands {

    private final TicketAccess access;
    private final Tickets tickets;
    private final TicketCommands commands;
    private final TicketSplitter ticketSplitter;
    private final Invoices invoices;
    private final Refunds refunds;
    private final FairUseChecks fairUse;
    private final Deprioritisations deprioritisations;
    private final Surveys surveys;
    private final TicketTags tags;
    private final Attachments attachments;
    private final Idempotency idempotency;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StaffCommands(
            TicketAccess access,
            Tickets tickets,
            TicketCommands commands,
            TicketSplitter ticketSplitter,
            Invoices invoices,
            Refunds refunds,
            FairUseChecks fairUse,
            Deprioritisations deprioritisations,
            Surveys surveys,
            TicketTags tags,
            Attachments attachments,
            Idempotency idempotency,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.tickets = tickets;
        this.commands = commands;
        this.ticketSplitter = ticketSplitter;
        this.invoices = invoices;
        this.refunds = refunds;
        this.fairUse = fairUse;
        this.deprioritisations = deprioritisations;
        this.surveys = surveys;
        this.tags = tags;
        this.attachments = attachments;
        this.idempotency = idempotency;
        this.events = events;
        this.clock = clock;
    }

    /** The tickets that were split off, by number, in the order of the parts. */
    record SplitResponse(String number, String status, List<String> parts) {}

    /** @param reason may be null */
    @RetryableTransaction
    public void reopen(String number, String reason, StaffMember staff) {
        commands.reopen(number, reason, workingAgent(number, staff));
    }

    @RetryableTransaction
    public void close(String number, String reason, StaffMember staff) {
        commands.close(number, reason, workingAgent(number, staff));
    }

    @RetryableTransaction
    public void withdraw(String number, StaffMember staff) {
        commands.withdraw(number, workingAgent(number, staff));
    }

    /** Records that staff vouch for the requester. */
    @RetryableTransaction
    public void confirmRequester(String number, String reason, StaffMember staff) {
        var actor = workingAgent(number, staff);
        BadInput.throwIfAny(Reasons.errors(reason));
        commands.verifyRequester(number, VerificationMethod.STAFF, Reasons.strip(reason), actor);
    }

    /** Joins the ticket to another one, which gets its tags as well. */
    @RetryableTransaction
    public void merge(String number, String into, StaffMember staff) {
        var actor = workingAgent(number, staff);
        requireMergeable(number, into, staff);
        commands.merge(number, into, actor);
        var all = new ArrayList<>(tags.of(into));
        all.addAll(tags.of(number));
        tags.set(into, all.stream().distinct().limit(TicketTags.MAX_TAGS).toList(), actor);
    }

    /** Throws {@link BadInput} unless {@code into} is a ticket that the user may see. */
    void requireMergeable(String number, String into, StaffMember staff) {
        access.requireWork(number, staff);
        if (InputText.isBlank(into) || !access.isVisible(into, staff)) {
            throw new BadInput(List.of(new FieldError("into", "must be the number of another ticket", "link.unknown")));
        }
    }

    /**
     * Splits parts off. A second call with the same key and the same parts answers the same and splits nothing.
     *
     * @param key of the API's caller or token of the page; null for none
     */
    @RetryableTransaction
    public SplitResponse split(String number, List<SplitPart> parts, String key, StaffMember staff) {
        var actor = workingAgent(number, staff);
        var endpoint = "tickets/%s/split".formatted(number);
        return idempotency.computeOnce(staff.id(), endpoint, key, new SplitRequest(parts), SplitResponse.class, () -> {
            var numbers = ticketSplitter.split(number, parts, actor);
            numbers.forEach(part -> attachments.copyCustomerFiles(number, part, null));
            return new SplitResponse(number, tickets.get(number).status(), numbers);
        });
    }

    record SplitRequest(List<SplitPart> parts) {}

    /** Records that the fee was received. */
    @RetryableTransaction
    public void recordPayment(String number, Instant paidAt, String reference, StaffMember staff) {
        var actor = workingAgent(number, staff);
        var errors = new ArrayList<FieldError>();
        if (paidAt == null) {
            errors.add(new FieldError("paidAt", "is required", "ticket.pay.unreadable"));
        } else if (paidAt.isAfter(clock.instant())) {
            errors.add(new FieldError("paidAt", "must not lie in the future", "ticket.pay.future"));
        }
        errors.addAll(Invoices.referenceErrors(reference));
        BadInput.throwIfAny(errors);
        commands.recordPayment(number, paidAt, reference.strip(), actor);
    }

    /** Refunds the ticket's payment through a provider, once. */
    @RetryableTransaction
    public void refund(String number, String reason, StaffMember lead) {
        access.requireLead(number, lead);
        refunds.order(number, reason, Actor.staff(lead.id()));
        events.publishEvent(new AuditedAction(AuditType.PAYMENT_REFUNDED, number, InputText.onOneLine(reason)));
    }

    /** Records that the ticket's invoice was paid. */
    @RetryableTransaction
    public Invoice settleInvoice(String number, String reference, StaffMember staff) {
        return invoices.settle(number, reference, workingAgent(number, staff));
    }

    @RetryableTransaction
    public void deprioritise(String number, String reason, Instant until, StaffMember staff) {
        var actor = workingAgent(number, staff);
        var errors = new ArrayList<>(Reasons.errors(reason));
        if (until == null) {
            errors.add(new FieldError("until", "is required"));
        }
        BadInput.throwIfAny(errors);
        var text = new LocalisedText(Map.of("en", Reasons.strip(reason)));
        deprioritisations.deprioritise(number, text, until, Map.of(), actor);
    }

    /** Reports that the customer skipped the self-service steps; the fair-use table decides what follows. */
    @RetryableTransaction
    public void reportStepsNotDone(String number, StaffMember staff) {
        fairUse.reportStepsNotDone(number, workingAgent(number, staff));
    }

    @RetryableTransaction
    public void restorePriority(String number, StaffMember staff) {
        deprioritisations.lift(number, workingAgent(number, staff));
    }

    record SurveyAnswerRequest(Integer score, String comment) {}

    record SurveyAnswerResponse(String number, String status, int score) {}

    /**
     * Answers the survey for the customer. A second call with the same key and answer answers the same and records nothing.
     *
     * @param key of the API's caller; null for none
     */
    @RetryableTransaction
    public SurveyAnswerResponse answerSurvey(String number, SurveyAnswerRequest answer, String key, StaffMember staff) {
        var actor = workingAgent(number, staff);
        if (answer.score() == null) {
            throw new BadInput("score", "must be a number from 1 to 5");
        }
        var endpoint = "tickets/%s/survey".formatted(number);
        return idempotency.computeOnce(staff.id(), endpoint, key, answer, SurveyAnswerResponse.class, () -> {
            surveys.answer(number, answer.score(), answer.comment(), actor);
            return new SurveyAnswerResponse(number, tickets.get(number).status(), answer.score());
        });
    }

    private Actor workingAgent(String number, StaffMember staff) {
        access.requireWork(number, staff);
        return Actor.staff(staff.id());
    }
}
