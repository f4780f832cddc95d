package io.guichet;

import static io.guichet.Diagrams.elements;
import static io.guichet.Diagrams.label;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.guichet.policy.TicketAttributes;
import java.beans.Introspector;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
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

/** House rules for every diagram, so that a lead can read it and the engine can run it. */
class ModelConventionsTest {

    private static final String MEANINGFUL = "(Task|Gateway|Event|Start|End|Sub|Call|Flow)(_[A-Z][A-Za-z]*){1,2}";
    private static final String SENTENCE_CASE = "[A-Z][a-z]*( [a-z]+)*\\??";
    private static final Pattern CODE =
            Pattern.compile("(?i)script|camunda:class|camunda:expression|connector|decisionRef|camunda:async");
    private static final Pattern COMPONENT =
            Pattern.compile("@Component(?:\\(\"(\\w+)\"\\))?\\s+(?:public )?(?:final )?(?:class|record) (\\w+)");
    private static final Pattern ATTRIBUTE = Pattern.compile("attribute\\('([^']*)'\\)");

    /** The listener of tasks that need no class of their own. */
    private static final String GENERIC_LISTENER = "${completeTask}";

    @Test
    void everyDiagramIsValidAndNamedAfterItsProcess() {
        assertThat(Diagrams.ALL).isNotEmpty().allSatisfy((file, diagram) -> assertThatCode(
                        () -> Bpmn.validateModel(diagram))
                .as(file.toString())
                .doesNotThrowAnyException());
        DiagramRule.forEach(Process.class)
                .must(
                        "must be the only process of a file of its name: rename the file or the process",
                        process -> Diagrams.ALL.keySet().stream()
                                .anyMatch(file -> file.endsWith(process.getId() + ".bpmn")));
    }

    @Test
    void everyProcessIsExecutableWithAHistoryTimeToLive() {
        DiagramRule.forEach(Process.class)
                .must("must be executable: set isExecutable", Process::isExecutable)
                .must(
                        "must have a historyTimeToLive in days, such as P180D",
                        process -> matches("P\\d+D", process.getCamundaHistoryTimeToLiveString()));
    }

    @Test
    void everyElementIsDrawn() {
        DiagramRule.forEach(FlowNode.class)
                .must("must be drawn: add its shape", node -> node.getDiagramElement() != null);
        DiagramRule.forEach(SequenceFlow.class)
                .must("must be drawn: add its edge", flow -> flow.getDiagramElement() != null);
    }

    @Test
    void noLevelHasMoreThanFifteenSteps() {
        var levels = elements(FlowNode.class).stream()
                .map(ModelElementInstance::getParentElement)
                .distinct()
                .toList();
        DiagramRule.forEach(levels).must("must have 1 to 15 steps: move some into a sub-process", level -> {
            var steps = level.getModelInstance().getModelElementsByType(FlowNode.class).stream()
                    .filter(node -> level.equals(node.getParentElement()) && Diagrams.countsAsStep(node))
                    .count();
            return steps >= 1 && steps <= 15;
        });
    }

    @Test
    void everyIdIsMeaningful() {
        DiagramRule.forEach(FlowElement.class)
                .must(
                        "must have an id such as Task_AssignTeam or Flow_Work_Triage: replace the generated one",
                        element -> matches(MEANINGFUL, element.getId()));
    }

    @Test
    void everyNodeAndConditionalFlowHasAName() {
        DiagramRule.forEach(FlowNode.class)
                .must("must have a name in sentence case", node -> matches(SENTENCE_CASE, node.getName()));
        DiagramRule.forEach(Gateway.class).must("must ask a question: end its name with ?", gateway -> gateway.getName()
                .endsWith("?"));
        var answers = elements(ExclusiveGateway.class).stream()
                .flatMap(gateway -> gateway.getOutgoing().stream())
                .toList();
        DiagramRule.forEach(answers)
                .must(
                        "must have the answer to its gateway's question as name, in sentence case",
                        flow -> matches(SENTENCE_CASE, flow.getName()));
    }

    @Test
    void everyProcessAndActivityIsDocumented() {
        DiagramRule.forEach(elements(BaseElement.class).stream()
                        .filter(element -> element instanceof Process || element instanceof Activity)
                        .toList())
                .must("must be documented by one sentence with a full stop", element -> {
                    var texts = element.getDocumentations();
                    return texts.size() == 1
                            && matches("[A-Z][^.]+\\.", texts.iterator().next().getTextContent());
                });
    }

    @Test
    void everyMessageIsNamedAfterItsEvent() {
        DiagramRule.forEach(Message.class)
                .must(
                        "must have the name of an event record, such as TicketPaid",
                        message -> matches("([A-Z][a-z]+)+(ed|Paid|Split|Withdrawn)", message.getName()))
                .must("must have the id Message_ and its name", message -> message.getId()
                        .equals("Message_" + message.getName()))
                .must(
                        "must be the only message of its name in the file",
                        message -> message.getModelInstance().getModelElementsByType(Message.class).stream()
                                        .filter(other -> other.getName().equals(message.getName()))
                                        .count()
                                == 1);
    }

    @Test
    void noDiagramContainsCode() {
        DiagramRule.report(Diagrams.ALL.keySet().stream()
                .flatMap(file -> CODE.matcher(Diagrams.read(file))
                        .results()
                        .map(code -> "%s: must not contain %s; call a bean of package process"
                                .formatted(file.getFileName(), code.group())))
                .toList());
        assertThat(Diagrams.ALL).isNotEmpty();
    }

    @Test
    void onlyGatewaysHaveConditionsAndADefault() {
        DiagramRule.forEach(SequenceFlow.class)
                .must(
                        "must have a condition if it leaves a gateway and is not its default, and otherwise none",
                        flow -> (flow.getConditionExpression() != null)
                                == (flow.getSource() instanceof ExclusiveGateway gateway
                                        && !flow.equals(gateway.getDefault())));
        DiagramRule.forEach(ExclusiveGateway.class)
                .must("must have a default flow", gateway -> gateway.getDefault() != null);
    }

    @Test
    void everyConditionReadsKnownAttributes() {
        DiagramRule.report(Diagrams.ALL.keySet().stream()
                .flatMap(file -> ATTRIBUTE
                        .matcher(Diagrams.read(file))
                        .results()
                        .map(found -> found.group(1))
                        .filter(name -> !TicketAttributes.names().contains(name))
                        .map(name -> "%s attribute('%s'): must name an attribute of tickets, one of %s"
                                .formatted(file.getFileName(), name, TicketAttributes.names())))
                .toList());
        assertThat(TicketAttributes.names()).contains("requestType");
    }

    @Test
    void everyTaskIsLabelledAfterItsId() {
        var tasks = elements(Activity.class).stream()
                .filter(task -> task.getId().startsWith("Task_"))
                .toList();
        DiagramRule.forEach(tasks)
                .must("must have its id in words as name: Task_AssignTeam is Assign team", task -> task.getName()
                        .equals(label(nameInId(task))));
    }

    /** A bean serves several tasks that do the same at different places, under the name of one of them. */
    @Test
    void everyServiceTaskCallsABeanNamedAfterATask() {
        var names = elements(Activity.class).stream()
                .map(ModelConventionsTest::ownBean)
                .collect(toSet());
        DiagramRule.forEach(ServiceTask.class).must("must call a bean that is named after it", task -> ownBean(task)
                .equals(task.getCamundaDelegateExpression()));
        DiagramRule.forEach(BusinessRuleTask.class)
                .must(
                        "must call a bean that is named after it or after the task that asks the same table",
                        task -> names.contains(task.getCamundaDelegateExpression()));
    }

    @Test
    void everyUserTaskIsCompletedByItsOwnOrTheGenericListener() {
        DiagramRule.forEach(UserTask.class)
                .must("must have the complete-listener ${completeTask}, or one that is named after it", task -> {
                    var listeners = completeListeners(task);
                    return listeners.size() == 1
                            && Set.of(ownBean(task), GENERIC_LISTENER).contains(listeners.get(0));
                });
    }

    @Test
    void everyBeanIsAClassOfTheProcessPackage() {
        var classes = Diagrams.files("src/main/java/io/guichet/process", ".java")
                .flatMap(file -> COMPONENT.matcher(Diagrams.read(file)).results())
                .map(ModelConventionsTest::beanName)
                .collect(toSet());

        assertThat(Diagrams.beanNames()).isNotEmpty().isSubsetOf(classes);
    }

    private static List<String> completeListeners(UserTask task) {
        return Stream.ofNullable(task.getExtensionElements())
                .flatMap(extensions ->
                        extensions.getElementsQuery().filterByType(CamundaTaskListener.class).list().stream())
                .filter(listener -> listener.getCamundaEvent().equals("complete"))
                .map(CamundaTaskListener::getCamundaDelegateExpression)
                .toList();
    }

    private static String beanName(MatchResult component) {
        return component.group(1) == null ? Introspector.decapitalize(component.group(2)) : component.group(1);
    }

    private static String nameInId(Activity task) {
        return task.getId().substring(task.getId().indexOf('_') + 1);
    }

    private static String ownBean(Activity task) {
        return "${" + Introspector.decapitalize(nameInId(task)) + "}";
    }

    private static boolean matches(String pattern, String text) {
        return text != null && text.matches(pattern);
    }
}
