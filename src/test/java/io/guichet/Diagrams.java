package io.guichet;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The parsed diagrams that are shipped. */
final class Diagrams {

    static final Map<Path, BpmnModelInstance> ALL = files("processes", ".bpmn")
            .collect(toMap(Function.identity(), file -> Bpmn.readModelFromFile(file.toFile())));

    private static final Pattern BEAN = Pattern.compile("[$#]\\{!?(?!execution\\b)(\\w+)[.}]");

    private Diagrams() {}

    /** All elements of this type in all diagrams, at least one. */
    static <T extends ModelElementInstance> List<T> elements(Class<T> type) {
        var elements = ALL.values().stream()
                .flatMap(diagram -> diagram.getModelElementsByType(type).stream())
                .toList();
        assertThat(elements).as(type.getSimpleName()).isNotEmpty();
        return elements;
    }

    static <T extends FlowNode> List<T> elements(Class<T> type, Predicate<? super T> filter) {
        var elements = elements(type).stream().filter(filter).toList();
        assertThat(elements).as(type.getSimpleName()).isNotEmpty();
        return elements;
    }

    /** Whether the node counts towards the limit of steps per level. */
    static boolean countsAsStep(FlowNode node) {
        return !(node instanceof StartEvent || node instanceof EndEvent || node instanceof BoundaryEvent);
    }

    /** Whether a token rests here; after an event-based gateway it is the gateway that waits, not its events. */
    static boolean isWaitState(FlowNode node) {
        return node instanceof UserTask
                || node instanceof ReceiveTask
                || node instanceof EventBasedGateway
                || node instanceof IntermediateCatchEvent
                        && node.getIncoming().stream()
                                .map(SequenceFlow::getSource)
                                .noneMatch(EventBasedGateway.class::isInstance);
    }

    static List<BoundaryEvent> boundaryTimersOn(Predicate<FlowNode> host) {
        return elements(
                BoundaryEvent.class,
                event -> event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance)
                        && host.test(event.getAttachedTo()));
    }

    static List<String> extensionProperties(FlowNode node, String name) {
        return Stream.ofNullable(node.getExtensionElements())
                .flatMap(elements -> elements.getElementsQuery().list().stream())
                .flatMap(properties -> properties.getChildElementsByType(CamundaProperty.class).stream())
                .filter(property -> name.equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .toList();
    }

    /** Key of the process that contains the node. */
    static String processKey(FlowElement element) {
        return Stream.<ModelElementInstance>iterate(element, Objects::nonNull, ModelElementInstance::getParentElement)
                .filter(Process.class::isInstance)
                .map(process -> ((Process) process).getId())
                .findFirst()
                .orElseThrow();
    }

    /** The node and its enclosing sub-processes, innermost first. */
    static List<FlowNode> enclosingNodes(FlowNode node) {
        return Stream.<ModelElementInstance>iterate(node, Objects::nonNull, ModelElementInstance::getParentElement)
                .filter(FlowNode.class::isInstance)
                .map(FlowNode.class::cast)
                .toList();
    }

    /** Whether this message is awaited by the node or its boundary events. */
    static boolean awaits(FlowNode node, String message) {
        var receives =
                node instanceof ReceiveTask task && task.getMessage().getName().equals(message);
        return receives
                || elements(BoundaryEvent.class).stream()
                        .filter(event -> event.getAttachedTo().equals(node))
                        .flatMap(event -> event.getEventDefinitions().stream())
                        .filter(MessageEventDefinition.class::isInstance)
                        .map(definition -> ((MessageEventDefinition) definition)
                                .getMessage()
                                .getName())
                        .anyMatch(message::equals);
    }

    /** Names of all beans that the diagrams refer to. */
    static Set<String> beanNames() {
        return ALL.keySet().stream()
                .flatMap(file -> BEAN.matcher(read(file)).results())
                .map(found -> found.group(1))
                .collect(toSet());
    }

    /** {@code AssignTeam} as a label: Assign team. */
    static String label(String name) {
        var words =
                Arrays.stream(name.split("(?=[A-Z])")).map(String::toLowerCase).collect(joining(" "));
        return words.substring(0, 1).toUpperCase() + words.substring(1);
    }

    static Stream<Path> folders(String folder) {
        try (var folders = Files.list(Path.of(folder))) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Path> files(String folder, String ending) {
        try (var files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
