package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.AtOnce;
import io.guichet.CustomersDoor;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.http.Conflict;
import io.guichet.sla.TicketClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two people do something to one ticket at the same moment: nothing is lost, and nobody sees an error that is ours. */
@DeskTest
class RacesTest {

    private static final int OFTEN = 24;
    private static final int AGAIN = 5;

    @Autowired
    private Desk desk;

    @Autowired
    private CustomersDoor door;

    @RepeatedTest(OFTEN)
    void theCustomerWritesWhileTheAgentAsks() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);

        var wrong = AtOnce.happens(
                () -> desk.answers(number, "ASK_CUSTOMER"), () -> door.writes(number, "Here is the barcode."));

        assertThat(wrong).isEmpty();
        assertThat(desk.texts(number)).contains("Here is the barcode.", "Have you looked at the neighbour's?");
        assertThat(desk.waitsFor(number)).containsExactly("answer");
        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
        assertThat(desk.ticket(number).seenUpTo()).isEqualTo(desk.newest(number));
    }

    @RepeatedTest(OFTEN)
    void theCustomerWritesWhileTheAgentSolves() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);

        var wrong =
                AtOnce.happens(() -> desk.answers(number, "SOLVE"), () -> door.writes(number, "And the other one?"));

        assertThat(wrong).isEmpty();
        assertThat(desk.texts(number)).contains("And the other one?");
        assertThat(desk.waitsFor(number)).containsExactly("answer");
        assertThat(desk.letters(number)).containsAnyOf("reply", "solved");
    }

    @RepeatedTest(AGAIN)
    void theCustomerWritesWhileTheSpecialistSolves() {
        var number = desk.opensAndEscalates("ESCALATE_SPECIALIST");
        var solution = Map.<String, Object>of("outcome", "SOLVE", "note", "Found.", "reply", "It is in Lyon.");

        var wrong = AtOnce.happens(
                () -> desk.completes(number, "specialist-work", "specialist", solution),
                () -> door.writes(number, "It has come!"));

        assertThat(wrong).isEmpty();
        assertThat(desk.texts(number)).contains("It has come!", "It is in Lyon.");
        assertThat(desk.waitsFor(number)).containsExactly("answer");
    }

    @RepeatedTest(AGAIN)
    void theCustomerWritesTwiceAtOnce() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");

        var wrong = AtOnce.happens(() -> door.writes(number, "I have."), () -> door.writes(number, "Twice."));

        assertThat(wrong).isEmpty();
        assertThat(desk.texts(number)).contains("I have.", "Twice.");
        assertThat(desk.waitsFor(number)).containsExactly("answer");
    }

    @RepeatedTest(AGAIN)
    void theCustomerWritesWhenTheSilenceHasLastedTooLong() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.passes(Duration.ofDays(7));

        var wrong = AtOnce.happens(
                () -> desk.executesJobs(number, "Event_SilentTooLong"), () -> door.writes(number, "Here I am."));

        assertThat(wrong).isEmpty();
        assertThat(desk.texts(number)).contains("Here I am.");
        assertThat(desk.waitsFor(number)).containsExactly("answer");
    }

    @RepeatedTest(AGAIN)
    void theCustomerWritesWhenTheTicketIsClosed() {
        var number = desk.opensAndAnswers("SOLVE");
        desk.passes(Duration.ofDays(14));

        var wrong = AtOnce.happens(
                () -> desk.executesJobs(number, "Event_ReopeningOver"), () -> door.writes(number, "It is not there."));

        if (wrong.isEmpty()) {
            assertThat(desk.waitsFor(number)).containsExactly("answer");
            assertThat(desk.texts(number)).contains("It is not there.");
        } else {
            assertThat(wrong).hasSize(1).allMatch(Conflict.class::isInstance);
            assertThat(desk.status(number)).isEqualTo("CLOSED");
        }
    }

    @RepeatedTest(AGAIN)
    void aReminderGoesOutWhileTheCustomerWrites() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        desk.passes(Duration.ofDays(2));

        var wrong = AtOnce.happens(
                () -> desk.executesJobs(number, "Event_ReminderDue"), () -> door.writes(number, "Here I am."));

        assertThat(wrong).isEmpty();
        assertThat(desk.waitsFor(number)).containsExactly("answer");
        assertThat(desk.isArmed(number, "Event_ReminderDue")).isFalse();
    }

    @RepeatedTest(AGAIN)
    void twoAgentsCompleteOneTask() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        var task = desk.task(number, "answer").id();

        var wrong = AtOnce.happens(
                () -> desk.completes(task, "agent", Map.of("outcome", "SOLVE", "reply", "One.")),
                () -> desk.completes(task, "admin", Map.of("outcome", "SOLVE", "reply", "Another.")));

        assertThat(wrong).hasSize(1).allMatch(Conflict.class::isInstance);
        assertThat(desk.status(number)).isEqualTo("SOLVED");
        assertThat(desk.texts(number)).hasSize(2);
        assertThat(desk.letters(number)).containsExactly("acknowledgement", "solved");
    }

    @RepeatedTest(AGAIN)
    void twoAgentsClaimOneTask() {
        var number = desk.opens("parcels", Map.of());

        var wrong = AtOnce.happens(
                () -> desk.claims(number, "triage", "agent"), () -> desk.claims(number, "triage", "admin"));

        assertThat(wrong).hasSize(1).allMatch(Conflict.class::isInstance);
        assertThat(desk.task(number, "triage").assignee()).isIn("agent", "admin");
        assertThat(desk.happened(number)).filteredOn("claimed"::equals).hasSize(1);
    }

    @RepeatedTest(AGAIN)
    void aDeadlineFallsDueWhileTheAgentAnswers() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.passes(Duration.ofHours(4));

        var wrong = AtOnce.happens(
                () -> desk.answers(number, "ASK_CUSTOMER"), () -> desk.executesJobs(number, "Event_ResponseStepDue"));

        assertThat(wrong).isEmpty();
        assertThat(desk.status(number)).isEqualTo("WAITING_FOR_CUSTOMER");
        assertThat(desk.isArmed(number, "Event_ResponseStepDue")).isFalse();
        assertThat(desk.warnings(number)).doesNotHaveDuplicates();
    }

    @RepeatedTest(AGAIN)
    void aDeadlineFallsDueWhileTheCustomerWrites() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.replies(number, "We are on it.");
        desk.customerWrites(number, "Are you?");
        desk.passes(Duration.ofHours(7));

        var wrong = AtOnce.happens(
                () -> door.writes(number, "Hello?"), () -> desk.executesJobs(number, "Event_ResponseStepDue"));

        assertThat(wrong).isEmpty();
        assertThat(desk.warnings(number)).containsExactly("NEXT_RESPONSE AT_RISK");
        assertThat(desk.due(number, "Event_ResponseStepDue"))
                .isEqualTo(desk.now().plus(Duration.ofHours(1)));
    }

    @RepeatedTest(AGAIN)
    void nobodyTookTheTaskAndSomebodyTakesItNow() {
        var number = desk.opens("parcels", Map.of());
        desk.passes(Duration.ofHours(2));

        var wrong = AtOnce.happens(
                () -> desk.claims(number, "triage", "agent"),
                () -> desk.executesJobs(number, "Event_TriageUnattended"));

        assertThat(wrong).isEmpty();
        assertThat(desk.task(number, "triage").assignee()).isEqualTo("agent");
        assertThat(desk.isArmed(number, "Event_TriageUnattended")).isFalse();
    }

    @RepeatedTest(AGAIN)
    void theCustomerWithdrawsWhileTheAgentSolves() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);

        var wrong = AtOnce.happens(() -> desk.answers(number, "SOLVE"), () -> desk.withdraws(number));

        assertThat(wrong).hasSizeLessThan(2).allMatch(Conflict.class::isInstance);
        assertThat(desk.status(number)).isEqualTo("CLOSED");
        assertThat(desk.clocks(number)).extracting(TicketClock::state).containsOnly(TicketClock.State.STOPPED);
    }

    @RepeatedTest(AGAIN)
    void theCustomerRatesTwiceAtOnce() {
        var number = desk.opensAndAnswers("SOLVE");

        var wrong = AtOnce.happens(() -> door.rates(number, 5), () -> door.rates(number, 1));

        assertThat(wrong).hasSize(1).allMatch(Conflict.class::isInstance);
    }

    @RepeatedTest(AGAIN)
    void theCustomerRatesWhenTheSurveyIsClosed() {
        var number = desk.opensAndAnswers("SOLVE");
        desk.passes(Duration.ofDays(14));

        var wrong = AtOnce.happens(() -> desk.executesJobs(number, "Event_SurveyOver"), () -> door.rates(number, 5));

        assertThat(wrong).hasSizeLessThan(2).allMatch(Conflict.class::isInstance);
        assertThat(desk.survey(number).orElseThrow().state()).isEqualTo(wrong.isEmpty() ? "ANSWERED" : "CLOSED");
    }

    @Test
    void everyRequestGetsANumberOfItsOwn() {
        var numbers = new ConcurrentLinkedQueue<String>();

        var wrong = AtOnce.happens(IntStream.range(0, 8)
                .mapToObj(person -> (AtOnce.Deed) () -> IntStream.range(0, 12)
                        .forEach(request -> numbers.add(desk.opensFor("p%d@example.org".formatted(person)))))
                .toList());

        assertThat(wrong).isEmpty();
        assertThat(numbers)
                .hasSize(96)
                .doesNotHaveDuplicates()
                .allMatch(number -> number.matches("PA-[2-9A-HJKMNP-TV-Z]{8}"));
        assertThat(List.copyOf(numbers))
                .allSatisfy(number -> assertThat(desk.waitsFor(number)).containsExactly("triage"));
    }
}
