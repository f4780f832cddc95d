package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.guichet.ApiClient;
import io.guichet.ApiClient.JsonResponse;
import io.guichet.Concurrently;
import io.guichet.CustomerClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.engine.UncheckedDeployment;
import io.guichet.policy.Target;
import io.guichet.sla.LedgerEntry.LedgerEntryType;
import io.guichet.sla.TicketClock.ClockState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tickets that a broken version of a diagram has stranded are found, moved, and go on until they are closed. */
@DeskTest
@Tag("h2")
class StrandedTicketsTest {

    private static final Path TICKET = Path.of("processes/ticket.bpmn");
    private static final String REPLY = "Task_" + "Reply";
    private static final String BESIDE = "Task_" + "Beside";
    private static final String REASON = "The broken diagram of this morning.";

    @Autowired
    private Desk desk;

    @Autowired
    private CustomerClient customerClient;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ManagementService management;

    @LocalServerPort
    private int port;

    private final List<String> deployments = new ArrayList<>();
    private ApiClient admin;

    @BeforeEach
    void signsIn() {
        admin = ApiClient.as("admin", port);
    }

    @AfterEach
    void removesTheVersions() {
        deployments.forEach(deployment -> repository.deleteDeployment(deployment, true));
    }

    /** A draft, how it strands a ticket, and that a freed one goes on from the same place. */
    private record Stranding(
            String name, UnaryOperator<String> edit, Step standing, Step failing, Step goingOn, String cause) {

        @Override
        public String toString() {
            return name;
        }
    }

    private interface Step {
        void take(StrandedTicketsTest test, String number);
    }

    static Stream<Stranding> strandings() {
        Step triaged = (test, number) -> test.desk.triages(number);
        Step asks = (test, number) -> test.desk.answers(number, "ASK_CUSTOMER");
        return Stream.of(
                new Stranding(
                        "a misspelt variable in a condition",
                        text -> text.replace("${outcome == 'ASK_CUSTOMER'}", "${outcom == 'ASK_CUSTOMER'}"),
                        triaged,
                        asks,
                        asks,
                        "VERSION_INVALID"),
                new Stranding(
                        "a triage that is left unconnected",
                        text -> without(text, "Flow_Triage_ReviewPriority"),
                        (test, number) -> {},
                        triaged,
                        triaged,
                        "VERSION_INVALID"),
                new Stranding(
                        "a timer in words",
                        text -> text.replace("${waitingTimes.silence(execution)}", "in two hours"),
                        triaged,
                        asks,
                        asks,
                        "VERSION_INVALID"),
                new Stranding(
                        "a wrong called process",
                        text -> text.replace("calledElement=\"escalation\"", "calledElement=\"escalations\""),
                        triaged,
                        (test, number) -> test.desk.escalates(number, "ESCALATE_SPECIALIST"),
                        (test, number) -> {
                            test.desk.escalates(number, "ESCALATE_SPECIALIST");
                            test.desk.completes(
                                    number,
                                    "specialist-work",
                                    "specialist",
                                    Map.of("outcome", "RETURN", "note", "Look again."));
                        },
                        "VERSION_INVALID"),
                new Stranding(
                        "a renamed message",
                        text -> text.replace("name=\"TicketReopened\"", "name=\"TicketReopend\""),
                        (test, number) -> {
                            test.desk.triages(number);
                            test.desk.answers(number, "SOLVE");
                        },
                        (test, number) -> test.desk.reopens(number),
                        (test, number) -> test.desk.reopens(number),
                        "VERSION_INVALID"),
                new Stranding(
                        "a form that does not exist",
                        text -> text.replace("name=\"form\" value=\"triage\"", "name=\"form\" value=\"triages\""),
                        (test, number) -> {},
                        triaged,
                        triaged,
                        "FORM_MISSING"));
    }

    @ParameterizedTest
    @MethodSource("strandings")
    void areFreedWhereTheyStand(Stranding stranding) {
        deploys(stranding.edit());
        var number = desk.opens("parcels", Map.of());
        stranding.standing().take(this, number);
        assertThatThrownBy(() -> stranding.failing().take(this, number)).isInstanceOf(Throwable.class);
        assertThat(incident(number)).containsEntry("cause", stranding.cause()).containsEntry("process", "ticket");
        var clocks = clocks(number);
        var tasks = desk.tasksOf(number);
        var emails = desk.emailTemplates(number);
        desk.advancesTime(Duration.ofMinutes(10));

        var good = deploys(text -> text + "<!-- the good version -->");
        var moved = moves(Map.of("numbers", List.of(number), "version", good, "reason", REASON));

        assertThat(moved.body().at("/items/0/result").asText()).isEqualTo("MOVED");
        assertThat(moved.body().at("/items/0/toVersion").asInt()).isEqualTo(good);
        assertThat(incidents(number)).isEmpty();
        assertThat(clocks(number)).isEqualTo(clocks);
        assertThat(desk.tasksOf(number))
                .extracting("id")
                .isEqualTo(tasks.stream().map(task -> task.id()).toList());
        assertThat(desk.emailTemplates(number)).isEqualTo(emails);
        stranding.goingOn().take(this, number);
        goesOnToClosed(number);
    }

    @Test
    void leavesTheLedgerAndTheTimelineWithTheReason() {
        var number = desk.opens("parcels", Map.of());

        move(number, "Task_Answer");

        assertThat(desk.timeline(number))
                .filteredOn(entry -> entry.type().equals("moved"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details())
                        .containsEntry("from", "Task_Triage")
                        .containsEntry("to", "Task_Answer")
                        .containsEntry("reason", REASON))
                .satisfies(entry -> assertThat(entry.actor().id()).isEqualTo("admin"));
        assertThat(desk.ledger(number))
                .filteredOn(entry -> entry.type() == LedgerEntryType.MOVED)
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.reason()).isEqualTo(REASON))
                .allSatisfy(entry -> assertThat(entry.actor()).isEqualTo("admin"));
        goesOnToClosed(number);
    }

    @Test
    void reopensASolvedTicketThatIsMovedBackToWork() {
        var number = desk.opensAndAnswers("SOLVE");

        move(number, "Task_Answer");

        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
        assertThat(desk.clock(number, Target.RESOLUTION).state()).isEqualTo(ClockState.RUNNING);
        desk.answers(number, "SOLVE");
        move(number, "Task_AwaitCustomer");
        assertThat(desk.clock(number, Target.RESOLUTION).state()).isEqualTo(ClockState.PAUSED);
        desk.advancesTime(Duration.ofMinutes(1));
        customerClient.writes(number, "It still is not here.");
        assertThat(desk.clock(number, Target.RESOLUTION).state()).isEqualTo(ClockState.RUNNING);
        goesOnToClosed(number);
    }

    @Test
    void freesATicketFromAnActivityThatIsGone() {
        deploys(text -> text.replace("id=\"Task_Answer\"", "id=\"Task_Reply\"")
                .replace("Ref=\"Task_Answer\"", "Ref=\"Task_Reply\"")
                .replace("bpmnElement=\"Task_Answer\"", "bpmnElement=\"Task_Reply\""));
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.claims(number, "answer", "agent");
        var good = deploys(text -> text + "<!-- the good version -->");
        assertThat(incident(number)).containsEntry("cause", "ACTIVITY_MISSING").containsEntry("activity", REPLY);
        var clocks = clocks(number);
        var request = Map.of("numbers", List.of(number), "activity", "Task_Answer", "version", good, "reason", REASON);
        var trial = new HashMap<String, Object>(request);
        trial.put("dryRun", true);

        var preview = moves(trial);

        assertThat(preview.body().at("/items/0/result").asText()).isEqualTo("POSSIBLE");
        assertThat(preview.body().at("/items/0/to").asText()).isEqualTo("Task_Answer");
        assertThat(preview.body().at("/items/0/lost/0").asText()).contains("Answer", "agent");
        assertThat(preview.body().at("/items/0/clocks")).isNotEmpty();
        assertThat(desk.process(number)).isWaitingAt(REPLY);
        assertThat(desk.eventTypes(number)).doesNotContain("moved");

        moves(request);

        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        assertThat(desk.processes(number, "ticket")).hasSize(2);
        assertThat(desk.tasksOf(number)).extracting("key").containsExactly("answer");
        assertThat(clocks(number)).isEqualTo(clocks);
        assertThat(desk.isScheduled(number, "Event_ResolutionWarningDue")).isTrue();
        goesOnToClosed(number);
    }

    @Test
    void armsTheTimersThatABrokenVersionLacked() {
        deploys(text -> without(text, "Flow_ResolutionWarningDue_WarnAboutDeadline", "Event_ResolutionWarningDue")
                .replaceFirst(
                        "<bpmn:timeCycle[^>]*>\\$\\{sla.responseWarnings\\(execution\\)}</bpmn:timeCycle>",
                        "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">PT1H</bpmn:timeDuration>"));
        var number = desk.opens("parcels", Map.of());
        assertThat(desk.hasTimer(number, "Event_ResolutionWarningDue")).isFalse();
        var healthy = deploys(text -> text + "<!-- the good version -->");
        var other = desk.opens("parcels", Map.of());

        moves(Map.of("numbers", List.of(number), "version", healthy, "reason", REASON));

        for (var timer : List.of("Event_ResolutionWarningDue", "Event_ResponseWarningDue")) {
            assertThat(desk.timerDue(number, timer)).isEqualTo(desk.timerDue(other, timer));
        }
        goesOnToClosed(number);
        goesOnToClosed(other);
    }

    @Test
    void keepsTheWaitForACustomerAndRemindsOnce() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.firesTimer(number, "Event_ReminderDue");
        var due = desk.timerDue(number, "Event_ReminderDue");
        var since = desk.ticket(number).stageSince();
        var good = deploys(text -> text.replace("id=\"Sub_Work\" name=\"Work\"", "id=\"Sub_Work\" name=\"Works\""));

        moves(Map.of("numbers", List.of(number), "version", good, "reason", REASON));
        management.setJobRetries(desk.timerJobId(number, "Event_ReplyOverdue"), 0);
        move(number, "Task_AwaitCustomer");

        assertThat(desk.timerDue(number, "Event_ReminderDue")).isEqualTo(due);
        assertThat(desk.ticket(number).stageSince()).isEqualTo(since);
        assertThat(desk.clock(number, Target.RESOLUTION).state()).isEqualTo(ClockState.PAUSED);
        assertThat(desk.emailTemplates(number)).containsOnlyOnce("reminder").containsOnlyOnce("acknowledgement");
        assertThat(incidents(number)).isEmpty();
        customerClient.writes(number, "Here it is.");
        goesOnToClosed(number);
    }

    @Test
    void warnsAndAnnouncesOnce() {
        var number = desk.opens("parcels", Map.of());
        desk.firesTimer(number, "Event_TriageUnattended");
        desk.firesTimer(number, "Event_ResponseWarningDue");
        var warnings = desk.warnings(number);
        var good = deploys(text -> text.replace("name=\"Triage\" camunda", "name=\"Triages\" camunda"));

        moves(Map.of("numbers", List.of(number), "version", good, "reason", REASON));

        assertThat(desk.hasTimer(number, "Event_TriageUnattended")).isFalse();
        assertThat(desk.warnings(number)).isEqualTo(warnings);
        desk.triages(number);
        desk.answers(number, "SOLVE");
        var closing = desk.timerDue(number, "Event_ReopeningOver");
        desk.advancesTime(Duration.ofHours(1));
        management.setJobRetries(desk.timerJobId(number, "Event_ReopeningOver"), 0);
        move(number, "Sub_Solved");
        assertThat(desk.emailTemplates(number)).containsOnlyOnce("solved");
        assertThat(desk.ticket(number).solutionCount()).isEqualTo(1);
        assertThat(desk.processes(number, "survey")).hasSize(1);
        assertThat(desk.timerDue(number, "Event_ReopeningOver")).isEqualTo(closing);
        desk.closes(number);
    }

    @Test
    void restartsNothingButTheTaskThatIsDrawnOtherwise() {
        deploys(StrandedTicketsTest::withASecondTask);
        var number = desk.opens("parcels", Map.of());
        desk.firesTimer(number, "Event_TriageUnattended");
        var triage = desk.task(number, "triage").id();
        var beside = desk.task(number, "lead-decision").id();
        var due = desk.timerDue(number, "Event_ResolutionWarningDue");
        var good =
                deploys(text -> withASecondTask(text).replace("name=\"Triage\" camunda", "name=\"Triages\" camunda"));

        var moved = moves(Map.of("numbers", List.of(number), "version", good, "reason", REASON));

        assertThat(moved.body().at("/items/0/result").asText()).isEqualTo("MOVED");
        assertThat(desk.process(number)).isWaitingAt("Task_Triage", BESIDE);
        assertThat(desk.task(number, "lead-decision").id()).isEqualTo(beside);
        assertThat(desk.task(number, "triage").id()).isNotEqualTo(triage);
        assertThat(desk.tasksOf(number)).hasSize(2);
        assertThat(desk.timerDue(number, "Event_ResolutionWarningDue")).isEqualTo(due);
        desk.withdraws(number);
    }

    /** An unattended triage leads to a task beside it. */
    private static String withASecondTask(String text) {
        return text.replace(
                        "sourceRef=\"Event_TriageUnattended\" targetRef=\"Task_ReturnToTeam\"",
                        "sourceRef=\"Event_TriageUnattended\" targetRef=\"%s\"".formatted(BESIDE))
                .replace(
                        "<bpmn:boundaryEvent id=\"Event_TriageUnattended\"",
                        """
                        <bpmn:userTask id="%1$s" name="Beside" camunda:formKey="embedded:/forms/workspace.html"
                            camunda:candidateGroups="lead"><bpmn:extensionElements><camunda:properties>
                        <camunda:property name="form" value="lead-decision"/></camunda:properties></bpmn:extensionElements>
                        </bpmn:userTask><bpmn:sequenceFlow id="Flow_Beside" sourceRef="%1$s" targetRef="Task_ReturnToTeam"/>
                        <bpmn:boundaryEvent id="Event_TriageUnattended\""""
                                .formatted(BESIDE));
    }

    @Test
    void movesIntoAndOutOfCalledProcesses() {
        var number = desk.opensAndEscalates("ESCALATE_SPECIALIST");

        var back = move(number, "Task_Answer");

        assertThat(back.body().at("/items/0/lost/1").asText()).contains("escalation");
        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
        assertThat(desk.clock(number, Target.SPECIALIST).state()).isNotEqualTo(ClockState.RUNNING);
        move(number, "Task_WorkAsDeveloper");
        assertThat(desk.status(number)).isEqualTo("WITH_DEVELOPER");
        assertThat(desk.process(number, "escalation")).isWaitingAt("Task_WorkAsDeveloper");
        management.setJobRetries(desk.timerJobId(number, "Event_DeveloperWarningDue"), 0);
        move(number, "Task_WorkAsDeveloper");
        assertThat(desk.clock(number, Target.DEVELOPER).state()).isEqualTo(ClockState.RUNNING);
        desk.completes(number, "developer-work", "developer", Map.of("outcome", "RETURN", "note", "It works."));
        goesOnToClosed(number);
    }

    @Test
    void startsATicketWhoseProcessHasEnded() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        deletesTheProcess(number);
        assertThat(incident(number)).containsEntry("cause", "PROCESS_ENDED");

        move(number, "Task_Answer");

        assertThat(incidents(number)).isEmpty();
        goesOnToClosed(number);
    }

    @Test
    void retriesAFailedJob() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.advancesTime(Duration.ofDays(30));
        management.setJobRetries(desk.timerJobId(number, "Event_ReplyOverdue"), 0);
        assertThat(incident(number))
                .containsEntry("cause", "FAILED_JOB")
                .containsEntry("activity", "Event_ReplyOverdue");

        var retried = admin.post("/api/incidents/retry", Map.of("numbers", List.of(number)));
        var again = admin.post("/api/incidents/retry", Map.of("numbers", List.of(number)));

        assertThat(retried.body().at("/items/0/result").asText()).isEqualTo("DONE");
        assertThat(again.body().at("/items/0/result").asText()).isEqualTo("NOTHING_TO_RETRY");
        assertThat(incidents(number)).isEmpty();
        assertThat(desk.status(number)).isEqualTo("SOLVED");
        desk.closes(number);
    }

    @Test
    void refusesWhatWouldStrandATicketAgain() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        customerClient.writes(number, "One more thing.");

        assertThat(move(number, "Task_CallLead").body().at("/items/0/result").asText())
                .isEqualTo("REFUSED");
        assertThat(move(number, "Task_AwaitCustomer")
                        .body()
                        .at("/items/0/message")
                        .asText())
                .contains("The customer has written");
        assertThat(move("PA-NOBODY", "Task_Answer").body().at("/items/0/result").asText())
                .isEqualTo("UNKNOWN_TICKET");

        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        assertThat(desk.eventTypes(number)).doesNotContain("moved");
        desk.withdraws(number);
        assertThat(move(number, "Task_Answer").body().at("/items/0/result").asText())
                .isEqualTo("REFUSED");
    }

    @Test
    void namesTheFieldOfABadRequest() {
        var numbers = List.of("PA-1");

        assertThat(moves(Map.of("numbers", numbers, "activity", "Task_" + "Gone", "reason", "R"))
                        .fields())
                .containsExactly("activity");
        assertThat(moves(Map.of("numbers", numbers, "activity", "End_Closed", "reason", "R"))
                        .fields())
                .containsExactly("activity");
        assertThat(moves(Map.of("numbers", numbers, "activity", "Task_Answer", "version", 99_999, "reason", "R"))
                        .fields())
                .containsExactly("version");
        assertThat(moves(Map.of("numbers", numbers, "reason", "R")).fields()).containsExactly("activity");
        assertThat(moves(Map.of("numbers", numbers, "activity", "Task_Answer")).fields())
                .containsExactly("reason");
        assertThat(moves(Map.of("numbers", List.of(), "activity", "Task_Answer", "reason", "R"))
                        .fields())
                .containsExactly("numbers");
        assertThat(ApiClient.as("lead", port).get("/api/incidents").status()).isEqualTo(403);
    }

    @Test
    void twoAdministratorsAndACustomerAtOnce() {
        var number = desk.opens("parcels", Map.of());
        var results = new ConcurrentLinkedQueue<String>();
        Concurrently.ConcurrentAction moving = () -> results.add(
                move(number, "Task_Answer").body().at("/items/0/result").asText());

        var failures = Concurrently.run(moving, moving, () -> customerClient.writes(number, "Hello?"));

        assertThat(failures).isEmpty();
        assertThat(results).containsExactlyInAnyOrder("MOVED", "UNCHANGED");
        assertThat(desk.messageTexts(number)).contains("Hello?");
        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        assertThat(desk.tasksOf(number)).hasSize(1);
        goesOnToClosed(number);
    }

    @Test
    void doNotExistForATokenOfAnotherBrand() {
        var own = desk.opens("zoom", Map.of());
        var other = desk.opensAndAnswers("ASK_CUSTOMER");
        deletesTheProcess(own);
        management.setJobRetries(desk.timerJobId(other, "Event_ReplyOverdue"), 0);
        var program = programOf("zoom");
        var numbers = List.of(other, own);

        for (var dryRun : List.of(true, false)) {
            var request = Map.of("numbers", numbers, "activity", "Task_Answer", "reason", REASON, "dryRun", dryRun);
            assertThat(program.post("/api/tickets/modification", request).body().findValuesAsText("result"))
                    .containsExactly("UNKNOWN_TICKET", dryRun ? "POSSIBLE" : "MOVED");
        }
        assertThat(program.post("/api/incidents/retry", Map.of("numbers", numbers))
                        .body()
                        .findValuesAsText("result"))
                .containsExactly("NOTHING_TO_RETRY", "NOTHING_TO_RETRY");

        assertThat(desk.status(other)).isEqualTo("WAITING_FOR_CUSTOMER");
        assertThat(desk.eventTypes(other)).doesNotContain("moved", "incident-retried");
        move(other, "Task_AwaitCustomer");
        desk.withdraws(own);
    }

    @Test
    void areListedForATokenOfTheirBrandOnly() {
        var own = desk.opens("zoom", Map.of());
        var other = desk.opens("parcels", Map.of());
        var failed = desk.opensAndAnswers("ASK_CUSTOMER");
        deletesTheProcess(own);
        deletesTheProcess(other);
        management.setJobRetries(desk.timerJobId(failed, "Event_ReplyOverdue"), 0);

        assertThat(incidents(programOf("zoom"), own)).hasSize(1);
        assertThat(incidents(programOf("zoom"), other)).isEmpty();
        assertThat(incidents(programOf("zoom"), failed)).isEmpty();
        assertThat(incidents(programOf("parcels"), other)).hasSize(1);
        for (var number : List.of(own, other, failed)) {
            assertThat(incidents(number)).hasSize(1);
        }
        move(own, "Task_Answer");
        move(other, "Task_Answer");
        move(failed, "Task_AwaitCustomer");
    }

    @Test
    void previewsAndMovesOnThePage() {
        var number = desk.opens("parcels", Map.of());
        deletesTheProcess(number);
        var browser = HttpBrowser.signedIn(port, "admin");
        var fields = "number=" + number + "&activity=Task_Answer&reason=" + HttpBrowser.urlEncoded(REASON);

        assertThat(browser.get("/desk/incidents").body()).contains(number, "Process has ended");
        assertThat(browser.submitForm("/desk/incidents", "/desk/incidents/preview", "activity=Task_Answer")
                        .body())
                .contains("Select 1 to 200 tickets", "Enter a reason.");
        assertThat(browser.submitForm("/desk/incidents", "/desk/incidents/preview", fields)
                        .body())
                .contains("Preview of the move", "Can be moved", "Answer, version");
        assertThat(browser.submitForm("/desk/incidents", "/desk/incidents/modification", fields)
                        .body())
                .contains("Result of the move", "Moved");

        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        assertThat(browser.get("/desk/tickets/" + number).body()).contains("Moved to Answer", REASON);
        goesOnToClosed(number);
    }

    private void deletesTheProcess(String number) {
        desk.deletesProcess(number);
    }

    private void goesOnToClosed(String number) {
        if (desk.tasksOf(number).stream().anyMatch(task -> task.key().equals("triage"))) {
            desk.triages(number);
        }
        if (desk.status(number).equals("WAITING_FOR_CUSTOMER")) {
            customerClient.writes(number, "Here I am.");
        }
        desk.answers(number, "SOLVE");
        desk.closes(number);
        assertThat(desk.process(number)).hasPassed("End_Closed").isEnded();
        assertThat(desk.clock(number, Target.RESOLUTION).state()).isEqualTo(ClockState.STOPPED);
        assertThat(desk.emailTemplates(number)).containsOnlyOnce("acknowledgement");
    }

    /** Deploys an edited copy of the ticket's diagram and returns its version. */
    private int deploys(UnaryOperator<String> edit) {
        try {
            var content = edit.apply(Files.readString(TICKET));
            var deployment = UncheckedDeployment.of(() -> repository
                    .createDeployment()
                    .addString("processes/ticket.bpmn", content)
                    .deployWithResult());
            deployments.add(0, deployment.getId());
            return deployment.getDeployedProcessDefinitions().get(0).getVersion();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The diagram without these elements and their shapes. */
    private static String without(String text, String... ids) {
        var rest = text;
        for (var id : ids) {
            rest = rest.replaceFirst("(?s)<bpmn:(\\w+) id=\"%s\"(?:[^>]*/>|.*?</bpmn:\\1>)".formatted(id), "")
                    .replaceFirst(
                            "(?s)<bpmndi:(BPMN\\w+) id=\"[^\"]*\" bpmnElement=\"%s\".*?</bpmndi:\\1>".formatted(id), "")
                    .replaceAll("<bpmn:(incoming|outgoing)>%s</bpmn:\\1>".formatted(id), "");
        }
        return rest;
    }

    private JsonResponse move(String number, String activity) {
        return moves(Map.of("numbers", List.of(number), "activity", activity, "reason", REASON));
    }

    private JsonResponse moves(Map<String, ?> request) {
        return admin.post("/api/tickets/modification", request);
    }

    private ApiClient programOf(String brand) {
        return ApiClient.ofToken("admin", port, List.of("admin"), List.of(brand));
    }

    private Map<String, String> incident(String number) {
        assertThat(incidents(number)).hasSize(1);
        return incidents(number).get(0);
    }

    private List<Map<String, String>> incidents(String number) {
        return incidents(admin, number);
    }

    private static List<Map<String, String>> incidents(ApiClient client, String number) {
        var found = new ArrayList<Map<String, String>>();
        String next = "";
        while (next != null) {
            var page = client.get("/api/incidents?limit=20" + (next.isEmpty() ? "" : "&after=" + next))
                    .body();
            page.get("items").forEach(item -> {
                if (item.get("number").asText().equals(number)) {
                    var fields = new HashMap<String, String>();
                    item.fields()
                            .forEachRemaining(field ->
                                    fields.put(field.getKey(), field.getValue().asText()));
                    found.add(fields);
                }
            });
            next = page.get("next").isNull() ? null : page.get("next").asText();
        }
        return found;
    }

    /** States and due dates of the clocks. */
    private List<String> clocks(String number) {
        return desk.clocks(number).stream()
                .map(clock -> "%s %s %s".formatted(clock.target(), clock.state(), clock.due()))
                .toList();
    }
}
