package io.guichet.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.StatementRecorder;
import io.guichet.policy.TicketAttributes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@DeskTest
class TicketLockTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private TicketRepository repository;

    @Autowired
    private Tickets tickets;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private StatementRecorder statements;

    @Test
    void anOverrideLocksTheTicketOnce() {
        var number = desk.opens("parcels", Map.of());
        var request = Map.of(
                "reason", "A big sender.",
                "priority", "urgent",
                "plan", "pro",
                "team", "parcels-second",
                "target", "FIRST_RESPONSE",
                "due", desk.now().plusSeconds(3_600).toString());

        var locks = locksDuring(() -> assertThat(ApiClient.as("lead", port)
                        .post("/api/tickets/%s/override".formatted(number), request)
                        .status())
                .isEqualTo(200));

        assertThat(locks).hasSize(1);
    }

    @Test
    void completingTriageLocksTheTicketOnce() {
        var number = desk.opens("parcels", Map.of());

        assertThat(locksDuring(() -> desk.triages(number))).hasSize(1);
        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
    }

    @Test
    void aCustomersReplyLocksTheTicketOnce() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");

        assertThat(locksDuring(() -> desk.customerWrites(number, "Here it is.")))
                .hasSize(1);
        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
    }

    @Test
    void aMergeLocksBothTicketsOnce() {
        var first = desk.opensAndAnswers("ASK_CUSTOMER");
        var second = desk.opens("parcels", Map.of());

        assertThat(locksDuring(() -> desk.merges(second, first))).hasSize(2);
        assertThat(desk.status(second)).isEqualTo("CLOSED");
    }

    @Test
    void savedChangesAreSeenByTheTransactionAlone() {
        var number = desk.opens("parcels", Map.of());

        transaction.executeWithoutResult(status -> {
            tickets.triage(number, new TicketAttributes(Map.of("plan", "pro")), Actor.system());

            assertThat(tickets.get(number).triaged()).isTrue();
            status.setRollbackOnly();
        });
        assertThat(tickets.get(number).triaged()).isFalse();
    }

    @Test
    void severalChangesAreWrittenAtOnce() {
        var number = desk.opens("parcels", Map.of());

        var written = statements.during(() -> transaction.executeWithoutResult(status -> {
            tickets.triage(number, new TicketAttributes(Map.of("plan", "pro")), Actor.system());
            tickets.restrict(number, Actor.system());
        }));

        assertThat(written)
                .filteredOn(statement -> statement.startsWith("update ticket"))
                .hasSize(1);
        assertThat(written)
                .filteredOn(statement -> statement.startsWith("insert into timeline_entry"))
                .hasSize(1);
        assertThat(tickets.get(number).restricted()).isTrue();
    }

    @Test
    void refusesToSaveATicketOfAnotherTransaction() {
        var number = desk.opens("parcels", Map.of());
        var stale = transaction.execute(status -> repository.lock(number));
        stale.restrict(Actor.system());

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> repository.save(stale)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(tickets.get(number).restricted()).isFalse();
    }

    /** The statements that lock a ticket's row while the action runs. */
    private List<String> locksDuring(Runnable action) {
        return statements.during(action).stream()
                .filter(statement -> statement.contains("from ticket ") && statement.contains("for update"))
                .toList();
    }
}
