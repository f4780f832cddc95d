package io.guichet.intake;

import io.guichet.problem.BadInput;
import io.guichet.survey.Survey;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Message;
import io.guichet.ticket.PastTicket;
import io.guichet.ticket.Ticket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Leads a past ticket through the stages of {@code ticket.bpmn} by its events, so that its clocks start, pause and stop as those of
 * a ticket in the diagram. It is closed at its end. An event that cannot happen where the ticket is is a {@link BadInput}.
 */
final class ImportedLife {

    private static final String WORK = "work";
    private static final String AWAIT_CUSTOMER = "await-customer";
    private static final String SOLVED = "solved";

    private enum LifePosition {
        WORK,
        CUSTOMER,
        TIER,
        SOLVED,
        CLOSED
    }

    private final PastTicket ticket;
    private final String customer;
    private final List<ImportedEvent> events;
    private final List<Survey> surveys = new ArrayList<>();
    private LifePosition position = LifePosition.WORK;
    private ImportedEvent.ImportedTier tier;

    /** @param customer the customer's e-mail address */
    ImportedLife(PastTicket ticket, String customer, List<ImportedEvent> events) {
        this.ticket = ticket;
        this.customer = customer;
        this.events = events;
    }

    /** Plays the events; the ticket has its priority and its team. Returns the answered surveys. */
    List<Survey> play() {
        ticket.enterStage(WORK);
        ticket.enterStatus("IN_PROGRESS");
        int lastWork = lastWork();
        for (int index = 0; index < events.size(); index++) {
            play(index, index > lastWork);
        }
        close();
        return surveys;
    }

    private int lastWork() {
        int last = events.size() - 1;
        while (last >= 0 && !events.get(last).type().isWork()) {
            last--;
        }
        return last;
    }

    private void play(int index, boolean workIsOver) {
        var event = events.get(index);
        ticket.advanceTo(event.at());
        recordActivity(event);
        switch (event.type()) {
            case MESSAGE -> addMessage(event);
            case REPLY -> ticket.addReply(textOf(event), event.actor());
            case NOTE -> ticket.addInternalNote(textOf(event), event.actor());
            case CLAIMED -> claim(event);
            case WAITING -> await(event);
            case RESUMED -> resume(index);
            case ESCALATED -> escalate(event);
            case RETURNED -> comeBack(index);
            case SOLVED -> solve(event);
            case REOPENED -> reopen(index);
            case RATED -> rate(index);
            case CLOSED -> end(event, workIsOver);
            case ACTIVITY -> {}
        }
    }

    /** Keeps what another system calls the event. */
    private void recordActivity(ImportedEvent event) {
        if (event.name() != null || !event.details().isEmpty()) {
            var details = new LinkedHashMap<String, String>();
            details.put("name", event.name() == null ? event.type().word() : event.name());
            details.putAll(event.details());
            ticket.record("activity", actor(event), details);
        }
    }

    /** Without a name, the customer for what customers do. */
    private Actor actor(ImportedEvent event) {
        var isByCustomer =
                switch (event.type()) {
                    case MESSAGE, RATED, REOPENED -> true;
                    default -> false;
                };
        return event.by() == null && isByCustomer ? Actor.customer(customer) : event.actor();
    }

    private static String textOf(ImportedEvent event) {
        return event.text() == null ? Message.NOT_IMPORTED : event.text();
    }

    private void addMessage(ImportedEvent event) {
        ticket.addCustomerMessage(customer, textOf(event));
        if (position == LifePosition.CUSTOMER || position == LifePosition.SOLVED) {
            backToWork();
        }
    }

    private void claim(ImportedEvent event) {
        toWork(event.actor(), position != LifePosition.TIER);
        if (event.by() == null || position == LifePosition.TIER) {
            ticket.claim(event.actor());
        } else {
            ticket.assign(event.by());
        }
    }

    private void await(ImportedEvent event) {
        if (position != LifePosition.CUSTOMER) {
            toWork(event.actor(), true);
        }
        replyIfAny(event);
        if (position != LifePosition.CUSTOMER) {
            ticket.leaveStage(WORK);
            ticket.enterStage(AWAIT_CUSTOMER);
            ticket.enterStatus("WAITING_FOR_CUSTOMER");
            position = LifePosition.CUSTOMER;
        }
    }

    private void resume(int index) {
        require(position == LifePosition.CUSTOMER, index, "the ticket does not wait for the customer");
        backToWork();
    }

    private void escalate(ImportedEvent event) {
        if (position == LifePosition.TIER && tier == event.tier()) {
            return;
        }
        toWork(event.actor(), true);
        tier = event.tier();
        ticket.enterStage(tier.stage());
        ticket.enterStatus(tier.status());
        position = LifePosition.TIER;
    }

    private void comeBack(int index) {
        require(position == LifePosition.TIER, index, "the ticket is not with a specialist or developer");
        backToWork();
    }

    private void solve(ImportedEvent event) {
        if (position == LifePosition.TIER) {
            ticket.leaveStage(tier.stage());
            position = LifePosition.WORK;
        }
        replyIfAny(event);
        if (position != LifePosition.SOLVED) {
            ticket.leaveStage(position == LifePosition.CUSTOMER ? AWAIT_CUSTOMER : WORK);
            ticket.enterStage(SOLVED);
            ticket.solve();
            ticket.enterStatus(Ticket.SOLVED);
            position = LifePosition.SOLVED;
        }
    }

    private void reopen(int index) {
        var event = events.get(index);
        require(position == LifePosition.SOLVED, index, "the ticket is not solved");
        ticket.reopen(event.text(), actor(event));
        backToWork();
    }

    private void rate(int index) {
        var event = events.get(index);
        var solution = ticket.state().solutionCount();
        require(solution > 0, index, "the ticket has no solution to rate yet");
        require(surveys.stream().noneMatch(one -> one.solution() == solution), index, "the solution is rated already");
        surveys.add(new Survey(
                ticket.state().number(),
                solution,
                "ANSWERED",
                ticket.state().solvedAt(),
                event.score(),
                event.text(),
                event.at()));
        ticket.record(
                "rated", Actor.customer(customer), Map.of("score", event.score().toString()));
    }

    /** A ticket that was closed and is worked on again has been solved and is reopened. */
    private void end(ImportedEvent event, boolean workIsOver) {
        if (workIsOver) {
            close();
        } else {
            solve(event);
        }
    }

    private void close() {
        switch (position) {
            case WORK -> ticket.leaveStage(WORK);
            case CUSTOMER -> ticket.leaveStage(AWAIT_CUSTOMER);
            case TIER -> {
                ticket.leaveStage(tier.stage());
                ticket.leaveStage(WORK);
            }
            case SOLVED -> ticket.leaveStage(SOLVED);
            case CLOSED -> {
                return;
            }
        }
        ticket.close();
        position = LifePosition.CLOSED;
    }

    /** Work goes on, whatever the ticket waited for. */
    private void toWork(Actor by, boolean fromTier) {
        if (position == LifePosition.SOLVED) {
            ticket.reopen(null, by);
        }
        if (position != LifePosition.WORK && (position != LifePosition.TIER || fromTier)) {
            backToWork();
        }
    }

    private void backToWork() {
        if (position == LifePosition.TIER) {
            ticket.leaveStage(tier.stage());
        } else {
            ticket.leaveStage(position == LifePosition.CUSTOMER ? AWAIT_CUSTOMER : SOLVED);
            ticket.enterStage(WORK);
        }
        ticket.enterStatus("IN_PROGRESS");
        position = LifePosition.WORK;
    }

    private void replyIfAny(ImportedEvent event) {
        if (event.text() != null) {
            ticket.addReply(event.text(), event.actor());
        }
    }

    private void require(boolean condition, int index, String otherwise) {
        if (!condition) {
            throw new BadInput(
                    "events[%d].type".formatted(index),
                    "'%s' cannot be: %s".formatted(events.get(index).type().word(), otherwise));
        }
    }
}
