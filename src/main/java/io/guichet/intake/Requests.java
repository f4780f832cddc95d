package io.guichet.intake;

import io.guichet.brand.Brand;
import io.guichet.customer.Customer;
import io.guichet.http.BadInput;
import io.guichet.intake.Question.Outcome;
import io.guichet.intake.QuestionFact.TicketRequested;
import io.guichet.policy.Facts;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Requests for a ticket that do not begin with a question: there was no search for an answer. Each has a question's number. */
@Component
@Transactional
public class Requests {

    private static final String CANNOT_SIGN_IN = "cannot-sign-in";

    private final QuestionStore store;
    private final Requesters requesters;
    private final Contracts contracts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Requests(
            QuestionStore store,
            Requesters requesters,
            Contracts contracts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.requesters = requesters;
        this.contracts = contracts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A request that comes by another way than the question, through staff or a program, whose word on the facts is taken.
     *
     * @param receivedAt when it reached the brand; null for now
     */
    public String open(Brand brand, Requester requester, String subject, String body, Facts facts, Instant receivedAt) {
        var now = clock.instant();
        if (receivedAt != null && receivedAt.isAfter(now)) {
            throw new BadInput("receivedAt", "must not lie in the future");
        }
        var customer = requesters.welcome(brand, requester, null);
        var known = contracts.of(customer, facts).with(facts);
        return open(brand, customer, subject, body, known, "api", receivedAt == null ? now : receivedAt);
    }

    /**
     * A request of somebody who cannot sign in. Nothing is read from the record of whoever has the address: it shows that
     * they get our letters, and no more.
     */
    public String openWithoutSignIn(Brand brand, Requester requester, String subject, String body, Facts stated) {
        var customer = requesters.welcome(brand, requester, null);
        var facts = contracts
                .statedOnly(stated)
                .with("requestType", CANNOT_SIGN_IN)
                .with("signedIn", false)
                .with(Facts.WITHOUT_SIGN_IN, true);
        return open(brand, customer, subject, body, facts, "web", clock.instant());
    }

    private String open(
            Brand brand, Customer customer, String subject, String body, Facts facts, String channel, Instant at) {
        var number = Numbers.draw(brand);
        store.insert(new Question(
                number,
                brand.id(),
                customer.language(),
                facts.text("channel").orElse(channel),
                Questions.required("body", body, Questions.TEXT_LENGTH),
                Questions.required("subject", subject, Questions.SUBJECT_LENGTH),
                customer.id(),
                facts,
                at,
                Outcome.REQUESTED,
                null));
        events.publishEvent(new TicketRequested(number, brand.id()));
        return number;
    }
}
