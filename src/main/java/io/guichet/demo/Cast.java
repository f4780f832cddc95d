package io.guichet.demo;

import io.guichet.access.Roles;
import io.guichet.customer.Customers;
import io.guichet.intake.FairUseChecks;
import io.guichet.intake.Questions;
import io.guichet.intake.Requester;
import io.guichet.intake.Requests;
import io.guichet.intake.Splits;
import io.guichet.policy.Facts;
import io.guichet.survey.Surveys;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.TicketCommands;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Does what a step says, through the doors that everybody uses. */
@Component
@ConditionalOnProperty(name = "guichet.demo", havingValue = "true")
class Cast {

    private final Questions questions;
    private final Requests requests;
    private final Splits splits;
    private final Conversation conversation;
    private final TicketCommands commands;
    private final Surveys surveys;
    private final FairUseChecks fairUse;
    private final Customers customers;
    private final Crew crew;
    private final Clock clock;
    private final Map<String, String> newestOf = new HashMap<>();

    Cast(
            Questions questions,
            Requests requests,
            Splits splits,
            Conversation conversation,
            TicketCommands commands,
            Surveys surveys,
            FairUseChecks fairUse,
            Customers customers,
            Crew crew,
            Clock clock) {
        this.questions = questions;
        this.requests = requests;
        this.splits = splits;
        this.conversation = conversation;
        this.commands = commands;
        this.surveys = surveys;
        this.fairUse = fairUse;
        this.customers = customers;
        this.crew = crew;
        this.clock = clock;
    }

    void plays(Story story, Step step) {
        if (step.isOpening() && story.life.hasContract()) {
            subscribe(story);
        }
        switch (step.verb()) {
            case Step.ASKS ->
                story.isCalled(questions.ask(story.brand, story.life.text(), story.life.language(), facts(story)));
            case Step.SENDS -> {
                questions.wantsTicket(story.number(), requester(story), story.life.subject(), null);
                remember(story);
            }
            case Step.REQUESTS -> {
                story.isCalled(requests.open(
                        story.brand, requester(story), story.life.subject(), story.life.text(), facts(story), null));
                remember(story);
            }
            case "answered" -> questions.answered(story.number(), step.words().isEmpty() ? null : step.word(0));
            case "pay" -> commands.paid(story.number(), clock.instant(), step.word(0), customer(story));
            case "triage" -> {
                crew.completes(story, "triage", triaged(step));
                crew.takes(story);
            }
            case "identity" -> {
                crew.completes(story, "identity-check", Map.of("outcome", step.word(0), "note", story.nextNote()));
                crew.takes(story);
            }
            case "papers" -> {
                crew.completes(story, "legal-papers", Map.of("outcome", step.word(0), "note", story.nextNote()));
                crew.takes(story);
            }
            case "demote" -> fairUse.stepsNotDone(story.number(), Actor.staff(story.agent));
            case "take" -> crew.takes(story);
            case "ask" -> answer(story, "ASK_CUSTOMER", "reply", story.staffsNextText());
            case "solve" -> answer(story, "SOLVE", "reply", story.staffsNextText());
            case "specialist" -> answer(story, "ESCALATE_SPECIALIST", "note", story.nextNote());
            case "developer" -> answer(story, "ESCALATE_DEVELOPER", "note", story.nextNote());
            case "return" -> crew.finishes(story, Map.of("outcome", "RETURN", "note", story.nextNote()));
            case "settle" ->
                crew.finishes(
                        story, Map.of("outcome", "SOLVE", "note", story.nextNote(), "reply", story.staffsNextText()));
            case "issue" ->
                crew.completes(
                        story,
                        "developer-work",
                        Map.of("outcome", "AWAIT_ISSUE", "note", story.nextNote(), "issueKey", step.word(0)));
            case "resolved" -> commands.issueResolved(story.number(), Actor.staff(Roles.DEVELOPER));
            case "lead" -> crew.completes(story, Crew.LEADS_TASK, decided(story, step));
            case "note" -> conversation.staffNotes(story.number(), story.nextNote(), Actor.staff(story.agent));
            case "tell" -> conversation.staffReplies(story.number(), story.staffsNextText(), Actor.staff(story.agent));
            case "reply" ->
                conversation.customerWrites(
                        story.number(), story.life.email(), story.customersNextText(), customer(story));
            case "reopen" -> commands.reopen(story.number(), story.customersNextText(), customer(story));
            case "rate" ->
                surveys.answer(story.number(), Integer.parseInt(step.word(0)), story.life.comment(), customer(story));
            case "close" -> commands.close(story.number(), story.nextNote(), Actor.staff(Roles.LEAD));
            case "withdraw" -> commands.withdraw(story.number(), customer(story));
            case "merge" ->
                commands.merge(story.number(), newestOf.get(key(story, "before")), Actor.staff(story.agent));
            case Step.SPLIT -> split(story);
            default ->
                throw new IllegalArgumentException("'%s' in '%s' is no step".formatted(step.verb(), story.life.life()));
        }
    }

    /** What the brand's product told of the customer before they came. */
    private void subscribe(Story story) {
        var asks = requester(story);
        var customer = customers.welcome(story.brand, asks.email(), asks.name(), asks.language());
        var life = story.life;
        customers.subscribe(customer.id(), life.plan(), life.addOn(), life.pack(), life.region());
    }

    /** A customer's newest request, and the one before it, which the newest may be joined to. */
    private void remember(Story story) {
        var before = newestOf.put(key(story, "newest"), story.number());
        newestOf.put(key(story, "before"), before);
    }

    private static String key(Story story, String which) {
        return "%s %s %s".formatted(which, story.brand.id(), story.life.email());
    }

    private void split(Story story) {
        var parts = story.parts.stream()
                .map(part -> new Splits.Part(part.life.subject(), part.life.text()))
                .toList();
        var numbers = splits.split(story.number(), parts, Actor.staff(story.agent));
        for (int i = 0; i < parts.size(); i++) {
            story.parts.get(i).isCalled(numbers.get(i));
        }
    }

    private void answer(Story story, String outcome, String field, String text) {
        crew.completes(story, "answer", Map.of("outcome", outcome, field, text));
    }

    /** What an agent found out: words such as {@code requestType=incident}. */
    private static Map<String, Object> triaged(Step step) {
        var fields = new HashMap<String, Object>();
        step.words().forEach(word -> fields.put(word.split("=")[0], word.split("=")[1]));
        return fields;
    }

    private static Map<String, Object> decided(Story story, Step step) {
        var fields = new HashMap<String, Object>(Map.of("outcome", step.word(0), "note", story.nextNote()));
        if (step.words().size() > 1) {
            fields.put("team", step.word(1));
        }
        return fields;
    }

    private static Facts facts(Story story) {
        var about = new HashMap<>(story.life.about());
        if (!story.life.isFromWeb()) {
            about.put("channel", story.life.channel());
        }
        return Facts.read(story.brand, about);
    }

    private static Requester requester(Story story) {
        return new Requester(story.life.email(), story.life.who(), story.life.language());
    }

    private static Actor customer(Story story) {
        return Actor.customer(story.life.email());
    }
}
