package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.ElementTemplate;
import io.guichet.HttpBrowser;
import io.guichet.problem.BadInput;
import io.guichet.ticket.Actor;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.StatusCatalog;
import io.guichet.ticket.TicketClassification;
import io.guichet.ticket.TicketStatus;
import io.guichet.ticket.TicketStatus.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** The step <i>Check invoice</i> of the README: an element template, flows and a form, and nothing of it in Java. */
@DeskTest
class AddedStepTest {

    /** What the README has the analyst enter into the template <i>Agent task</i>. */
    private static final Map<String, String> ENTERED = Map.of(
            "name", "Check invoice",
            "nameFr", "Vérifier la facture",
            "form", "invoice-check",
            "camunda:candidateGroups", "specialist",
            "status", "WITH_ACCOUNTING",
            "turn", "specialist");

    private static final Map<String, String> ENTERED_TEXTS = Map.of(
            "statusLabel", "With accounting",
            "statusLabelFr", "À la comptabilité",
            "publicStatus", "Your invoice is being checked",
            "publicStatusFr", "Vérification de votre facture",
            "nextStep", "We will write as soon as the invoice is checked.",
            "nextStepFr", "Nous vous écrirons dès que la facture sera vérifiée.");

    private static final String DRAWN = """
            <bpmn:task id="Task_CheckInvoice"/>""";

    private static final String FLOWS =
            """
            <bpmn:exclusiveGateway id="Gateway_InvoiceRight" name="Invoice right?" default="Flow_InvoiceRight_Answer"/>
            <bpmn:sequenceFlow id="Flow_ChecksNeeded_CheckInvoice" name="Invoice" sourceRef="Gateway_ChecksNeeded" \
            targetRef="Task_CheckInvoice">
              <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">\
            ${attribute('requestType') == 'billing'}</bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="Flow_CheckInvoice_InvoiceRight" sourceRef="Task_CheckInvoice" \
            targetRef="Gateway_InvoiceRight"/>
            <bpmn:sequenceFlow id="Flow_InvoiceRight_Answer" name="No" sourceRef="Gateway_InvoiceRight" \
            targetRef="Task_Answer"/>
            <bpmn:sequenceFlow id="Flow_InvoiceRight_Answered" name="Yes" sourceRef="Gateway_InvoiceRight" \
            targetRef="End_Answered">
              <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">\
            ${outcome == 'RIGHT' &amp;&amp; attribute('severity') == 'standard'}</bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            """;

    private static final String BEFORE = "<bpmn:exclusiveGateway id=\"Gateway_AnswerOutcome\"";

    @Autowired
    private Desk desk;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private StatusCatalog statuses;

    @Autowired
    private LabelFormatter labels;

    @Autowired
    private TicketClassification classification;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    private String deployment;

    @BeforeEach
    void deployTheDiagramWithTheStep() throws IOException {
        var ticket = Files.readString(Path.of("processes/ticket.bpmn"));
        assertThat(ticket).containsOnlyOnce(BEFORE);
        deployment = repository
                .createDeployment()
                .addString("processes/ticket.bpmn", ticket.replace(BEFORE, step() + FLOWS + BEFORE))
                .deploy()
                .getId();
    }

    private static String step() throws IOException {
        var entered = new HashMap<>(ENTERED);
        entered.putAll(ENTERED_TEXTS);
        return ElementTemplate.of("agent-task").applyTo(DRAWN, entered);
    }

    @AfterEach
    void removeTheDiagramWithTheStep() {
        repository
                .createDeploymentQuery()
                .deploymentId(deployment)
                .list()
                .forEach(present -> repository.deleteDeployment(present.getId(), true));
    }

    @Test
    void dropsTheStatusWithTheDeletedDeployment() {
        assertThat(statuses.all()).extracting(TicketStatus::id).contains("WITH_ACCOUNTING");

        repository.deleteDeployment(deployment, true);

        assertThat(statuses.all()).extracting(TicketStatus::id).doesNotContain("WITH_ACCOUNTING");
    }

    @Test
    void walksTheStepAndRecordsAttributesAndOutcome() {
        var number = opensInvoiceQuestion();
        assertThat(desk.process(number)).isWaitingAt("Task_CheckInvoice");
        assertThat(desk.status(number)).isEqualTo("WITH_ACCOUNTING");
        assertThat(desk.task(number, "invoice-check").groups()).containsExactly("specialist");
        assertThat(desk.task(number, "invoice-check").due()).isNotNull();

        desk.completes(
                number,
                "invoice-check",
                "specialist",
                Map.of("severity", "urgent", "outcome", "RIGHT", "note", "Paid twice."));

        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        assertThat(desk.ticket(number).attributes().text("severity")).hasValue("urgent");
        assertThat(desk.eventTypes(number)).contains("attributes-changed");
        assertThat(desk.messageTexts(number)).contains("Paid twice.");
        desk.withdraws(number);
    }

    @Test
    void steersByTheOutcomeAndAnAttribute() {
        var number = opensInvoiceQuestion();

        desk.completes(number, "invoice-check", "specialist", Map.of("outcome", "RIGHT"));

        assertThat(desk.status(number)).isEqualTo("SOLVED");
        desk.closes(number);
    }

    @Test
    void validatesTheForm() {
        var number = opensInvoiceQuestion();

        assertThatThrownBy(() -> desk.completes(number, "invoice-check", "specialist", Map.of()))
                .isInstanceOf(BadInput.class);

        assertThat(desk.process(number)).isWaitingAt("Task_CheckInvoice");
        desk.withdraws(number);
    }

    @Test
    void passesByTheStepForOtherRequests() {
        var number = desk.opens("parcels", Map.of("requestType", "incident"));
        desk.triages(number);

        assertThat(desk.process(number)).isWaitingAt("Task_Answer");
        desk.withdraws(number);
    }

    @Test
    void leavesTheStepToItsGroupWhenTheTeamChanges() {
        var number = opensInvoiceQuestion();

        transaction.executeWithoutResult(
                status -> classification.reassign(number, "parcels-second", Actor.staff("lead")));

        assertThat(desk.task(number, "invoice-check").groups()).containsExactly("specialist");
        desk.withdraws(number);
    }

    @Test
    void namesTheStepAndItsStatusInBothLanguages() {
        assertThat(statuses.ofTickets())
                .extracting(TicketStatus::id)
                .containsSubsequence("IN_PROGRESS", "WITH_ACCOUNTING", "WITH_SPECIALIST", "CLOSED");
        assertThat(statuses.get("WITH_ACCOUNTING").turn()).isEqualTo(Turn.SPECIALIST);
        assertThat(labels.status("WITH_ACCOUNTING", Locale.FRENCH)).isEqualTo("À la comptabilité");
        assertThat(labels.task("invoice-check", "Check invoice", Locale.FRENCH)).isEqualTo("Vérifier la facture");
    }

    @Test
    void showsTheStatusOnThePagesOfStaffAndCustomers() {
        var number = opensInvoiceQuestion();
        var agent = HttpBrowser.signedIn(port, "agent");

        assertThat(agent.get("/desk/tickets?status=WITH_ACCOUNTING").body())
                .contains("<option value=\"WITH_ACCOUNTING\"", "data-status=\"WITH_ACCOUNTING\"", "With accounting");
        assertThat(agent.get("/desk/tickets/" + number).body()).contains("With accounting", "Check invoice");
        assertThat(HttpBrowser.anonymous(port)
                        .get(desk.ticket(number).customerLink(""))
                        .body())
                .contains("Your invoice is being checked", "We will write as soon as the invoice is checked.");
        desk.withdraws(number);
    }

    private String opensInvoiceQuestion() {
        var number = desk.opens("parcels", Map.of("requestType", "billing"));
        desk.triages(number);
        return number;
    }
}
