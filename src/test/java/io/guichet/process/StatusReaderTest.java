package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.DeskTest;
import io.guichet.policy.WaitingTime;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.StatusCatalog;
import io.guichet.ticket.TicketStatus;
import io.guichet.ticket.TicketStatus.Turn;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The statuses of the desk are those of the deployed diagrams. */
@DeskTest
class StatusReaderTest {

    @Autowired
    private StatusCatalog statuses;

    @Autowired
    private LabelFormatter labels;

    @Test
    void offersTheStatusesThatATicketCanHaveInTheOrderOfTheDiagrams() {
        assertThat(statuses.ofTickets())
                .extracting(TicketStatus::id)
                .containsExactly(
                        "AWAITING_PAYMENT",
                        "IN_PROGRESS",
                        "WAITING_FOR_CUSTOMER",
                        "WITH_SPECIALIST",
                        "WITH_DEVELOPER",
                        "WAITING_FOR_ISSUE",
                        "FOLLOW_UP",
                        "SOLVED",
                        "CLOSED");
        assertThat(statuses.all()).extracting(TicketStatus::id).contains("ASKED", "LEAD_DECISION", "AWAITING_RATING");
    }

    @Test
    void readsLabelsAndTurnFromTheDiagram() {
        assertThat(labels.status("WAITING_FOR_ISSUE", Locale.ENGLISH)).isEqualTo("Waiting for a fix");
        assertThat(labels.status("WAITING_FOR_ISSUE", Locale.FRENCH)).isEqualTo("En attente d’une correction");
        assertThat(statuses.get("WAITING_FOR_ISSUE").turn()).isEqualTo(Turn.THIRD_PARTY);
        assertThat(statuses.get("SOLVED").turn()).isEqualTo(Turn.NOBODY);
        assertThat(statuses.get("SOLVED").publicLabel().in("fr")).isEqualTo("Résolue");
    }

    @Test
    void readsTheEndOfAWaitFromItsTimer() {
        assertThat(statuses.get("AWAITING_PAYMENT").endsWith(WaitingTime.PAYMENT))
                .isTrue();
        assertThat(statuses.get("WAITING_FOR_CUSTOMER").announcedWaitState(false))
                .hasValueSatisfying(wait -> assertThat(wait.waitingTime()).isEqualTo("silence"));
        assertThat(statuses.get("WAITING_FOR_CUSTOMER").announcedWaitState(true))
                .hasValueSatisfying(wait -> assertThat(wait.waitingTime()).isEqualTo(WaitingTime.PAPERS));
    }

    @Test
    void letsABrandReplaceALabel() {
        assertThat(labels.status("parcels", "WITH_SPECIALIST", Locale.ENGLISH)).isEqualTo("With the depot");
        assertThat(labels.status("helpcenter", "WITH_SPECIALIST", Locale.ENGLISH))
                .isEqualTo("With a specialist");
    }

    @Test
    void showsAStatusThatNoDiagramHasInItsOwnWords() {
        assertThat(labels.status("WAITING_FOR_PARTS", Locale.FRENCH)).isEqualTo("Waiting for parts");
        assertThat(statuses.get("WAITING_FOR_PARTS").isOurTurn()).isTrue();
    }
}
