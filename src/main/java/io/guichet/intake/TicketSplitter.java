package io.guichet.intake;

import io.guichet.brand.Brands;
import io.guichet.intake.Question.Outcome;
import io.guichet.intake.QuestionEvent.TicketRequested;
import io.guichet.policy.TicketAttributes;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.text.InputText;
import io.guichet.text.TextRule;
import io.guichet.ticket.Actor;
import io.guichet.ticket.TicketEvent.TicketSplit;
import io.guichet.ticket.Tickets;
import java.time.Clock;
import java.util.ArrayList;
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
        BadInput.throwIfAny(errors(parts));
        var ticket = tickets.lock(number);
        var brand = brands.get(ticket.brand());
        var numbers = parts.stream().map(part -> TicketNumbers.generate(brand)).toList();
        for (int i = 0; i < parts.size(); i++) {
            store.insert(
                    new Question(
                            numbers.get(i),
                            ticket.brand(),
                            ticket.language(),
                            ticket.channel(),
                            TextRule.BODY.require("body", parts.get(i).body()),
                            TextRule.SUBJECT.require("subject", parts.get(i).subject()),
                            ticket.customerId(),
                            ticket.requester(),
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

    /** Every error of the parts; each argument list begins with the part's number. */
    private static List<FieldError> errors(List<SplitPart> parts) {
        if (parts == null || parts.isEmpty() || parts.size() > MAX_PARTS) {
            var message = "must have 1 to %d parts".formatted(MAX_PARTS);
            return List.of(new FieldError("parts", message, "split.empty"));
        }
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            if (part == null) {
                errors.add(new FieldError("parts[%d]".formatted(i), "must have a subject and a body"));
            } else {
                addErrors("subject", i, part.subject(), TextRule.SUBJECT, errors);
                addErrors("body", i, part.body(), TextRule.BODY, errors);
            }
        }
        return errors;
    }

    private static void addErrors(String name, int index, String text, TextRule rule, List<FieldError> errors) {
        var field = "parts[%d].%s".formatted(index, name);
        if (InputText.isBlank(text)) {
            errors.add(new FieldError(field, "must not be empty", "split.%s.required".formatted(name), index + 1));
            return;
        }
        errors.addAll(rule.errors(field, text, "split.%s.too-long".formatted(name), index + 1, rule.maxLength()));
    }

    /** Submits each pending part as a request of its own. */
    public void openSiblings(String number) {
        for (var part : store.pendingPartsOf(number)) {
            store.saveOutcome(part.number(), Outcome.REQUESTED, clock.instant());
            events.publishEvent(new TicketRequested(part.number(), part.brand()));
        }
    }
}
