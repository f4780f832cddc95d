package io.guichet.intake;

import io.guichet.brand.Brands;
import io.guichet.intake.Question.Outcome;
import io.guichet.intake.QuestionEvent.TicketRequested;
import io.guichet.policy.TicketAttributes;
import io.guichet.problem.BadInput;
import io.guichet.ticket.Actor;
import io.guichet.ticket.TicketEvent.TicketSplit;
import io.guichet.ticket.Tickets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Splits a ticket with several questions into tickets of their own, each of which counts from the original receipt. */
@Component
@Transactional
public class TicketSplitter {

    /** Maximum number of parts per split. */
    public static final int MAX_PARTS = 10;

    /** Maximum length of a part's subject and body in characters. */
    public static final int SUBJECT_LENGTH = Questions.SUBJECT_LENGTH;

    public static final int BODY_LENGTH = Questions.TEXT_LENGTH;

    private final QuestionStore store;
    private final Tickets tickets;
    private final Brands brands;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketSplitter(QuestionStore store, Tickets tickets, Brands brands, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.tickets = tickets;
        this.brands = brands;
        this.events = events;
        this.clock = clock;
    }

    /** One part of a split. */
    public record SplitPart(String subject, String body) {}

    /** Splits parts off a ticket and returns the numbers of the new tickets in the order of the parts. */
    public List<String> split(String number, List<SplitPart> parts, Actor by) {
        if (parts == null || parts.isEmpty() || parts.size() > MAX_PARTS) {
            throw new BadInput("parts", "must have 1 to %d parts".formatted(MAX_PARTS));
        }
        var ticket = tickets.lock(number);
        var brand = brands.get(ticket.brand());
        var numbers = parts.stream().map(part -> TicketNumbers.generate(brand)).toList();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) == null) {
                throw new BadInput("parts[%d]".formatted(i), "must have a subject and a body");
            }
            var field = "parts[%d].".formatted(i);
            store.insertPart(
                    new Question(
                            numbers.get(i),
                            ticket.brand(),
                            ticket.language(),
                            ticket.channel(),
                            Questions.requireText(field + "body", parts.get(i).body(), Questions.TEXT_LENGTH),
                            Questions.requireText(
                                    field + "subject", parts.get(i).subject(), Questions.SUBJECT_LENGTH),
                            ticket.customerId(),
                            ticket.attributes()
                                    .without(TicketAttributes.DEPRIORITISED)
                                    .without(TicketAttributes.SEVERAL_QUESTIONS),
                            ticket.receivedAt(),
                            Outcome.SPLIT_OFF,
                            null),
                    number);
        }
        tickets.clearSeveralQuestions(number);
        tickets.record(number, "split", by, Map.of("into", String.join(" ", numbers)));
        events.publishEvent(new TicketSplit(number));
        return numbers;
    }

    /** Submits each pending part as a request of its own. */
    public void openSiblings(String number) {
        for (var part : store.pendingPartsOf(number)) {
            store.saveOutcome(part.number(), Outcome.REQUESTED, clock.instant());
            events.publishEvent(new TicketRequested(part.number(), part.brand()));
        }
    }
}
