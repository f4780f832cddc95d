package io.guichet.intake;

import io.guichet.brand.Brands;
import io.guichet.intake.Question.Outcome;
import io.guichet.intake.QuestionFact.TicketRequested;
import io.guichet.intake.Splits.Part;
import io.guichet.policy.Facts;
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
 * Requests that somebody sends together, since they had asked several things at once: each is a request of its own from
 * the receipt of the question on, and what is to be paid for is paid for each.
 */
@Component
@Transactional
public class Siblings {

    private final Questions questions;
    private final QuestionStore store;
    private final Requesters requesters;
    private final Contracts contracts;
    private final Brands brands;
    private final Tickets tickets;
    private final ApplicationEventPublisher events;

    Siblings(
            Questions questions,
            QuestionStore store,
            Requesters requesters,
            Contracts contracts,
            Brands brands,
            Tickets tickets,
            ApplicationEventPublisher events) {
        this.questions = questions;
        this.store = store;
        this.requesters = requesters;
        this.contracts = contracts;
        this.brands = brands;
        this.tickets = tickets;
        this.events = events;
    }

    /**
     * The first part goes on as the question, each other one under a number of its own. All are stored before the first is
     * worked on.
     *
     * @param asked as in {@link Questions#wantsTicket(String, Requester, String, String, Facts, Set)}
     */
    public void send(String number, Requester requester, List<Part> parts, Facts stated, Set<String> asked) {
        var first = parts.get(0);
        var others = store(number, requester, parts.subList(1, parts.size()), stated);
        questions.wantsTicket(number, requester, first.subject(), first.body(), stated, asked);
        others.forEach(other -> events.publishEvent(new TicketRequested(other.number(), other.brand())));
        if (!others.isEmpty() && tickets.find(number).isPresent()) {
            var into = String.join(" ", others.stream().map(Question::number).toList());
            tickets.record(number, "split", Actor.customer(requester.email()), Map.of("into", into));
        }
    }

    /** What was split off from this request, by whoever sent it or by staff; parts sent together are in their order. */
    public List<Question> of(String number) {
        return store.siblingsOf(number);
    }

    /** The numbers of parts are in the order of the parts. */
    private List<Question> store(String number, Requester requester, List<Part> parts, Facts stated) {
        if (parts.isEmpty()) {
            return List.of();
        }
        var question = store.lock(number);
        var brand = brands.get(question.brand());
        var customer = requesters.welcome(brand, requester, question.language());
        var facts = contracts.recorded(customer, question.facts().with(stated));
        var numbers = parts.stream().map(part -> Numbers.draw(brand)).sorted().toList();
        var siblings = new ArrayList<Question>();
        for (int at = 0; at < parts.size(); at++) {
            siblings.add(new Question(
                    numbers.get(at),
                    question.brand(),
                    question.language(),
                    question.channel(),
                    Questions.required("body", parts.get(at).body(), Questions.TEXT_LENGTH),
                    Questions.required("subject", parts.get(at).subject(), Questions.SUBJECT_LENGTH),
                    customer.id(),
                    facts,
                    question.askedAt(),
                    Outcome.REQUESTED,
                    null));
        }
        siblings.forEach(sibling -> store.splitOff(sibling, number));
        return siblings;
    }
}
