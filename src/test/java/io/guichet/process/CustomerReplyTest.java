package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A customer's message is stored in every state, and moves the ticket only where the diagram awaits it. */
@DeskTest
class CustomerReplyTest {

    @Autowired
    private Desk desk;

    @ParameterizedTest
    @CsvSource({
        "AWAITING_PAYMENT, AWAITING_PAYMENT, ticket, Task_AwaitPayment",
        "IN_PROGRESS, IN_PROGRESS, ticket, Task_Triage",
        "WITH_SPECIALIST, WITH_SPECIALIST, escalation, Task_WorkAsSpecialist",
        "WITH_DEVELOPER, WITH_DEVELOPER, escalation, Task_WorkAsDeveloper",
        "WAITING_FOR_ISSUE, WAITING_FOR_ISSUE, escalation, Task_AwaitIssue",
        "WAITING_FOR_CUSTOMER, IN_PROGRESS, ticket, Task_Answer",
        "SOLVED, IN_PROGRESS, ticket, Task_Answer"
    })
    void isStoredAndCorrelatedWhereAwaited(String before, String after, String process, String waitState) {
        var number = ticketInStatus(before);

        desk.customerWrites(number, "One more thing.");

        assertThat(desk.messageTexts(number)).endsWith("One more thing.");
        assertThat(desk.status(number)).isEqualTo(after);
        assertThat(desk.process(number, process)).isWaitingAt(waitState);
    }

    private String ticketInStatus(String status) {
        var number =
                switch (status) {
                    case "AWAITING_PAYMENT" -> desk.opens("parcels", Map.of("premium", true));
                    case "WITH_SPECIALIST" -> desk.opensAndEscalates("ESCALATE_SPECIALIST");
                    case "WITH_DEVELOPER" -> desk.opensAndEscalates("ESCALATE_DEVELOPER");
                    case "WAITING_FOR_ISSUE" -> waitingForAnIssue();
                    case "WAITING_FOR_CUSTOMER" -> desk.opensAndAnswers("ASK_CUSTOMER");
                    case "SOLVED" -> desk.opensAndAnswers("SOLVE");
                    default -> desk.opens("parcels", Map.of());
                };
        assertThat(desk.status(number)).isEqualTo(status);
        return number;
    }

    private String waitingForAnIssue() {
        var number = desk.opensAndEscalates("ESCALATE_DEVELOPER");
        desk.completes(
                number,
                "developer-work",
                "developer",
                Map.of("outcome", "AWAIT_ISSUE", "note", "A bug.", "issueKey", "PAR-8"));
        return number;
    }
}
