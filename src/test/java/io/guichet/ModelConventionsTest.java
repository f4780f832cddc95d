package io.guichet;

import static io.guichet.Diagrams.elements;
import static io.guichet.Diagrams.label;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.beans.Introspector;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;

/** Conventions of all diagrams, for readers and for the engine. */
class ModelConventionsTest {

    private static final String MEANINGFUL = "(Task|Gateway|Event|Start|End|Sub|Call|Flow)(_[A-Z][A-Za-z]*){1,2}";
    private static final String SENTENCE_CASE = "[A-Z][a-z]*( [a-z]+)*\\??";
    private static final Pattern CODE =
            Pattern.compile("(?i)script|camunda:class|camunda:expression|connector|decisionRef|camunda:async");
    private static final Pattern COMPONENT =
            Pattern.compile("@Component(?:\\(\"(\\w+)\"\\))?\\s+(?:public )?(?:final )?(?:class|record) (\\w+)");

    @Test
    void everyDiagramIsValidAndNamedAfterItsProcess() {
        assertThat(Diagrams.ALL).isNotEmpty().allSatisfy((file, diagram) -> {
            Bpmn.validateModel(diagram);
            assertThat(diagram.getModelElementsByType(Process.class))
                    .extracting(process -> process.getId() + ".bpmn")
                    .containsExactly(file.getFileName().toString());
        });
    }

    @Test
    void everyProcessIsExecutableWithAHistoryTimeToLive() {
        assertThat(elements(Process.class)).allSatisfy(process -> {
            assertThat(process.isExecutable()).isTrue();
            assertThat(process.getCamundaHistoryTimeToLiveString()).matches("P\\d+D");
        });
    }

    @Test
    void everyElementIsDrawn() {
        assertThat(elements(FlowNode.class))
                .extracting(FlowNode::getDiagramElement)
                .doesNotContainNull();
        assertThat(elements(SequenceFlow.class))
                .extracting(SequenceFlow::getDiagramElement)
                .doesNotContainNull();
    }

    @Test
    void noLevelHasMoreThanFifteenSteps() {
        assertThat(elements(FlowNode.class).stream()
                        .map(ModelElementInstance::getParentElement)
                        .distinct())
                .allSatisfy(level -> assertThat(level.getModelInstance().getModelElementsByType(FlowNode.class))
                        .filteredOn(node -> level.equals(node.getParentElement()) && Diagrams.countsAsStep(node))
                        .as(level.getAttributeValue("id"))
                        .hasSizeBetween(1, 15));
    }

    @Test
    void everyIdIsMeaningful() {
        assertThat(elements(FlowElement.class)).extracting(BaseElement::getId).allMatch(id -> id.matches(MEANINGFUL));
    }

    @Test
    void everyNodeAndConditionalFlowHasAName() {
        assertThat(elements(FlowNode.class)).extracting(FlowElement::getName).allSatisfy(name -> assertThat(name)
                .matches(SENTENCE_CASE));
        assertThat(elements(Gateway.class)).extracting(FlowElement::getName).allMatch(name -> name.endsWith("?"));
        assertThat(elements(ExclusiveGateway.class).stream().flatMap(gateway -> gateway.getOutgoing().stream()))
                .extracting(FlowElement::getName)
                .allSatisfy(name -> assertThat(name).matches(SENTENCE_CASE));
    }

    @Test
    void everyProcessAndActivityIsDocumented() {
        assertThat(elements(BaseElement.class))
                .filteredOn(element -> element instanceof Process || element instanceof Activity)
                .isNotEmpty()
                .allSatisfy(element -> assertThat(element.getDocumentations())
                        .as(element.getId())
                        .extracting(Documentation::getTextContent)
                        .singleElement()
                        .satisfies(text -> assertThat(text).matches("[A-Z][^.]+\\.")));
    }

    @Test
    void everyMessageIsNamedAfterItsEvent() {
        assertThat(elements(Message.class)).allSatisfy(message -> {
            assertThat(message.getName()).matches("([A-Z][a-z]+)+(ed|Paid|Split|Withdrawn)");
            assertThat(message.getId()).isEqualTo("Message_" + message.getName());
        });
        assertThat(Diagrams.ALL).allSatisfy((file, diagram) -> assertThat(diagram.getModelElementsByType(Message.class))
                .extracting(Message::getName)
                .doesNotHaveDuplicates());
    }

    @Test
    void noDiagramContainsCode() {
        assertThat(Diagrams.ALL.keySet()).isNotEmpty().allSatisfy(file -> assertThat(Diagrams.read(file))
                .doesNotContainPattern(CODE));
    }

    @Test
    void onlyGatewaysHaveConditionsAndADefault() {
        assertThat(elements(SequenceFlow.class)).allSatisfy(flow -> {
            var conditional =
                    flow.getSource() instanceof ExclusiveGateway gateway && !flow.equals(gateway.getDefault());
            assertThat(flow.getConditionExpression() != null).as(flow.getId()).isEqualTo(conditional);
        });
        assertThat(elements(ExclusiveGateway.class))
                .extracting(ExclusiveGateway::getDefault)
                .doesNotContainNull();
    }

    @Test
    void taskLabelAndBeanShareOneName() {
        assertThat(elements(ServiceTask.class))
                .allSatisfy(task -> hasOneName(task, task.getCamundaDelegateExpression()));
        assertThat(elements(BusinessRuleTask.class))
                .allSatisfy(task -> hasOneName(task, task.getCamundaDelegateExpression()));
        assertThat(elements(UserTask.class)).allSatisfy(task -> assertThat(task.getExtensionElements()
                        .getElementsQuery()
                        .filterByType(CamundaTaskListener.class)
                        .list())
                .filteredOn(listener -> listener.getCamundaEvent().equals("complete"))
                .singleElement()
                .satisfies(listener -> hasOneName(task, listener.getCamundaDelegateExpression())));
    }

    private static void hasOneName(Activity task, String bean) {
        var name = task.getId().substring("Task_".length());
        assertThat(task.getName()).isEqualTo(label(name));
        assertThat(bean).isEqualTo("${" + Introspector.decapitalize(name) + "}");
    }

    @Test
    void everyBeanIsAClassOfTheProcessPackage() {
        var classes = Diagrams.files("src/main/java/io/guichet/process", ".java")
                .flatMap(file -> COMPONENT.matcher(Diagrams.read(file)).results())
                .map(found -> found.group(1) == null ? Introspector.decapitalize(found.group(2)) : found.group(1))
                .collect(toSet());

        assertThat(Diagrams.beanNames()).isNotEmpty().isSubsetOf(classes);
    }
}
