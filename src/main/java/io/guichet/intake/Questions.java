package io.guichet.intake;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import io.guichet.intake.Question.Outcome;
import io.guichet.intake.QuestionEvent.QuestionAnswered;
import io.guichet.intake.QuestionEvent.QuestionAsked;
import io.guichet.intake.QuestionEvent.TicketRequested;
import io.guichet.intake.QuestionEvent.TicketWanted;
import io.guichet.policy.DecisionResult;
import io.guichet.policy.Policies;
import io.guichet.policy.Route;
import io.guichet.policy.TicketAttributes;
import io.guichet.policy.WaitingTime;
import io.guichet.problem.StateConflict;
import io.guichet.sla.Calendars;
import io.guichet.text.InputText;
import io.guichet.text.TextRule;
import io.guichet.ticket.RequesterIdentity;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Commands on questions, from the first sentence to an answer, a ticket or a route to another destination. */
@Component
@Transactional
public class Questions {

    private final QuestionStore store;
    private final Brands brands;
    private final Customers customers;
    private final Contracts contracts;
    private final Policies policies;
    private final Tickets tickets;
    private final Suggestions suggestions;
    private final Calendars calendars;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Questions(
            QuestionStore store,
            Brands brands,
            Customers customers,
            Contracts contracts,
            Policies policies,
            Tickets tickets,
            Suggestions suggestions,
            Calendars calendars,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.brands = brands;
        this.customers = customers;
        this.contracts = contracts;
        this.policies = policies;
        this.tickets = tickets;
        this.suggestions = suggestions;
        this.calendars = calendars;
        this.events = events;
        this.clock = clock;
    }

    /** Removes that text from the question from which the ticket came. */
    public void redact(String number, String text, String replacement) {
        store.redact(number, text, replacement);
    }

    public Optional<Question> find(String number) {
        return store.find(number);
    }

    /** Records an anonymous question and returns its number. */
    public String ask(Brand brand, String text, String language, TicketAttributes attributes) {
        var number = TicketNumbers.generate(brand);
        store.insert(new Question(
                number,
                brand.id(),
                brand.languageFor(language),
                attributes.text("channel").orElse("web"),
                TextRule.BODY.require("text", text),
                null,
                null,
                RequesterIdentity.UNKNOWN,
                attributes,
                clock.instant(),
                Outcome.ASKED,
                null));
        events.publishEvent(new QuestionAsked(number, brand.id()));
        return number;
    }

    /** Searches for articles that may answer the question. */
    public void suggest(String number) {
        suggestions.suggest(store.lock(number));
    }

    /** Asks an open question for that team of the customer. */
    public void chooseTeam(String number, String team) {
        var question = store.lock(number);
        requireOpen(question);
        store.saveAttributes(
                number, question.attributes().without("origin").with(TicketAttributes.CUSTOMER_TEAM, team));
    }

    /**
     * Resolves the question without a ticket.
     *
     * @param article slug of the article that answered it, or null if unknown
     */
    public void markAnswered(String number, String article) {
        requireOpen(store.lock(number));
        if (article != null) {
            suggestions.markAnswered(number, article);
        }
        store.saveOutcome(number, Outcome.DEFLECTED, clock.instant());
        events.publishEvent(new QuestionAnswered(number));
    }

    /** As the longer form, without further attributes. */
    public void submitRequest(String number, Requester requester, String subject, String body) {
        submitRequest(number, requester, subject, body, TicketAttributes.none());
    }

    /**
     * Requests a ticket for a question. A blank body defaults to the question's text; the attributes are added to those
     * of the question.
     */
    public void submitRequest(
            String number, Requester requester, String subject, String body, TicketAttributes stated) {
        submitRequest(number, requester, subject, body, stated, Set.of());
    }

    /**
     * The same for a customer who asked earlier questions anonymously.
     *
     * @param earlierNumbers numbers of those questions; the deflected ones are assigned to a verified customer
     */
    public void submitRequest(
            String number,
            Requester requester,
            String subject,
            String body,
            TicketAttributes stated,
            Set<String> earlierNumbers) {
        var question = store.lock(number);
        requireOpen(question);
        var customer = Requester.findOrCreate(requester, brands.get(question.brand()), question.language(), customers);
        if (!earlierNumbers.isEmpty() && requester.isVerified()) {
            store.assignCustomer(question.brand(), earlierNumbers, customer.id());
        }
        store.saveRequest(
                number,
                customer.id(),
                requester.identity(),
                TextRule.SUBJECT.require("subject", subject),
                TextRule.BODY.require("body", InputText.isBlank(body) ? question.text() : body),
                contracts.ofRequest(requester, customer, question.attributes().with(stated)));
        events.publishEvent(new TicketWanted(number));
    }

    /** Requests a ticket from the diagram, when no article answers the question. */
    public void requestTicket(String number) {
        var question = store.lock(number);
        store.saveOutcome(number, Outcome.REQUESTED, clock.instant());
        events.publishEvent(new TicketRequested(number, question.brand()));
    }

    /** Marks a question as abandoned after the brand's waiting time. */
    public void abandon(String number) {
        store.lock(number);
        store.saveOutcome(number, Outcome.ABANDONED, clock.instant());
    }

    /** Evaluates the brand's entitlement table and stores the route. */
    public Route decideRoute(String number) {
        var decided = decideEntitlement(store.lock(number));
        store.saveRoute(number, decided);
        return decided.value();
    }

    /** The route of the request, in its language. */
    public Route route(String number) {
        return decideEntitlement(store.find(number).orElseThrow()).value();
    }

    public boolean isAdmitted(String number) {
        var route = store.find(number).orElseThrow().route();
        return Route.TICKET.equals(route) || Route.RESTRICTED.equals(route);
    }

    public boolean isPaymentDue(String number) {
        var question = store.find(number).orElseThrow();
        return inheritedPaidAt(number).isEmpty()
                && policies.fee(brands.get(question.brand()), question.attributes())
                        .isPresent();
    }

    public void redirect(String number) {
        store.saveOutcome(number, Outcome.REDIRECTED, clock.instant());
    }

    /** Creates the ticket of an admitted request. */
    public void openTicket(String number) {
        var question = store.lock(number);
        var customer = customers.get(question.customerId());
        tickets.open(new Tickets.NewTicket(
                number,
                question.brand(),
                customer.id(),
                customer.email(),
                requester(question),
                question.subject(),
                question.text(),
                question.language(),
                question.channel(),
                ticketAttributes(question),
                question.askedAt(),
                inheritedPaidAt(number).orElse(null),
                Route.RESTRICTED.equals(question.route())));
        store.saveOutcome(number, Outcome.TICKET, clock.instant());
    }

    private RequesterIdentity requester(Question question) {
        var requester = question.requester();
        return requester.opened(clock.instant(), requester.isVerified() ? null : confirmableUntil(question));
    }

    /** Until when a confirmation of the address lets the tables decide again; now where the brand gives no time. */
    private Instant confirmableUntil(Question question) {
        var now = clock.instant();
        return policies.findWaitingTimes(brands.get(question.brand()), WaitingTime.CONFIRMATION).stream()
                .findFirst()
                .map(wait -> calendars.after(now, wait))
                .orElse(now);
    }

    /** The question's attributes, flagged if it has several questions. */
    private TicketAttributes ticketAttributes(Question question) {
        var attributes = question.attributes().without(TicketAttributes.OTHER_PLANS);
        return QuestionDetector.flagSeveralQuestions(brands.get(question.brand()), attributes, question.text());
    }

    /** Payment instant of the request that this one was split off from. */
    private Optional<Instant> inheritedPaidAt(String number) {
        return store.splitParentOf(number).flatMap(tickets::find).map(Ticket::paidAt);
    }

    private DecisionResult<Route> decideEntitlement(Question question) {
        return policies.entitlement(brands.get(question.brand()), question.attributes(), question.language());
    }

    private static void requireOpen(Question question) {
        if (question.outcome() != Outcome.ASKED) {
            throw new StateConflict(
                    "Question %s has already ended.".formatted(question.number()),
                    question.outcome().name());
        }
    }
}
