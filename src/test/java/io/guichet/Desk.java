package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brands;
import io.guichet.demo.SettableClock;
import io.guichet.desk.DeskTask;
import io.guichet.desk.Tasks;
import io.guichet.form.Submission;
import io.guichet.intake.Questions;
import io.guichet.intake.Requester;
import io.guichet.letter.Letter;
import io.guichet.letter.Outbox;
import io.guichet.policy.Facts;
import io.guichet.policy.Target;
import io.guichet.sla.Deadlines;
import io.guichet.sla.TicketClock;
import io.guichet.survey.Surveys;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketCommands;
import io.guichet.ticket.TicketEvent;
import io.guichet.ticket.Tickets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/** The language of the process tests: what people do at the desk, and what is then seen there. */
@TestComponent
public class Desk {

    final Questions questions;
    final Tickets tickets;
    final TicketCommands commands;
    final Conversation conversation;
    final Deadlines deadlines;
    final Surveys surveys;
    private final Brands brands;
    private final Tasks tasks;
    private final StaffDirectory staff;
    private final Outbox outbox;
    private final SettableClock clock;
    private final ManagementService management;
    private final HistoryService history;
    private final RuntimeService runtime;
    private final TransactionTemplate transaction;

    Desk(
            Questions questions,
            Tickets tickets,
            TicketCommands commands,
            Conversation conversation,
            Deadlines deadlines,
            Surveys surveys,
            Brands brands,
            Tasks tasks,
            StaffDirectory staff,
            Outbox outbox,
            SettableClock clock,
            ManagementService management,
            HistoryService history,
            RuntimeService runtime,
            TransactionTemplate transaction) {
        this.questions = questions;
        this.tickets = tickets;
        this.commands = commands;
        this.conversation = conversation;
        this.deadlines = deadlines;
        this.surveys = surveys;
        this.brands = brands;
        this.tasks = tasks;
        this.staff = staff;
        this.outbox = outbox;
        this.clock = clock;
        this.management = management;
        this.history = history;
        this.runtime = runtime;
        this.transaction = transaction;
    }

    /** Somebody asks a question. */
    public String asks(String brand, Map<String, ?> facts) {
        var known = brands.get(brand);
        return questions.ask(known, "My parcel is late. Where is it?", "en", Facts.read(known, facts));
    }

    /** A request is sent that reaches the desk at this moment. */
    public String opens(String brand, Map<String, ?> facts) {
        var known = brands.get(brand);
        var requester = new Requester("ada@example.org", "Ada", "en");
        return questions.request(
                known, requester, "Where is my parcel?", "It should be here by now.", Facts.read(known, facts), null);
    }

    public void customerWrites(String number, String text) {
        conversation.customerWrites(number, "ada@example.org", text, customer());
    }

    public Actor customer() {
        return Actor.customer("ada@example.org");
    }

    /** Somebody of the staff completes the open task of that kind. */
    public void completes(String number, String key, String who, Map<String, Object> fields) {
        tasks.complete(
                task(number, key).id(),
                staff.find(who).orElseThrow(),
                new Submission(fields, who, null, Locale.ENGLISH));
    }

    public void triages(String number) {
        completes(number, "triage", "agent", Map.of());
    }

    public void answers(String number, String outcome) {
        completes(
                number, "answer", "agent", Map.of("outcome", outcome, "reply", "Have you looked at the neighbour's?"));
    }

    public void escalates(String number, String to) {
        completes(number, "answer", "agent", Map.of("outcome", to, "note", "I do not know this."));
    }

    public DeskTask task(String number, String key) {
        return tasksOf(number).stream()
                .filter(task -> task.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no task %s, but %s".formatted(key, tasksOf(number))));
    }

    public List<DeskTask> tasksOf(String number) {
        return tasks.of(number);
    }

    public Ticket ticket(String number) {
        return tickets.get(number);
    }

    public List<TicketEvent> timeline(String number) {
        return tickets.timeline(number);
    }

    public List<String> letters(String number) {
        return outbox.of(number).stream().map(Letter::template).toList();
    }

    /** The newest run of the clock of this target. */
    public TicketClock clock(String number, Target target) {
        return deadlines.of(number).stream()
                .filter(run -> run.target() == target)
                .reduce((a, b) -> b)
                .orElseThrow(() -> new AssertionError("no clock " + target));
    }

    public Instant now() {
        return clock.instant();
    }

    public void passes(Duration duration) {
        clock.advance(duration);
    }

    /** The timer at this event of a diagram falls due, and the engine wakes up for it. */
    public void fires(String number, String event) {
        var timer = timer(number, event);
        var due = timer.getDuedate().toInstant();
        assertThat(due).as("the timer %s waits for something", event).isBefore(Instant.parse("9000-01-01T00:00:00Z"));
        if (due.isAfter(now())) {
            clock.set(due);
        }
        management.executeJob(timer.getId());
    }

    /** When the timer at this event will fall due. */
    public Instant due(String number, String event) {
        Date due = timer(number, event).getDuedate();
        return due.toInstant();
    }

    private Job timer(String number, String event) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .flatMap(process ->
                        management
                                .createJobQuery()
                                .processInstanceId(process.getId())
                                .activityId(event)
                                .list()
                                .stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no timer at " + event));
    }

    /** The events at which the processes of this number ended, in the order of their ends. */
    public List<String> ends(String number) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .finished()
                .list()
                .stream()
                .flatMap(process -> history
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(process.getId())
                        .orderByHistoricActivityInstanceEndTime()
                        .asc()
                        .list()
                        .stream())
                .filter(activity -> activity.getActivityType().endsWith("EndEvent"))
                .map(activity -> activity.getActivityId())
                .toList();
    }

    /** Every end event that a token of this number has reached so far. */
    public List<String> reached(String number) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .flatMap(
                        process -> history
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(process.getId())
                                .finished()
                                .list()
                                .stream())
                .filter(activity -> activity.getActivityType().endsWith("EndEvent"))
                .map(activity -> activity.getActivityId())
                .toList();
    }

    public <T> T together(java.util.function.Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }
}
