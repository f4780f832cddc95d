package io.guichet;

import static io.guichet.Diagrams.every;
import static io.guichet.Diagrams.property;
import static io.guichet.Diagrams.timersOn;
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

/** What every place of a diagram where someone or something is waited for keeps to. */
class WaitConventionsTest {

    @Test
    void everyWaitStateAndNothingElseCarriesAStatus() {
        assertThat(every(FlowNode.class, Diagrams::isWaitState)).allSatisfy(node -> assertThat(property(node, "status"))
                .as(node.getId())
                .hasSize(1)
                .allMatch(status -> status.matches("[A-Z]+(_[A-Z]+)*")));
        assertThat(every(FlowNode.class, node -> !Diagrams.isWaitState(node)))
                .allSatisfy(node ->
                        assertThat(property(node, "status")).as(node.getId()).isEmpty());
    }

    @Test
    void everyMessageThatIsHarmlessSomewhereIsKnown() {
        var known = every(Message.class).stream().map(Message::getName).collect(toSet());

        assertThat(every(FlowNode.class).stream().flatMap(node -> property(node, "harmless").stream()))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    @Test
    void whatACustomerWritesIsWaitedForOrHarmlessOrReopensWhereverATicketRests() {
        var rests = every(FlowNode.class, Diagrams::isWaitState).stream()
                .filter(node -> List.of("ticket", "escalation").contains(Diagrams.process(node)))
                .toList();

        assertThat(rests).hasSizeGreaterThan(5).allSatisfy(node -> assertThat(Diagrams.around(node))
                .as(node.getId())
                .anyMatch(around -> Diagrams.awaits(around, "CustomerReplied")
                        || property(around, "harmless").contains("CustomerReplied")
                        || Diagrams.awaits(around, "TicketReopened")));
    }

    @Test
    void everyUserTaskOpensTheWorkspaceForAGroupWithARankAndADueDate() {
        assertThat(every(UserTask.class)).allSatisfy(task -> {
            assertThat(task.getCamundaFormKey()).isEqualTo("embedded:/forms/workspace.html");
            assertThat(task.getCamundaCandidateGroups()).isNotBlank();
            assertThat(task.getCamundaDueDate()).isEqualTo("${sla.due(execution)}");
            assertThat(task.getCamundaPriority()).isEqualTo("${ticketFacts.queueRank(execution)}");
        });
    }

    @Test
    void everyUserTaskHasAFormThatExists() {
        assertThat(every(UserTask.class)).allSatisfy(task -> assertThat(property(task, "form"))
                .as(task.getId())
                .hasSize(1)
                .allSatisfy(form -> assertThat(Path.of("forms", form + ".form")).isRegularFile()));
    }

    @Test
    void noTimerInterruptsWork() {
        assertThat(timersOn(host -> host instanceof UserTask || host instanceof SubProcess))
                .noneMatch(BoundaryEvent::cancelActivity);
    }

    @Test
    void everyWaitForSomeoneOutsideComesToAnEnd() {
        assertThat(every(ReceiveTask.class))
                .allSatisfy(task -> assertThat(timersOn(task::equals)).anyMatch(BoundaryEvent::cancelActivity));
    }
}
