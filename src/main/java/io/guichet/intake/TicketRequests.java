package io.guichet.intake;

import io.guichet.brand.Brand;
import io.guichet.customer.Customer;
import io.guichet.customer.Customers;
import io.guichet.customer.VerificationMethod;
import io.guichet.intake.Question.Outcome;
import io.guichet.intake.QuestionEvent.TicketRequested;
import io.guichet.policy.TicketAttributes;
import io.guichet.problem.BadInput;
import io.guichet.text.TextRule;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Requests for a ticket without a preceding question, thus without a search for answers. Each gets a question's number.
 */
@Component
@Transactional
public class TicketRequests {

    private static final String CANNOT_SIGN_IN = "cannot-sign-in";

    private final QuestionStore store;
    private final Customers customers;
    private final Contracts contracts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketRequests(
            QuestionStore store,
            Customers customers,
            Contracts contracts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.customers = customers;
        this.contracts = contracts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Submits a request from staff or a trusted client, whose attributes are accepted as given. They vouch for a requester
     * without another proof.
     *
     * @param receivedAt instant of receipt; null for now
     */
    public String open(
            Brand brand,
            Requester requester,
            String subject,
            String body,
            TicketAttributes attributes,
            Instant receivedAt) {
        var vouchedFor = requester == null || requester.isVerified()
                ? requester
                : requester.verifiedBy(VerificationMethod.STAFF);
        return openAs(brand, vouchedFor, subject, body, attributes, receivedAt);
    }

    /** The same for a requester for whom nobody vouches: the contract of the address is not used. */
    public String openUnverified(
            Brand brand,
            Requester requester,
            String subject,
            String body,
            TicketAttributes attributes,
            Instant receivedAt) {
        return openAs(brand, requester, subject, body, attributes, receivedAt);
    }

    private String openAs(
            Brand brand,
            Requester requester,
            String subject,
            String body,
            TicketAttributes attributes,
            Instant receivedAt) {
        var now = clock.instant();
        if (receivedAt != null && receivedAt.isAfter(now)) {
            throw new BadInput("receivedAt", "must not be in the future");
        }
        var customer = Requester.findOrCreate(requester, brand, null, customers);
        var allAttributes = contracts.isReadable(customer, requester.verifiedBy())
                ? contracts.of(customer, attributes).with(attributes)
                : attributes;
        return open(
                brand, customer, requester, subject, body, allAttributes, "api", receivedAt == null ? now : receivedAt);
    }

    /**
     * Submits a request of a customer who cannot sign in. The customer's contract is not used: the address only proves
     * that they receive its e-mail.
     */
    public String openWithoutSignIn(
            Brand brand, Requester requester, String subject, String body, TicketAttributes stated) {
        var customer = Requester.findOrCreate(requester, brand, null, customers);
        var attributes = contracts
                .withoutContract(stated)
                .with("requestType", CANNOT_SIGN_IN)
                .with("signedIn", false)
                .with(TicketAttributes.WITHOUT_SIGN_IN, true);
        return open(brand, customer, requester, subject, body, attributes, "web", clock.instant());
    }

    private String open(
            Brand brand,
            Customer customer,
            Requester requester,
            String subject,
            String body,
            TicketAttributes attributes,
            String channel,
            Instant receivedAt) {
        var number = TicketNumbers.generate(brand);
        store.insert(new Question(
                number,
                brand.id(),
                requester.isVerified() ? customer.language() : brand.languageFor(requester.language()),
                attributes.text("channel").orElse(channel),
                TextRule.BODY.require("body", body),
                TextRule.SUBJECT.require("subject", subject),
                customer.id(),
                requester.identity(),
                attributes,
                receivedAt,
                Outcome.REQUESTED,
                null));
        events.publishEvent(new TicketRequested(number, brand.id()));
        return number;
    }
}
