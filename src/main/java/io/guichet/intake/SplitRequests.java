package io.guichet.intake;

import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import io.guichet.intake.Question.Outcome;
import io.guichet.intake.QuestionEvent.TicketRequested;
import io.guichet.intake.TicketSplitter.SplitPart;
import io.guichet.policy.TicketAttributes;
import io.guichet.text.TextRule;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Tickets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Requests that a customer sends together because they asked several questions. Each counts from the receipt of the
 * question; paid requests are paid one by one.
 */
@Component
@Transactional
public class SplitRequests {

    private final Questions questions;
    private final QuestionStore store;
    private final Customers customers;
    private final Contracts contracts;
    private final Brands brands;
    private final Tickets tickets;
    private final ApplicationEventPublisher events;

    SplitRequests(
            Questions questions,
            QuestionStore store,
            Customers customers,
            Contracts contracts,
            Brands brands,
            Tickets tickets,
            ApplicationEventPublisher events) {
        this.questions = questions;
        this.store = store;
        this.customers = customers;
        this.contracts = contracts;
        this.brands = brands;
        this.tickets = tickets;
        this.events = events;
    }

    /**
     * Submits the first part under the question's number and each other part under a new one. All are stored before the
     * first is processed.
     *
     * @param earlierNumbers numbers of the customer's earlier anonymous questions
     */
    public void send(
            String number,
            Requester requester,
            List<SplitPart> parts,
            TicketAttributes stated,
            Set<String> earlierNumbers) {
        var first = parts.get(0);
        var others = storeParts(number, requester, parts.subList(1, parts.size()), stated);
        questions.submitRequest(number, requester, first.subject(), first.body(), stated, earlierNumbers);
        others.forEach(other -> events.publishEvent(new TicketRequested(other.number(), other.brand())));
        if (!others.isEmpty() && tickets.find(number).isPresent()) {
            var into = String.join(" ", others.stream().map(Question::number).toList());
            tickets.record(number, "split", Actor.customer(requester.email()), Map.of("into", into));
        }
    }

    /** The requests split off from this one, by customer or staff; parts sent together keep their order. */
    public List<Question> of(String number) {
        return store.splitPartsOf(number);
    }

    /** The other parts of the text that this request is a part of: what it was split off from first. */
    public List<String> relatedTo(String number) {
        return store.relatedTo(number);
    }

    /** The numbers ascend in the order of the parts. */
    private List<Question> storeParts(
            String number, Requester requester, List<SplitPart> parts, TicketAttributes stated) {
        if (parts.isEmpty()) {
            return List.of();
        }
        var question = store.lock(number);
        var brand = brands.get(question.brand());
        var customer = Requester.findOrCreate(requester, brand, question.language(), customers);
        var attributes =
                contracts.ofRequest(requester, customer, question.attributes().with(stated));
        var numbers = parts.stream()
                .map(part -> TicketNumbers.generate(brand))
                .sorted()
                .toList();
        var stored = new ArrayList<Question>();
        for (int index = 0; index < parts.size(); index++) {
            stored.add(new Question(
                    numbers.get(index),
                    question.brand(),
                    question.language(),
                    question.channel(),
                    TextRule.BODY.require("body", parts.get(index).body()),
                    TextRule.SUBJECT.require("subject", parts.get(index).subject()),
                    customer.id(),
                    requester.identity(),
                    attributes,
                    question.askedAt(),
                    Outcome.REQUESTED,
                    null));
        }
        stored.forEach(part -> store.insert(part, number));
        return stored;
    }
}
