package io.guichet;

import static io.guichet.Diagrams.elements;
import static io.guichet.Diagrams.label;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.beans.Introspector;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.junit.jupiter.api.Test;

/** House rules for every diagram, so that a lead can read it and the engine can run it. */
class ModelConventionsTest {

    private static final Pattern CODE =
            Pattern.compile("(?i)script|camunda:class|camunda:expression|connector|decisionRef|camunda:async");
    private static final Pattern COMPONENT =
            Pattern.compile("@Component(?:\\(\"(\\w+)\"\\))?\\s+(?:public )?(?:final )?(?:class|record) (\\w+)");

    @Test
    void everyDiagramIsValidAndNamedAfterItsProcess() {
        assertThat(Diagrams.ALL).isNotEmpty().allSatisfy((file, diagram) -> assertThatCode(
                        () -> Bpmn.validateModel(diagram))
                .as(file.toString())
                .doesNotThrowAnyException());
        HouseRule.forEach(Process.class)
                .must(
                        "must be the only process of a file of its name: rename the file or the process",
                        process -> Diagrams.ALL.keySet().stream()
                                .anyMatch(file -> file.endsWith(process.getId() + ".bpmn")));
    }

    @Test
    void everyMessageIsNamedAfterItsEvent() {
        HouseRule.forEach(Message.class)
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
        HouseRule.report(Diagrams.ALL.keySet().stream()
                .flatMap(file -> CODE.matcher(Diagrams.read(file))
                        .results()
                        .map(code -> "%s: must not contain %s; call a bean of package process"
                                .formatted(file.getFileName(), code.group())))
                .toList());
        assertThat(Diagrams.ALL).isNotEmpty();
    }

    @Test
    void everyTaskIsLabelledAfterItsId() {
        var tasks = elements(Activity.class).stream()
                .filter(task -> task.getId().startsWith("Task_"))
                .toList();
        HouseRule.forEach(tasks)
                .must("must have its id in words as name: Task_AssignTeam is Assign team", task -> task.getName()
                        .equals(label(nameInId(task))));
    }

    /** A bean serves several tasks that do the same at different places, under the name of one of them. */
    @Test
    void everyServiceTaskCallsABeanNamedAfterATask() {
        var names = elements(Activity.class).stream()
                .map(ModelConventionsTest::ownBean)
                .collect(toSet());
        HouseRule.forEach(ServiceTask.class).must("must call a bean that is named after it", task -> ownBean(task)
                .equals(task.getCamundaDelegateExpression()));
        HouseRule.forEach(BusinessRuleTask.class)
                .must(
                        "must call a bean that is named after it or after the task that asks the same table",
                        task -> names.contains(task.getCamundaDelegateExpression()));
    }

    @Test
    void everyBeanIsAClassOfTheProcessPackage() {
        var classes = Diagrams.files("src/main/java/io/guichet/process", ".java")
                .flatMap(file -> COMPONENT.matcher(Diagrams.read(file)).results())
                .map(ModelConventionsTest::beanName)
                .collect(toSet());

        assertThat(Diagrams.beanNames()).isNotEmpty().isSubsetOf(classes);
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
