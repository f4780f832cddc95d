package io.guichet;

import static io.guichet.Diagrams.boundaryTimersOn;
import static io.guichet.Diagrams.elements;
import static io.guichet.Diagrams.extensionProperties;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.access.Roles;
import io.guichet.ticket.TicketStatus.Turn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** House rules for the wait states of the diagrams. */
class WaitStateConventionsTest {

    private static final Set<String> TICKET_PROCESSES = Set.of("ticket", "escalation", "legal-papers");
    private static final String TEAM = "${ticketState.team(execution)}";
    private static final Set<String> GROUPS = groups();

    @Test
    void onlyWaitStatesCarryAStatus() {
        DiagramRule.forEach(elements(FlowNode.class, Diagrams::isWaitState))
                .must("must carry one status such as WITH_ACCOUNTING: add the extension property status", node -> {
                    var statuses = extensionProperties(node, "status");
                    return statuses.size() == 1 && statuses.get(0).matches("[A-Z]+(_[A-Z]+)*");
                });
        DiagramRule.forEach(elements(FlowNode.class, node -> !Diagrams.isWaitState(node)))
                .must("must not carry a status, since no token waits there", node -> extensionProperties(node, "status")
                        .isEmpty());
    }

    @Test
    void everyStatusHasALabelAndATurn() {
        DiagramRule.forEach(elements(FlowNode.class, Diagrams::isWaitState))
                .must(
                        "must say what its status is called: add statusLabel and statusLabelFr",
                        node -> isSaidOnce(node, "statusLabel") && isSaidOnce(node, "statusLabelFr"))
                .must(
                        "must say whose turn it is: add the extension property turn, one of " + turns(),
                        node -> isSaidOnce(node, "turn") && turns().containsAll(texts(node, "turn")));
    }

    @Test
    void everyStatusOfATicketHasWordsForTheCustomer() {
        DiagramRule.forEach(elements(
                        FlowNode.class,
                        node -> Diagrams.isWaitState(node) && TICKET_PROCESSES.contains(Diagrams.processKey(node))))
                .must(
                        "must say what the customer reads: add publicStatus and publicStatusFr",
                        node -> isSaidOnce(node, "publicStatus") && isSaidOnce(node, "publicStatusFr"))
                .must(
                        "must say what comes next for the customer: add nextStep and nextStepFr",
                        node -> !texts(node, "nextStep").isEmpty()
                                && texts(node, "nextStep").size()
                                        == texts(node, "nextStepFr").size());
    }

    @Test
    void everyIgnoredMessageExists() {
        var known = elements(Message.class).stream().map(Message::getName).collect(toSet());

        DiagramRule.forEach(FlowNode.class)
                .must(
                        "must ignore messages of the diagrams only: correct ignoredMessages",
                        node -> known.containsAll(extensionProperties(node, "ignoredMessages")));
        assertThat(elements(FlowNode.class))
                .anyMatch(node -> !extensionProperties(node, "ignoredMessages").isEmpty());
    }

    @Test
    void everyWaitStateHandlesACustomerReply() {
        var waitStates = elements(FlowNode.class, Diagrams::isWaitState).stream()
                .filter(node -> List.of("ticket", "escalation").contains(Diagrams.processKey(node)))
                .toList();

        assertThat(waitStates).hasSizeGreaterThan(5);
        DiagramRule.forEach(waitStates)
                .must(
                        "must handle a reply of the customer: add a message event, or CustomerReplied to ignoredMessages",
                        node -> Diagrams.enclosingNodes(node).stream()
                                .anyMatch(enclosing -> Diagrams.awaits(enclosing, "CustomerReplied")
                                        || extensionProperties(enclosing, "ignoredMessages")
                                                .contains("CustomerReplied")
                                        || Diagrams.awaits(enclosing, "TicketReopened")));
    }

    @Test
    void everyUserTaskHasFormGroupDueDateAndPriority() {
        DiagramRule.forEach(UserTask.class)
                .must("must have the form key embedded:/forms/workspace.html", task -> "embedded:/forms/workspace.html"
                        .equals(task.getCamundaFormKey()))
                .must("must have the due date ${sla.due(execution)}", task -> "${sla.due(execution)}"
                        .equals(task.getCamundaDueDate()))
                .must(
                        "must have the priority ${ticketState.queueRank(execution)}",
                        task -> "${ticketState.queueRank(execution)}".equals(task.getCamundaPriority()))
                .must(
                        "must be named in French: add the extension property nameFr",
                        task -> extensionProperties(task, "nameFr").size() == 1);
    }

    @Test
    void everyGroupIsARoleOrATeamOfABrand() {
        assertThat(GROUPS).contains("specialist");
        DiagramRule.report(elements(UserTask.class).stream()
                .flatMap(WaitStateConventionsTest::unknownGroups)
                .toList());
    }

    @Test
    void aGroupThatNobodyHasIsNamed() {
        var task = Bpmn.createExecutableProcess("ticket")
                .startEvent()
                .userTask("Task_CheckInvoice")
                .camundaCandidateGroups("specialist, acounting")
                .done()
                .<UserTask>getModelElementById("Task_CheckInvoice");

        assertThat(unknownGroups(task)).singleElement().satisfies(text -> assertThat(text)
                .contains("Task_CheckInvoice", "'acounting'", "brand.yaml")
                .doesNotContain("'specialist'"));
    }

    @Test
    void everyFormOfAUserTaskExists() {
        DiagramRule.forEach(UserTask.class)
                .must("must name its form: add the extension property form and forms/<form>.form", task -> {
                    var forms = extensionProperties(task, "form");
                    return forms.size() == 1 && Files.isRegularFile(Path.of("forms", forms.get(0) + ".form"));
                });
    }

    @Test
    void noTimerInterruptsAUserTask() {
        DiagramRule.forEach(boundaryTimersOn(host -> host instanceof UserTask || host instanceof SubProcess))
                .must(
                        "must not interrupt the work of a person: set cancelActivity to false",
                        event -> !event.cancelActivity());
    }

    @Test
    void everyReceiveTaskHasAnInterruptingTimer() {
        DiagramRule.forEach(ReceiveTask.class)
                .must(
                        "must not wait for ever: add an interrupting timer",
                        task -> boundaryTimersOn(task::equals).stream().anyMatch(BoundaryEvent::cancelActivity));
    }

    /** Wait states that share a status may leave its texts to one of them, but may not contradict each other. */
    private static boolean isSaidOnce(FlowNode node, String property) {
        return new HashSet<>(texts(node, property)).size() == 1;
    }

    /** The texts that all wait states of the same status share. */
    private static List<String> texts(FlowNode node, String property) {
        return elements(FlowNode.class).stream()
                .filter(other -> extensionProperties(other, "status").equals(extensionProperties(node, "status")))
                .flatMap(other -> extensionProperties(other, property).stream())
                .toList();
    }

    private static Set<String> turns() {
        return Arrays.stream(Turn.values())
                .map(turn -> turn.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(toSet());
    }

    private static Stream<String> unknownGroups(UserTask task) {
        return Stream.of(String.valueOf(task.getCamundaCandidateGroups()).split("\\s*,\\s*"))
                .filter(group -> !group.equals(TEAM) && !GROUPS.contains(group))
                .map(group ->
                        "%s %s: nobody is in the group '%s': name %s, a role or a team of a processes/policies/<brand>/brand.yaml"
                                .formatted(Diagrams.processKey(task) + ".bpmn", task.getId(), group, TEAM));
    }

    private static Set<String> groups() {
        var groups = new HashSet<>(Roles.ALL);
        Diagrams.folders("processes/policies")
                .map(folder -> folder.resolve("brand.yaml"))
                .filter(Files::isRegularFile)
                .map(file -> new Yaml().<Map<String, Object>>load(Diagrams.read(file)))
                .flatMap(brand -> ((List<?>) brand.getOrDefault("teams", List.of())).stream())
                .map(team -> (String) ((Map<?, ?>) team).get("id"))
                .forEach(groups::add);
        return groups;
    }
}
