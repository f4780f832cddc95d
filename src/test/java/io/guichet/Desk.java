package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brands;
import io.guichet.demo.SettableClock;
import io.guichet.desk.DeskTask;
import io.guichet.desk.Tasks;
import io.guichet.form.Submission;
import io.guichet.intake.Question;
import io.guichet.intake.Questions;
import io.guichet.intake.Requester;
import io.guichet.intake.Requests;
import io.guichet.intake.Splits;
import io.guichet.letter.Letter;
import io.guichet.letter.Outbox;
import io.guichet.policy.Facts;
import io.guichet.policy.Target;
import io.guichet.sla.ClockEntry;
import io.guichet.sla.ClockFace;
import io.guichet.sla.Deadlines;
import io.guichet.sla.TicketClock;
import io.guichet.survey.Survey;
import io.guichet.survey.Surveys;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Message;
import io.guichet.ticket.Rulings;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketCommands;
import io.guichet.ticket.TicketEvent;
import io.guichet.ticket.Tickets;
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
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/** The language of the process tests: what people do at the desk, and what is then seen there. */
@TestComponent
public class Desk {

    private static final Instant NEVER = Instant.parse("2999-01-01T00:00:00Z");

    final Questions questions;
    final Requests requests;
    final Tickets tickets;
    final Rulings rulings;
    final TicketCommands commands;
    final Conversation conversation;
    final Deadlines deadlines;
    final Surveys surveys;
    final Splits splits;
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
            Requests requests,
            Tickets tickets,
            Rulings rulings,
            TicketCommands commands,
            Conversation conversation,
            Deadlines deadlines,
            Surveys surveys,
            Splits splits,
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
        this.requests = requests;
        this.tickets = tickets;
        this.rulings = rulings;
        this.commands = commands;
        this.conversation = conversation;
        this.deadlines = deadlines;
        this.surveys = surveys;
        this.splits = splits;
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
        return asks(brand, facts, "My parcel is late. Where is it?");
    }

    public String asks(String brand, Map<String, ?> facts, String text) {
        var known = brands.get(brand);
        return questions.ask(known, text, "en", Facts.read(known, facts));
    }

    /** A request is sent that reaches the desk at this moment. */
    public String opens(String brand, Map<String, ?> facts) {
        var known = brands.get(brand);
        var requester = new Requester("ada@example.org", "Ada", "en");
        return requests.open(
                known, requester, "Where is my parcel?", "It should be here by now.", Facts.read(known, facts), null);
    }

    /** The same, by a request that reached the desk earlier. */
    public String opens(String brand, Map<String, ?> facts, Instant receivedAt) {
        var known = brands.get(brand);
        var requester = new Requester("ada@example.org", "Ada", "en");
        return requests.open(
                known, requester, "Where is my parcel?", "It should be here.", Facts.read(known, facts), receivedAt);
    }

    public String opensFor(String email) {
        return opensFor("parcels", email);
    }

    public String opensFor(String brand, String email) {
        var known = brands.get(brand);
        return requests.open(known, new Requester(email, null, "en"), "Hello", "Hello?", Facts.none(), null);
    }

    /** No answer helped: who asked says who they are and wants a ticket. */
    public void wantsTicket(String question) {
        questions.wantsTicket(question, new Requester("ada@example.org", "Ada", "en"), "Where is my parcel?", null);
    }

    /** The same, with what they state in the form. */
    public void wantsTicket(String question, String email, Map<String, ?> stated) {
        var brand = brands.get(questions.find(question).orElseThrow().brand());
        var requester = new Requester(email, "Ada", "en");
        questions.wantsTicket(question, requester, "A word", null, Facts.read(brand, stated));
    }

    public void findsAnAnswer(String question) {
        findsAnAnswer(question, null);
    }

    /** The same, in the article of that name. */
    public void findsAnAnswer(String question, String article) {
        questions.answered(question, article);
    }

    public Optional<Question> question(String number) {
        return questions.find(number);
    }

    public void pays(String number) {
        commands.paid(number, now(), "receipt 12", Actor.staff("agent"));
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

    /** Each of these texts becomes a request of its own. @return the numbers of the new tickets */
    public List<String> splits(String number, String... texts) {
        var parts = Stream.of(texts)
                .map(text -> new Splits.Part("One of several", text))
                .toList();
        return splits.split(number, parts, Actor.staff("agent"));
    }

    public void issueIsResolved(String number) {
        commands.issueResolved(number, Actor.staff("developer"));
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

    public void claims(String number, String key, String who) {
        tasks.claim(task(number, key).id(), staff.find(who).orElseThrow());
    }

    /** A member of staff writes to the customer beside any task. */
    public void replies(String number, String text) {
        conversation.staffReplies(number, text, Actor.staff("agent"));
    }

    public void notes(String number, String text) {
        conversation.staffNotes(number, text, Actor.staff("agent"));
    }

    public void customerWrites(String number, String text) {
        conversation.customerWrites(number, "ada@example.org", text, customer());
    }

    public void deskProgramWrites(String number, String text) {
        conversation.deskProgramWrites(number, text, Actor.staff("agent"));
    }

    public void customersProgramWrites(String number, String text) {
        conversation.customersProgramWrites(number, "ada@example.org", text, customer());
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

    /** The same, for a task that somebody has open. */
    public void completes(String task, String who, Map<String, Object> fields) {
        tasks.complete(task, staff.find(who).orElseThrow(), new Submission(fields, who, null, Locale.ENGLISH));
    }

    public void triages(String number) {
        completes(number, "triage", "agent", Map.of());
    }

    /** A request is sent, sorted, and answered with this outcome. */
    public String opensAndAnswers(String outcome) {
        var number = opens("parcels", Map.of());
        triages(number);
        answers(number, outcome);
        return number;
    }

    /** A request is sent, sorted, and passed on. */
    public String opensAndEscalates(String to) {
        var number = opens("parcels", Map.of());
        triages(number);
        escalates(number, to);
        return number;
    }

    /** Somebody answers who has read the conversation up to this message only. */
    public void answersHavingSeen(String number, long message, String outcome) {
        completesHavingSeen(
                number, "answer", message, Map.of("outcome", outcome, "reply", "It is with the neighbour."));
    }

    /** The agent completes a task who has read the conversation up to this message only. */
    public void completesHavingSeen(String number, String key, long message, Map<String, Object> fields) {
        tasks.complete(
                task(number, key).id(),
                staff.find("agent").orElseThrow(),
                new Submission(fields, "agent", message, Locale.ENGLISH));
    }

    public void reassigns(String number, String team) {
        transaction.executeWithoutResult(done -> rulings.reassign(number, team, Actor.staff("agent")));
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

    /** The place in the queue of an open task, higher being served first. */
    public int rank(String number, String key) {
        return history.createHistoricTaskInstanceQuery()
                .taskId(task(number, key).id())
                .singleResult()
                .getPriority();
    }

    public List<DeskTask> tasksOf(String number) {
        return tasks.of(number);
    }

    /** The kinds of work that wait for somebody. */
    public List<String> waitsFor(String number) {
        return tasksOf(number).stream().map(DeskTask::key).toList();
    }

    public List<Message> messages(String number) {
        return conversation.of(number);
    }

    public long newest(String number) {
        return conversation.newest(number);
    }

    public List<String> texts(String number) {
        return messages(number).stream().map(Message::body).toList();
    }

    public String status(String number) {
        return ticket(number).status();
    }

    /** The kinds of what happened to a ticket, oldest first. */
    public List<String> happened(String number) {
        return timeline(number).stream().map(TicketEvent::kind).toList();
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

    public String lastLetter(String number) {
        return outbox.of(number).stream().map(Letter::body).reduce((a, b) -> b).orElseThrow();
    }

    /** Every run of every clock, oldest first. */
    public List<TicketClock> clocks(String number) {
        return deadlines.of(number);
    }

    /** Who completed a task, as the engine remembers it. */
    public String doneBy(String task) {
        return history.createHistoricTaskInstanceQuery()
                .taskId(task)
                .finished()
                .singleResult()
                .getAssignee();
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

    /** Time passes until the clocks on the wall show that weekday and time in London, the zone of the brand of the tests. */
    public Instant passesUntil(DayOfWeek day, String time) {
        var wanted = now().atZone(ZoneId.of("Europe/London")).with(LocalTime.parse(time));
        while (wanted.getDayOfWeek() != day || !wanted.toInstant().isAfter(now())) {
            wanted = wanted.plusDays(1);
        }
        clock.set(wanted.toInstant());
        return now();
    }

    /** What was written to the customer turns out not to have been meant for them. */
    public void turnsInternal(String number, long message) {
        conversation.turnInternal(number, message, "It was meant for a colleague.", Actor.staff("agent"));
    }

    public void correctsPlan(String number, String plan) {
        transaction.executeWithoutResult(done -> rulings.correctPlan(number, plan, Actor.staff("lead")));
    }

    public void changesPlan(String number, String plan) {
        transaction.executeWithoutResult(done -> rulings.changePlan(number, plan, Actor.staff("lead")));
    }

    /** A lead sets when an open promise falls due. */
    public void overrides(String number, Target target, Instant due) {
        deadlines.override(number, target, due, "Agreed by phone.", Actor.staff("lead"));
    }

    public void lifts(String number, Target target) {
        deadlines.lift(number, target, "Agreed otherwise.", Actor.staff("lead"));
    }

    /** What the clock showed, as far as it was known at that instant. */
    public ClockFace faceKnown(String number, Target target, Instant then) {
        return deadlines.facesKnown(number, then).stream()
                .filter(face -> face.target() == target)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    /** What the ledger has about a ticket, as it was written. */
    public List<ClockEntry> ledger(String number) {
        return deadlines.ledger(number);
    }

    /** The timer at this event of a diagram falls due, and the engine wakes up for it. */
    public void fires(String number, String event) {
        var timer = timer(number, event);
        var due = timer.getDuedate().toInstant();
        assertThat(due).as("the timer %s waits for something", event).isBefore(NEVER);
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

    /** The engine wakes up for the timer at this event, whether or not it is due. */
    public void wakes(String number, String event) {
        management.executeJob(timer(number, event).getId());
    }

    /** What a node of the engine does with timers that are due: tries again after a failure, until they are gone. */
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

    /** The timer at this event is woken up, and something goes wrong before its work is kept. */
    public void failsToFire(String number, String event) {
        var timer = timer(number, event);
        transaction.executeWithoutResult(status -> {
            management.executeJob(timer.getId());
            status.setRollbackOnly();
        });
    }

    /** Whether the timer at this event waits for something. */
    public boolean isWaiting(String number, String event) {
        return due(number, event).isBefore(NEVER);
    }

    /** Which steps of which ladder were taken, in that order. */
    public List<String> warnings(String number) {
        return timeline(number).stream()
                .filter(event -> event.kind().equals("deadline-warning"))
                .map(TicketEvent::details)
                .map(details -> details.get("target") + " " + details.get("level"))
                .toList();
    }

    /** The engine's id of the timer at this event. */
    public String job(String number, String event) {
        return timer(number, event).getId();
    }

    /** Whether the engine holds a timer at this event. */
    public boolean isArmed(String number, String event) {
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
