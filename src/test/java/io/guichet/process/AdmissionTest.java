package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.policy.Target;
import io.guichet.ticket.IllegalTransition;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Admission: entitlement, payment, priority, team. */
@DeskTest
class AdmissionTest {

    private static final Map<String, Object> PREMIUM = Map.of("premium", true);

    @Autowired
    private Desk desk;

    @Test
    void redirectsARequestThatIsNotEntitledToATicket() {
        var number = desk.opens("parcels", Map.of("requestType", "jobs"));

        assertThat(desk.process(number)).isEnded().hasPassed("End_Redirected");
        assertThat(desk.emailTemplates(number)).containsExactly("redirected");
        assertThat(desk.lastEmailBody(number)).contains("read by our recruiters", "https://parcels.example/jobs");
    }

    @Test
    void admitsARequestAtOnceAndAcknowledgesIt() {
        var number = desk.opens("parcels", Map.of());

        assertThat(desk.process(number)).hasPassed("End_Admitted");
        assertThat(desk.emailTemplates(number)).containsExactly("acknowledgement");
        assertThat(desk.ticket(number))
                .returns("IN_PROGRESS", ticket -> ticket.status())
                .returns("normal", ticket -> ticket.priority())
                .returns("parcels-first", ticket -> ticket.team());
        assertThat(desk.process(number)).isWaitingAt("Task_Triage");
    }

    @Test
    void awaitsThePaymentOfAPremiumRequest() {
        var number = desk.opens("parcels", PREMIUM);

        assertThat(desk.status(number)).isEqualTo("AWAITING_PAYMENT");
        assertThat(desk.emailTemplates(number)).containsExactly("payment-due");
        assertThat(desk.lastEmailBody(number))
                .contains("£11.75", "(£10.00 excluding VAT)", "/requests/" + number + "/invoice?key=");
        assertThat(desk.clocks(number)).isEmpty();
    }

    @Test
    void countsAPremiumRequestFromItsPayment() {
        var number = desk.opens("parcels", PREMIUM);

        desk.advancesTime(Duration.ofMinutes(20));
        desk.pays(number);

        assertThat(desk.process(number)).hasPassed("End_Admitted");
        assertThat(desk.ticket(number).priority()).isEqualTo("premium");
        assertThat(desk.clock(number, Target.FIRST_RESPONSE).startedAt()).isEqualTo(desk.now());
        assertThat(job("Event_PaymentOverdue", desk.process(number))).isNull();
    }

    @Test
    void servesAnUnpaidRequestAsAStandardOneFromItsReceipt() {
        var received = desk.now();
        var number = desk.opens("parcels", PREMIUM);

        desk.firesTimer(number, "Event_PaymentOverdue");

        assertThat(desk.process(number)).hasPassed("End_Admitted");
        assertThat(desk.ticket(number).priority()).isEqualTo("normal");
        assertThat(desk.clock(number, Target.FIRST_RESPONSE).startedAt()).isEqualTo(received);
        assertThat(desk.eventTypes(number)).contains("unpaid");
    }

    @Test
    void storesCustomerRepliesWhileAwaitingPayment() {
        var number = desk.opens("parcels", PREMIUM);

        desk.customerWrites(number, "The bank takes its time.");
        desk.pays(number);

        assertThat(desk.messageTexts(number)).contains("The bank takes its time.");
        assertThat(desk.process(number)).isWaitingAt("Task_Triage");
        assertThat(desk.ticket(number).lastSeenMessage()).isEqualTo(desk.newestMessageId(number));
    }

    @Test
    void refusesAnUnexpectedPayment() {
        var number = desk.opens("parcels", Map.of());

        assertThatThrownBy(() -> desk.pays(number))
                .isInstanceOf(IllegalTransition.class)
                .hasMessageContaining("IN_PROGRESS");

        assertThat(desk.ticket(number).paidAt()).isNull();
        assertThat(desk.eventTypes(number)).doesNotContain("paid");
    }

    @Test
    void refusesASecondPayment() {
        var number = desk.opens("parcels", PREMIUM);
        desk.pays(number);
        var paidAt = desk.ticket(number).paidAt();
        desk.advancesTime(Duration.ofMinutes(1));

        assertThatThrownBy(() -> desk.pays(number)).isInstanceOf(IllegalTransition.class);

        assertThat(desk.ticket(number).paidAt()).isEqualTo(paidAt);
    }
}
