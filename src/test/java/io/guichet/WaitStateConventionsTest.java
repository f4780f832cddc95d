package io.guichet;

import static io.guichet.Diagrams.boundaryTimersOn;
import static io.guichet.Diagrams.elements;
import static io.guichet.Diagrams.extensionProperties;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;

/** Conventions of all wait states of the diagrams. */
class WaitStateConventionsTest {

    @Test
    void onlyWaitStatesCarryAStatus() {
        assertThat(elements(FlowNode.class, Diagrams::isWaitState))
                .allSatisfy(node -> assertThat(extensionProperties(node, "status"))
                        .as(node.getId())
                        .hasSize(1)
                        .allMatch(status -> status.matches("[A-Z]+(_[A-Z]+)*")));
        assertThat(elements(FlowNode.class, node -> !Diagrams.isWaitState(node)))
                .allSatisfy(node -> assertThat(extensionProperties(node, "status"))
                        .as(node.getId())
                        .isEmpty());
    }

    @Test
    void everyIgnoredMessageExists() {
        var known = elements(Message.class).stream().map(Message::getName).collect(toSet());

        assertThat(elements(FlowNode.class).stream()
                        .flatMap(node -> extensionProperties(node, "ignoredMessages").stream()))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    @Test
    void everyWaitStateHandlesACustomerReply() {
        var waitStates = elements(FlowNode.class, Diagrams::isWaitState).stream()
                .filter(node -> List.of("ticket", "escalation").contains(Diagrams.processKey(node)))
                .toList();

        assertThat(waitStates).hasSizeGreaterThan(5).allSatisfy(node -> assertThat(Diagrams.enclosingNodes(node))
                .as(node.getId())
                .anyMatch(enclosing -> Diagrams.awaits(enclosing, "CustomerReplied")
                        || extensionProperties(enclosing, "ignoredMessages").contains("CustomerReplied")
                        || Diagrams.awaits(enclosing, "TicketReopened")));
    }

    @Test
    void everyUserTaskHasFormGroupDueDateAndPriority() {
        assertThat(elements(UserTask.class)).allSatisfy(task -> {
            assertThat(task.getCamundaFormKey()).isEqualTo("embedded:/forms/workspace.html");
            assertThat(task.getCamundaCandidateGroups()).isNotBlank();
            assertThat(task.getCamundaDueDate()).isEqualTo("${sla.due(execution)}");
            assertThat(task.getCamundaPriority()).isEqualTo("${ticketState.queueRank(execution)}");
        });
    }

    @Test
    void everyFormOfAUserTaskExists() {
        assertThat(elements(UserTask.class)).allSatisfy(task -> assertThat(extensionProperties(task, "form"))
                .as(task.getId())
                .hasSize(1)
                .allSatisfy(form -> assertThat(Path.of("forms", form + ".form")).isRegularFile()));
    }

    @Test
    void noTimerInterruptsAUserTask() {
        assertThat(boundaryTimersOn(host -> host instanceof UserTask || host instanceof SubProcess))
                .noneMatch(BoundaryEvent::cancelActivity);
    }

    @Test
    void everyReceiveTaskHasAnInterruptingTimer() {
        assertThat(elements(ReceiveTask.class))
                .allSatisfy(task -> assertThat(boundaryTimersOn(task::equals)).anyMatch(BoundaryEvent::cancelActivity));
    }
}
