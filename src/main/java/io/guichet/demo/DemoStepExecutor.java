package io.guichet.demo;

import io.guichet.access.Roles;
import io.guichet.customer.Customers;
import io.guichet.customer.VerificationMethod;
import io.guichet.intake.FairUseChecks;
import io.guichet.intake.Questions;
import io.guichet.intake.Requester;
import io.guichet.intake.TicketRequests;
import io.guichet.intake.TicketSplitter;
import io.guichet.policy.TicketAttributes;
import io.guichet.survey.Surveys;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.TicketCommands;
import io.guichet.ticket.TicketTags;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Executes steps through the same services that pages and API use. */
@Component
@ConditionalOnProperty(name = "guichet.demo", havingValue = "true")
class DemoStepExecutor {

    private final Questions questions;
    private final TicketRequests ticketRequests;
    private final TicketSplitter ticketSplitter;
    private final Conversation conversation;
    private final TicketCommands commands;
    private final Surveys surveys;
    private final FairUseChecks fairUse;
    private final Customers customers;
    private final TicketTags tags;
    private final DemoStaff staff;
    private final Clock clock;
    private final Map<String, String> recentNumbers = new HashMap<>();

    DemoStepExecutor(
            Questions questions,
            TicketRequests ticketRequests,
            TicketSplitter ticketSplitter,
            Conversation conversation,
            TicketCommands commands,
            Surveys surveys,
            FairUseChecks fairUse,
            Customers customers,
            TicketTags tags,
            DemoStaff staff,
            Clock clock) {
        this.questions = questions;
        this.ticketRequests = ticketRequests;
        this.ticketSplitter = ticketSplitter;
        this.conversation = conversation;
        this.commands = commands;
        this.surveys = surveys;
        this.fairUse = fairUse;
        this.customers = customers;
        this.tags = tags;
        this.staff = staff;
        this.clock = clock;
    }

    void execute(DemoScenarioRun run, DemoStep step) {
        if (step.isOpening() && run.scenario.hasContract()) {
            recordContract(run);
        }
        switch (step.verb()) {
            case DemoStep.ASKS ->
                run.assignNumber(
                        questions.ask(run.brand, run.scenario.text(), run.scenario.language(), attributes(run)));
            case DemoStep.SENDS -> {
                questions.submitRequest(run.number(), requester(run), run.scenario.subject(), null);
                rememberNewest(run);
            }
            case DemoStep.REQUESTS -> {
                run.assignNumber(ticketRequests.open(
                        run.brand, requester(run), run.scenario.subject(), run.scenario.text(), attributes(run), null));
                rememberNewest(run);
            }
            case "answered" ->
                questions.markAnswered(run.number(), step.arguments().isEmpty() ? null : step.argument(0));
            case "pay" -> commands.recordPayment(run.number(), clock.instant(), step.argument(0), customerActor(run));
            case "triage" -> {
                staff.complete(run, "triage", triageFields(step));
                staff.claim(run);
            }
            case "identity" -> {
                staff.complete(run, "identity-check", Map.of("outcome", step.argument(0), "note", run.nextNote()));
                staff.claim(run);
            }
            case "papers" -> {
                staff.complete(run, "legal-papers", Map.of("outcome", step.argument(0), "note", run.nextNote()));
                staff.claim(run);
            }
            case "demote" -> fairUse.reportStepsNotDone(run.number(), Actor.staff(run.agent));
            case "take" -> staff.claim(run);
            case "ask" -> answer(run, "ASK_CUSTOMER", "reply", run.nextStaffReply());
            case "solve" -> answer(run, "SOLVE", "reply", run.nextStaffReply());
            case "specialist" -> answer(run, "ESCALATE_SPECIALIST", "note", run.nextNote());
            case "developer" -> answer(run, "ESCALATE_DEVELOPER", "note", run.nextNote());
            case "return" -> staff.completeOpenTask(run, Map.of("outcome", "RETURN", "note", run.nextNote()));
            case "settle" ->
                staff.completeOpenTask(
                        run, Map.of("outcome", "SOLVE", "note", run.nextNote(), "reply", run.nextStaffReply()));
            case "issue" ->
                staff.complete(
                        run,
                        "developer-work",
                        Map.of("outcome", "AWAIT_ISSUE", "note", run.nextNote(), "issueKey", step.argument(0)));
            case "resolved" -> commands.resolveIssue(run.number(), Actor.staff(Roles.DEVELOPER));
            case "lead" -> staff.complete(run, DemoStaff.LEAD_TASK, leadDecisionFields(run, step));
            case "note" -> conversation.addInternalNote(run.number(), run.nextNote(), Actor.staff(run.agent));
            case "tell" -> conversation.addReply(run.number(), run.nextStaffReply(), Actor.staff(run.agent));
            case "reply" ->
                conversation.addCustomerMessage(
                        run.number(), run.scenario.email(), run.nextCustomerMessage(), customerActor(run));
            case "reopen" -> commands.reopen(run.number(), run.nextCustomerMessage(), customerActor(run));
            case "rate" ->
                surveys.answer(
                        run.number(), Integer.parseInt(step.argument(0)), run.scenario.comment(), customerActor(run));
            case "close" -> commands.close(run.number(), run.nextNote(), Actor.staff(Roles.LEAD));
            case DemoStep.CONFIRM ->
                commands.verifyRequester(run.number(), VerificationMethod.LINK, null, customerActor(run));
            case "tag" -> tags.set(run.number(), step.arguments(), Actor.staff(run.agent));
            case "withdraw" -> commands.withdraw(run.number(), customerActor(run));
            case "merge" -> commands.merge(run.number(), recentNumbers.get(key(run, "before")), Actor.staff(run.agent));
            case DemoStep.SPLIT -> split(run);
            default ->
                throw new IllegalArgumentException(
                        "Unknown step '%s' in '%s'".formatted(step.verb(), run.scenario.steps()));
        }
    }

    /** Records the contract that the brand's product supplied before the question. */
    private void recordContract(DemoScenarioRun run) {
        var requester = requester(run);
        var customer = customers.findOrCreate(run.brand, requester.email(), requester.name(), requester.language());
        var scenario = run.scenario;
        customers.updateContract(
                customer.id(), scenario.plan(), scenario.addOn(), scenario.supportPackage(), scenario.region());
    }

    /** The customer's newest request, and the previous one, into which it may be merged. */
    private void rememberNewest(DemoScenarioRun run) {
        var before = recentNumbers.put(key(run, "newest"), run.number());
        recentNumbers.put(key(run, "before"), before);
    }

    private static String key(DemoScenarioRun run, String which) {
        return "%s %s %s".formatted(which, run.brand.id(), run.scenario.email());
    }

    private void split(DemoScenarioRun run) {
        var parts = run.parts.stream()
                .map(part -> new TicketSplitter.SplitPart(part.scenario.subject(), part.scenario.text()))
                .toList();
        var numbers = ticketSplitter.split(run.number(), parts, Actor.staff(run.agent));
        for (int i = 0; i < parts.size(); i++) {
            run.parts.get(i).assignNumber(numbers.get(i));
        }
    }

    private void answer(DemoScenarioRun run, String outcome, String field, String text) {
        staff.complete(run, "answer", Map.of("outcome", outcome, field, text));
    }

    /** Fields of the triage form, from arguments such as {@code requestType=incident}. */
    private static Map<String, Object> triageFields(DemoStep step) {
        var fields = new HashMap<String, Object>();
        step.arguments().forEach(argument -> fields.put(argument.split("=")[0], argument.split("=")[1]));
        return fields;
    }

    private static Map<String, Object> leadDecisionFields(DemoScenarioRun run, DemoStep step) {
        var fields = new HashMap<String, Object>(Map.of("outcome", step.argument(0), "note", run.nextNote()));
        if (step.arguments().size() > 1) {
            fields.put("team", step.argument(1));
        }
        return fields;
    }

    private static TicketAttributes attributes(DemoScenarioRun run) {
        var attributes = new HashMap<>(run.scenario.attributes());
        if (!run.scenario.isFromWeb()) {
            attributes.put("channel", run.scenario.channel());
        }
        return TicketAttributes.validated(run.brand, attributes);
    }

    private static Requester requester(DemoScenarioRun run) {
        return new Requester(run.scenario.email(), run.scenario.name(), run.scenario.language())
                .verifiedBy(run.scenario.verifiedBy());
    }

    private static Actor customerActor(DemoScenarioRun run) {
        return Actor.customer(run.scenario.email());
    }
}
