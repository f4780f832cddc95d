package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brands;
import io.guichet.demo.SettableClock;
import io.guichet.desk.DeskTask;
import io.guichet.desk.Tasks;
import io.guichet.email.EmailMessage;
import io.guichet.email.Outbox;
import io.guichet.form.Submission;
import io.guichet.intake.Question;
import io.guichet.intake.Questions;
import io.guichet.intake.Requester;
import io.guichet.intake.TicketRequests;
import io.guichet.intake.TicketSplitter;
import io.guichet.policy.Target;
import io.guichet.policy.TicketAttributes;
import io.guichet.sla.ClockSnapshot;
import io.guichet.sla.Deadlines;
import io.guichet.sla.LedgerEntry;
import io.guichet.sla.TicketClock;
import io.guichet.survey.Survey;
import io.guichet.survey.Surveys;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Message;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketClassification;
import io.guichet.ticket.TicketCommands;
import io.guichet.ticket.Tickets;
import io.guichet.ticket.TimelineEntry;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/** The language of the process tests: actions of customers and staff, and what they observe. */
@TestComponent
public class Desk {

    private static final Instant FAR_FUTURE = Instant.parse("2999-01-01T00:00:00Z");

    final Questions questions;
    final TicketRequests ticketRequests;
    final Tickets tickets;
    final TicketClassification classification;
    final TicketCommands commands;
    final Conversation conversation;
    final Deadlines deadlines;
    final Surveys surveys;
    final TicketSplitter ticketSplitter;
    private final Brands brands;
    private final Tasks tasks;
    private final StaffDirectory directory;
    private final Outbox outbox;
    private final SettableClock clock;
    private final ManagementService management;
    private final HistoryService history;
    private final RuntimeService runtime;
    private final TransactionTemplate transaction;

    Desk(
            Questions questions,
            TicketRequests ticketRequests,
            Tickets tickets,
            TicketClassification classification,
            TicketCommands commands,
            Conversation conversation,
            Deadlines deadlines,
            Surveys surveys,
            TicketSplitter ticketSplitter,
            Brands brands,
            Tasks tasks,
            StaffDirectory directory,
            Outbox outbox,
            SettableClock clock,
            ManagementService management,
            HistoryService history,
            RuntimeService runtime,
            TransactionTemplate transaction) {
        this.questions = questions;
        this.ticketRequests = ticketRequests;
        this.tickets = tickets;
        this.classification = classification;
        this.commands = commands;
        this.conversation = conversation;
        this.deadlines = deadlines;
        this.surveys = surveys;
        this.ticketSplitter = ticketSplitter;
        this.brands = brands;
        this.tasks = tasks;
        this.directory = directory;
        this.outbox = outbox;
        this.clock = clock;
        this.management = management;
        this.history = history;
        this.runtime = runtime;
        this.transaction = transaction;
    }

    /** Asks a question. */
    public String asks(String brand, Map<String, ?> attributes) {
        return asks(brand, attributes, "My parcel is late. Where is it?");
    }

    public String asks(String brand, Map<String, ?> attributes, String text) {
        var known = brands.get(brand);
        return questions.ask(known, text, "en", TicketAttributes.validated(known, attributes));
    }

    /** Submits a request that is received now. */
    public String opens(String brand, Map<String, ?> attributes) {
        var known = brands.get(brand);
        var requester = new Requester("ada@example.org", "Ada", "en");
        return ticketRequests.open(
                known,
                requester,
                "Where is my parcel?",
                "It should be here by now.",
                TicketAttributes.validated(known, attributes),
                null);
    }

    /** Submits a request that was received earlier. */
    public String opens(String brand, Map<String, ?> attributes, Instant receivedAt) {
        var known = brands.get(brand);
        var requester = new Requester("ada@example.org", "Ada", "en");
        return ticketRequests.open(
                known,
                requester,
                "Where is my parcel?",
                "It should be here.",
                TicketAttributes.validated(known, attributes),
                receivedAt);
    }

    public String opensFor(String email) {
        return opensFor("parcels", email);
    }

    public String opensFor(String brand, String email) {
        var known = brands.get(brand);
        return ticketRequests.open(
                known, new Requester(email, null, "en"), "Hello", "Hello?", TicketAttributes.none(), null);
    }

    /** Requests a ticket for a question that no article answered. */
    public void submitsRequest(String question) {
        questions.submitRequest(question, new Requester("ada@example.org", "Ada", "en"), "Where is my parcel?", null);
    }

    /** Asks, and sends the request with an address that nobody has proved. */
    public String asksAndSends(String brand, String email) {
        var number = asks(brand, Map.of());
        questions.submitRequest(number, new Requester(email, "Ada", "en"), "A word", null);
        return number;
    }

    /** The same, with attributes from the form. */
    public void submitsRequest(String question, String email, Map<String, ?> stated) {
        var brand = brands.get(questions.find(question).orElseThrow().brand());
        var requester = new Requester(email, "Ada", "en");
        questions.submitRequest(question, requester, "A word", null, TicketAttributes.validated(brand, stated));
    }

    public void marksAnswered(String question) {
        marksAnswered(question, null);
    }

    /** Marks a question as answered by that article. */
    public void marksAnswered(String question, String article) {
        questions.markAnswered(question, article);
    }

    public Optional<Question> question(String number) {
        return questions.find(number);
    }

    public void pays(String number) {
        commands.recordPayment(number, now(), "receipt 12", Actor.staff("agent"));
    }

    public void reopens(String number) {
        commands.reopen(number, "It still is not here.", customer());
    }

    public void closes(String number) {
        commands.close(number, "The parcel is there.", Actor.staff("agent"));
    }

    public void withdraws(String number) {
        commands.withdraw(number, customer());
    }

    public void merges(String number, String into) {
        commands.merge(number, into, Actor.staff("agent"));
    }

    /** Splits a ticket and returns the numbers of the new tickets. */
    public List<String> splits(String number, String... texts) {
        var parts = Stream.of(texts)
                .map(text -> new TicketSplitter.SplitPart("One of several", text))
                .toList();
        return ticketSplitter.split(number, parts, Actor.staff("agent"));
    }

    public void resolvesIssue(String number) {
        commands.resolveIssue(number, Actor.staff("developer"));
    }

    public void rates(String number, int score) {
        rates(number, score, "As I said.");
    }

    public void rates(String number, int score, String comment) {
        surveys.answer(number, score, comment, customer());
    }

    public Optional<Survey> survey(String number) {
        return surveys.newest(number);
    }

    public void claims(String number, String key, String user) {
        tasks.claim(task(number, key).id(), directory.find(user).orElseThrow());
    }

    public void releases(String number, String key, String user) {
        tasks.unclaim(task(number, key).id(), directory.find(user).orElseThrow());
    }

    /** Staff reply to the customer outside of any task. */
    public void replies(String number, String text) {
        conversation.addReply(number, text, Actor.staff("agent"));
    }

    public void notes(String number, String text) {
        conversation.addInternalNote(number, text, Actor.staff("agent"));
    }

    public void customerWrites(String number, String text) {
        conversation.addCustomerMessage(number, "ada@example.org", text, customer());
    }

    public void addsAutomaticReply(String number, String text) {
        conversation.addAutomaticReply(number, text, Actor.staff("agent"));
    }

    public void addsAutomaticCustomerMessage(String number, String text) {
        conversation.addAutomaticCustomerMessage(number, "ada@example.org", text, customer());
    }

    public Actor customer() {
        return Actor.customer("ada@example.org");
    }

    /** Completes the open task of that kind as a staff user. */
    public void completes(String number, String key, String user, Map<String, Object> fields) {
        tasks.complete(
                task(number, key).id(),
                directory.find(user).orElseThrow(),
                new Submission(fields, user, null, Locale.ENGLISH));
    }

    /** Completes a task by id. */
    public void completes(String task, String user, Map<String, Object> fields) {
        tasks.complete(task, directory.find(user).orElseThrow(), new Submission(fields, user, null, Locale.ENGLISH));
    }

    public void triages(String number) {
        completes(number, "triage", "agent", Map.of());
    }

    /** Submits, triages and answers a request with this outcome. */
    public String opensAndAnswers(String outcome) {
        var number = opens("parcels", Map.of());
        triages(number);
        answers(number, outcome);
        return number;
    }

    /** Submits, triages and escalates a request. */
    public String opensAndEscalates(String to) {
        var number = opens("parcels", Map.of());
        triages(number);
        escalates(number, to);
        return number;
    }

    /** Answers with a form that was opened before the messages after this one. */
    public void answersAfterReading(String number, long message, String outcome) {
        completesAfterReading(
                number, "answer", message, Map.of("outcome", outcome, "reply", "It is with the neighbour."));
    }

    /** Completes a task with a form that was opened before the messages after this one. */
    public void completesAfterReading(String number, String key, long message, Map<String, Object> fields) {
        tasks.complete(
                task(number, key).id(),
                directory.find("agent").orElseThrow(),
                new Submission(fields, "agent", message, Locale.ENGLISH));
    }

    public void reassigns(String number, String team) {
        transaction.executeWithoutResult(status -> classification.reassign(number, team, Actor.staff("agent")));
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

    /** Queue rank of an open task; higher is served first. */
    public int queueRank(String number, String key) {
        return history.createHistoricTaskInstanceQuery()
                .taskId(task(number, key).id())
                .singleResult()
                .getPriority();
    }

    public List<DeskTask> tasksOf(String number) {
        return tasks.of(number);
    }

    public List<Message> messages(String number) {
        return conversation.of(number);
    }

    public long newestMessageId(String number) {
        return conversation.newestMessageId(number);
    }

    public List<String> messageTexts(String number) {
        return messages(number).stream().map(Message::body).toList();
    }

    public String status(String number) {
        return ticket(number).status();
    }

    /** Types of a ticket's timeline entries, oldest first. */
    public List<String> eventTypes(String number) {
        return timeline(number).stream().map(TimelineEntry::type).toList();
    }

    public Ticket ticket(String number) {
        return tickets.get(number);
    }

    public List<TimelineEntry> timeline(String number) {
        return tickets.timeline(number);
    }

    public List<String> emailTemplates(String number) {
        return outbox.of(number).stream().map(EmailMessage::template).toList();
    }

    /** The text of the latest e-mail with that template. */
    public String emailBody(String number, String template) {
        return outbox.of(number).stream()
                .filter(email -> email.template().equals(template))
                .map(EmailMessage::body)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    public String lastEmailBody(String number) {
        return outbox.of(number).stream()
                .map(EmailMessage::body)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    /** All runs of all clocks, oldest first. */
    public List<TicketClock> clocks(String number) {
        return deadlines.of(number);
    }

    /** The latest run of the clock of this target. */
    public TicketClock clock(String number, Target target) {
        return deadlines.of(number).stream()
                .filter(run -> run.target() == target)
                .reduce((a, b) -> b)
                .orElseThrow(() -> new AssertionError("no clock " + target));
    }

    public Instant now() {
        return clock.instant();
    }

    public void advancesTime(Duration duration) {
        clock.advance(duration);
    }

    /** Advances the time to the next such weekday and local time in London, the zone of the test brand. */
    public Instant advancesTimeUntil(DayOfWeek day, String time) {
        var wanted = now().atZone(ZoneId.of("Europe/London")).with(LocalTime.parse(time));
        while (wanted.getDayOfWeek() != day || !wanted.toInstant().isAfter(now())) {
            wanted = wanted.plusDays(1);
        }
        clock.set(wanted.toInstant());
        return now();
    }

    /** Turns a public reply into an internal note. */
    public void makesInternal(String number, long message) {
        conversation.makeInternal(number, message, "It was meant for a colleague.", Actor.staff("agent"));
    }

    public void correctsPlan(String number, String plan) {
        transaction.executeWithoutResult(status -> classification.correctPlan(number, plan, Actor.staff("lead")));
    }

    public void changesPlan(String number, String plan) {
        transaction.executeWithoutResult(status -> classification.changePlan(number, plan, Actor.staff("lead")));
    }

    /** A lead overrides the due date of an open target. */
    public void overrides(String number, Target target, Instant due) {
        deadlines.override(number, target, due, "Agreed by phone.", Actor.staff("lead"));
    }

    public void removesOverride(String number, Target target) {
        deadlines.removeOverride(number, target, "Agreed otherwise.", Actor.staff("lead"));
    }

    /** The state of a clock as known at that instant. */
    public ClockSnapshot snapshotKnownAt(String number, Target target, Instant knownAt) {
        return deadlines.snapshotsKnownAt(number, knownAt).stream()
                .filter(snapshot -> snapshot.target() == target)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    /** The ledger entries of a ticket. */
    public List<LedgerEntry> ledger(String number) {
        return deadlines.ledger(number);
    }

    /** Advances the time to the due date of the timer at this event and executes it. */
    public void firesTimer(String number, String event) {
        var timer = timer(number, event);
        var due = timer.getDuedate().toInstant();
        assertThat(due).as("the timer %s waits for something", event).isBefore(FAR_FUTURE);
        if (due.isAfter(now())) {
            clock.set(due);
        }
        management.executeJob(timer.getId());
    }

    /** Advances the time until the customer was reminded as often as the table says and silence counts as a solution. */
    public void waitsInVain(String number) {
        while (isScheduled(number, "Event_ReminderDue")) {
            firesTimer(number, "Event_ReminderDue");
        }
        firesTimer(number, "Event_ReplyOverdue");
    }

    /** Due date of the timer at this event. */
    public Instant timerDue(String number, String event) {
        Date due = timer(number, event).getDuedate();
        return due.toInstant();
    }

    /** Executes the timer at this event, due or not. */
    public void executesTimer(String number, String event) {
        management.executeJob(timer(number, event).getId());
    }

    /** Executes due timers as a job executor does: retries failed ones until none is left. */
    public void executesJobs(String number, String event) {
        timers(number, event).map(Job::getId).toList().forEach(this::execute);
    }

    private void execute(String job) {
        for (int attempt = 1; management.createJobQuery().jobId(job).count() > 0; attempt++) {
            try {
                management.executeJob(job);
            } catch (RuntimeException failure) {
                assertThat(attempt)
                        .as("attempts, the last failed with %s", failure)
                        .isLessThan(5);
            }
        }
    }

    /** Executes the timer at this event and rolls its transaction back. */
    public void firesTimerAndRollsBack(String number, String event) {
        var timer = timer(number, event);
        transaction.executeWithoutResult(status -> {
            management.executeJob(timer.getId());
            status.setRollbackOnly();
        });
    }

    /** Whether the timer at this event has a due date. */
    public boolean isScheduled(String number, String event) {
        return timerDue(number, event).isBefore(FAR_FUTURE);
    }

    /** The escalation steps taken, in order. */
    public List<String> warnings(String number) {
        return timeline(number).stream()
                .filter(event -> event.type().equals("deadline-warning"))
                .map(TimelineEntry::details)
                .map(details -> details.get("target") + " " + details.get("level"))
                .toList();
    }

    /** Job id of the timer at this event. */
    public String timerJobId(String number, String event) {
        return timer(number, event).getId();
    }

    /** Whether there is a job for the timer at this event. */
    public boolean hasTimer(String number, String event) {
        return timers(number, event).findAny().isPresent();
    }

    private Job timer(String number, String event) {
        return timers(number, event)
                .min(Comparator.comparing(Job::getDuedate))
                .orElseThrow(() -> new AssertionError("no timer at " + event));
    }

    private Stream<Job> timers(String number, String event) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .flatMap(process ->
                        management
                                .createJobQuery()
                                .processInstanceId(process.getId())
                                .activityId(event)
                                .list()
                                .stream());
    }

    /** The process of a ticket, which runs or has ended. */
    public ProcessInstance process(String number) {
        return process(number, "ticket");
    }

    /** The newest process of this key under a ticket's number, which runs or has ended. */
    public ProcessInstance process(String number, String key) {
        return processes(number, key).stream()
                .reduce((a, b) -> b)
                .orElseThrow(() -> new AssertionError("no process " + key));
    }

    /**
     * Every process of this key that was started under a ticket's number, oldest first. Of those that were started at the
     * same instant (the tests' clock stands still) the one that runs comes last.
     */
    public List<ProcessInstance> processes(String number, String key) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKey(key)
                .list()
                .stream()
                .sorted(Comparator.comparing(HistoricProcessInstance::getStartTime)
                        .thenComparing(process -> process.getEndTime() == null))
                .<ProcessInstance>map(RecordedProcess::new)
                .toList();
    }

    /** Ends the ticket's process as somebody might in Cockpit: the ticket stays open. */
    public void deletesProcess(String number) {
        runtime.deleteProcessInstance(process(number).getId(), "by mistake");
    }

    public <T> T inTransaction(java.util.function.Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }
}
