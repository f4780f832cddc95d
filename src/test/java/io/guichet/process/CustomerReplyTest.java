package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Wherever a ticket is, what the customer writes is kept, and moves the ticket only where it is waited for. */
@DeskTest
class CustomerReplyTest {

    @Autowired
    private Desk desk;

    @ParameterizedTest
    @CsvSource({
        "AWAITING_PAYMENT, AWAITING_PAYMENT, ''",
        "IN_PROGRESS, IN_PROGRESS, triage",
        "WITH_SPECIALIST, WITH_SPECIALIST, specialist-work",
        "WITH_DEVELOPER, WITH_DEVELOPER, developer-work",
        "WAITING_FOR_ISSUE, WAITING_FOR_ISSUE, ''",
        "WAITING_FOR_CUSTOMER, IN_PROGRESS, answer",
        "SOLVED, IN_PROGRESS, answer"
    })
    void isStoredAndCorrelatedWhereAwaited(String before, String after, String task) {
        var number = ticketInStatus(before);

        desk.customerWrites(number, "One more thing.");

        assertThat(desk.messageTexts(number)).endsWith("One more thing.");
        assertThat(desk.status(number)).isEqualTo(after);
        assertThat(String.join(" ", desk.openTaskKeys(number))).isEqualTo(task);
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
