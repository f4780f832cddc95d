package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;

import io.guichet.Concurrently;
import io.guichet.CustomerClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.RaceTest;
import io.guichet.problem.StateConflict;
import io.guichet.sla.TicketClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Concurrent commands on a ticket lose nothing and cause no server error. */
@DeskTest
@Tag("h2")
class ConcurrencyTest {

    private static final int MANY_REPETITIONS = 8;
    private static final int FEW_REPETITIONS = 2;

    @Autowired
    private Desk desk;

    @Autowired
    private CustomerClient customerClient;

    @RaceTest(MANY_REPETITIONS)
    void theCustomerWritesWhileTheAgentAsks() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);

        var failures = Concurrently.run(
                () -> desk.answers(number, "ASK_CUSTOMER"),
                () -> customerClient.writes(number, "Here is the barcode."));

        assertThat(failures).isEmpty();
        assertThat(desk.messageTexts(number)).contains("Here is the barcode.", "Have you looked at the neighbour's?");
        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
        assertThat(desk.ticket(number).lastSeenMessage()).isEqualTo(desk.newestMessageId(number));
    }

    @RaceTest(MANY_REPETITIONS)
    void theCustomerWritesWhileTheAgentSolves() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);

        var failures = Concurrently.run(
                () -> desk.answers(number, "SOLVE"), () -> customerClient.writes(number, "And the other one?"));

        assertThat(failures).isEmpty();
        assertThat(desk.messageTexts(number)).contains("And the other one?");
        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        assertThat(desk.emailTemplates(number)).containsAnyOf("reply", "solved");
    }

    @RaceTest(FEW_REPETITIONS)
    void theCustomerWritesWhileTheSpecialistSolves() {
        var number = desk.opensAndEscalates("ESCALATE_SPECIALIST");
        var solution = Map.<String, Object>of("outcome", "SOLVE", "note", "Found.", "reply", "It is in Lyon.");

        var failures = Concurrently.run(
                () -> desk.completes(number, "specialist-work", "specialist", solution),
                () -> customerClient.writes(number, "It has come!"));

        assertThat(failures).isEmpty();
        assertThat(desk.messageTexts(number)).contains("It has come!", "It is in Lyon.");
        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
    }

    @RaceTest(FEW_REPETITIONS)
    void theCustomerWritesTwiceAtOnce() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");

        var failures = Concurrently.run(
                () -> customerClient.writes(number, "I have."), () -> customerClient.writes(number, "Twice."));

        assertThat(failures).isEmpty();
        assertThat(desk.messageTexts(number)).contains("I have.", "Twice.");
        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
    }

    @RaceTest(FEW_REPETITIONS)
    void theCustomerWritesWhenTheReplyIsOverdue() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.advancesTime(Duration.ofDays(7));

        var failures = Concurrently.run(
                () -> desk.executesJobs(number, "Event_ReplyOverdue"),
                () -> customerClient.writes(number, "Here I am."));

        assertThat(failures).isEmpty();
        assertThat(desk.messageTexts(number)).contains("Here I am.");
        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
    }

    @RaceTest(FEW_REPETITIONS)
    void theCustomerWritesWhenTheTicketIsClosed() {
        var number = desk.opensAndAnswers("SOLVE");
        desk.advancesTime(Duration.ofDays(14));

        var failures = Concurrently.run(
                () -> desk.executesJobs(number, "Event_ReopeningOver"),
                () -> customerClient.writes(number, "It is not there."));

        if (failures.isEmpty()) {
            assertThat(desk.process(number)).isWaitingAt("Task_Answer");
            assertThat(desk.messageTexts(number)).contains("It is not there.");
        } else {
            assertThat(failures).hasSize(1).allMatch(StateConflict.class::isInstance);
            assertThat(desk.status(number)).isEqualTo("CLOSED");
        }
    }

    @RaceTest(FEW_REPETITIONS)
    void aReminderIsSentWhileTheCustomerWrites() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.advancesTime(Duration.ofDays(2));

        var failures = Concurrently.run(
                () -> desk.executesJobs(number, "Event_ReminderDue"),
                () -> customerClient.writes(number, "Here I am."));

        assertThat(failures).isEmpty();
        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        assertThat(job("Event_ReminderDue", desk.process(number))).isNull();
    }

    @RaceTest(FEW_REPETITIONS)
    void twoAgentsCompleteOneTask() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        var task = desk.task(number, "answer").id();

        var failures = Concurrently.run(
                () -> desk.completes(task, "agent", Map.of("outcome", "SOLVE", "reply", "One.")),
                () -> desk.completes(task, "admin", Map.of("outcome", "SOLVE", "reply", "Another.")));

        assertThat(failures).hasSize(1).allMatch(StateConflict.class::isInstance);
        assertThat(desk.status(number)).isEqualTo("SOLVED");
        assertThat(desk.messageTexts(number)).hasSize(2);
        assertThat(desk.emailTemplates(number)).containsExactly("acknowledgement", "solved");
    }

    @RaceTest(FEW_REPETITIONS)
    void twoAgentsClaimOneTask() {
        var number = desk.opens("parcels", Map.of());

        var failures = Concurrently.run(
                () -> desk.claims(number, "triage", "agent"), () -> desk.claims(number, "triage", "admin"));

        assertThat(failures).hasSize(1).allMatch(StateConflict.class::isInstance);
        assertThat(desk.task(number, "triage").assignee()).isIn("agent", "admin");
        assertThat(desk.eventTypes(number)).filteredOn("claimed"::equals).hasSize(1);
    }

    @RaceTest(FEW_REPETITIONS)
    void aDeadlineFallsDueWhileTheAgentAnswers() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.advancesTime(Duration.ofHours(4));

        var failures = Concurrently.run(
                () -> desk.answers(number, "ASK_CUSTOMER"),
                () -> desk.executesJobs(number, "Event_ResponseWarningDue"));

        assertThat(failures).isEmpty();
        assertThat(desk.status(number)).isEqualTo("WAITING_FOR_CUSTOMER");
        assertThat(job("Event_ResponseWarningDue", desk.process(number))).isNull();
        assertThat(desk.warnings(number)).doesNotHaveDuplicates();
    }

    @RaceTest(FEW_REPETITIONS)
    void aDeadlineFallsDueWhileTheCustomerWrites() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.replies(number, "We are on it.");
        desk.customerWrites(number, "Are you?");
        desk.advancesTime(Duration.ofHours(7));

        var failures = Concurrently.run(
                () -> customerClient.writes(number, "Hello?"),
                () -> desk.executesJobs(number, "Event_ResponseWarningDue"));

        assertThat(failures).isEmpty();
        assertThat(desk.warnings(number)).containsExactly("NEXT_RESPONSE AT_RISK");
        assertThat(desk.timerDue(number, "Event_ResponseWarningDue"))
                .isEqualTo(desk.now().plus(Duration.ofHours(1)));
    }

    @RaceTest(FEW_REPETITIONS)
    void anAgentClaimsATaskWhenItsTimerFires() {
        var number = desk.opens("parcels", Map.of());
        desk.advancesTime(Duration.ofHours(2));

        var failures = Concurrently.run(
                () -> desk.claims(number, "triage", "agent"),
                () -> desk.executesJobs(number, "Event_TriageUnattended"));

        assertThat(failures).isEmpty();
        assertThat(desk.process(number)).task("Task_Triage").isAssignedTo("agent");
        assertThat(job("Event_TriageUnattended", desk.process(number))).isNull();
    }

    @RaceTest(FEW_REPETITIONS)
    void theCustomerWithdrawsWhileTheAgentSolves() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);

        var failures = Concurrently.run(() -> desk.answers(number, "SOLVE"), () -> desk.withdraws(number));

        assertThat(failures).hasSizeLessThan(2).allMatch(StateConflict.class::isInstance);
        assertThat(desk.status(number)).isEqualTo("CLOSED");
        assertThat(desk.clocks(number)).extracting(TicketClock::state).containsOnly(TicketClock.ClockState.STOPPED);
    }

    @RaceTest(FEW_REPETITIONS)
    void theCustomerRatesTwiceAtOnce() {
        var number = desk.opensAndAnswers("SOLVE");

        var failures = Concurrently.run(() -> customerClient.rates(number, 5), () -> customerClient.rates(number, 1));

        assertThat(failures).hasSize(1).allMatch(StateConflict.class::isInstance);
    }

    @RaceTest(FEW_REPETITIONS)
    void theCustomerRatesWhenTheSurveyIsClosed() {
        var number = desk.opensAndAnswers("SOLVE");
        desk.advancesTime(Duration.ofDays(14));

        var failures = Concurrently.run(
                () -> desk.executesJobs(number, "Event_SurveyOver"), () -> customerClient.rates(number, 5));

        assertThat(failures).hasSizeLessThan(2).allMatch(StateConflict.class::isInstance);
        assertThat(desk.survey(number).orElseThrow().state()).isEqualTo(failures.isEmpty() ? "ANSWERED" : "CLOSED");
    }

    @Test
    void everyRequestGetsANumberOfItsOwn() {
        var numbers = new ConcurrentLinkedQueue<String>();

        var failures = Concurrently.run(IntStream.range(0, 8)
                .mapToObj(customer -> (Concurrently.ConcurrentAction) () -> IntStream.range(0, 12)
                        .forEach(request -> numbers.add(desk.opensFor("p%d@example.org".formatted(customer)))))
                .toList());

        assertThat(failures).isEmpty();
        assertThat(numbers)
                .hasSize(96)
                .doesNotHaveDuplicates()
                .allMatch(number -> number.matches("PA-[2-9A-HJKMNP-TV-Z]{8}"));
        assertThat(List.copyOf(numbers))
                .allSatisfy(number -> assertThat(desk.process(number)).isWaitingAt("Task_Triage"));
    }
}
