package io.guichet.desk;

import io.guichet.model.CurrentFiles;
import io.guichet.model.SnapshotCache;
import io.guichet.policy.ClockTrigger;
import io.guichet.ticket.Ticket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.springframework.stereotype.Component;

/**
 * Where the diagrams lead from a task with each of its outcomes: the stages that the ticket leaves and enters, and the status
 * of the wait state that it reaches. Conditions that read anything but the outcome count as not met.
 */
@Component
class OutcomePaths {

    private static final String TICKET_PROCESS = "ticket";

    private final RepositoryService repository;
    private final SnapshotCache<Map<PathKey, OutcomePath>> paths;

    OutcomePaths(RepositoryService repository, CurrentFiles files) {
        this.repository = repository;
        this.paths = new SnapshotCache<>(files, snapshot -> new ConcurrentHashMap<>());
    }

    private record PathKey(String definition, String activity, String outcome) {}

    /**
     * A path through the diagrams.
     *
     * @param triggers triggers of the clocks table in their order
     * @param status status at its end; null if it ends nowhere
     */
    record OutcomePath(List<String> triggers, String status) {}

    /** Each path is looked for once, and again after a deployment: it may lead into the newest version of another diagram. */
    OutcomePath of(DeskTask task, String outcome) {
        return paths.get()
                .computeIfAbsent(new PathKey(task.definition(), task.activity(), outcome), key -> new Walk(outcome)
                        .from(key.definition(), key.activity()));
    }

    /** The newest version of a diagram. */
    private Optional<BpmnModelInstance> model(String process) {
        return Optional.ofNullable(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(process)
                        .withoutTenantId()
                        .latestVersion()
                        .singleResult())
                .map(definition -> repository.getBpmnModelInstance(definition.getId()));
    }

    private static Optional<String> property(FlowNode node, String name) {
        var extensions = ((BaseElement) node).getExtensionElements();
        return extensions == null
                ? Optional.empty()
                : extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .map(CamundaProperties::getCamundaProperties)
                        .flatMap(Collection::stream)
                        .filter(property -> property.getCamundaName().equals(name))
                        .map(property -> property.getCamundaValue())
                        .findFirst();
    }

    /** One way of a token from a completed task to the next wait state. */
    private final class Walk {

        private final String outcome;
        private final List<String> triggers = new ArrayList<>();
        private final Set<FlowNode> visited = new HashSet<>();
        private String status;

        Walk(String outcome) {
            this.outcome = outcome;
        }

        OutcomePath from(String definition, String activity) {
            leave(repository.getBpmnModelInstance(definition).getModelElementById(activity));
            return new OutcomePath(List.copyOf(triggers), status);
        }

        private void leave(FlowNode node) {
            property(node, "stage").map(ClockTrigger::stageLeft).ifPresent(triggers::add);
            next(node).map(SequenceFlow::getTarget).ifPresent(this::reach);
        }

        private void reach(FlowNode node) {
            if (!visited.add(node)) {
                return;
            }
            property(node, "stage").map(ClockTrigger::stageEntered).ifPresent(triggers::add);
            var reached = property(node, "status");
            if (reached.isPresent()) {
                status = reached.get();
                if (status.equals(Ticket.SOLVED)) {
                    triggers.add(ClockTrigger.SOLVED);
                }
            } else if (node instanceof SubProcess box) {
                start(box.getChildElementsByType(StartEvent.class));
            } else if (node instanceof CallActivity call) {
                model(call.getCalledElement())
                        .map(model -> model.<Process>getModelElementById(call.getCalledElement()))
                        .ifPresent(process -> start(process.getChildElementsByType(StartEvent.class)));
            } else if (node instanceof EndEvent) {
                end(node);
            } else if (!(node instanceof CatchEvent)) {
                next(node).map(SequenceFlow::getTarget).ifPresent(this::reach);
            }
        }

        private void start(Collection<StartEvent> events) {
            events.stream()
                    .filter(event -> event.getEventDefinitions().isEmpty())
                    .findFirst()
                    .flatMap(this::next)
                    .map(SequenceFlow::getTarget)
                    .ifPresent(this::reach);
        }

        /** Behind the sub-process, or behind the call of this process in the ticket's diagram. */
        private void end(FlowNode node) {
            if (node.getParentElement() instanceof SubProcess box) {
                leave(box);
            } else if (node.getParentElement() instanceof Process process) {
                model(TICKET_PROCESS).stream()
                        .flatMap(model -> model.getModelElementsByType(CallActivity.class).stream())
                        .filter(call -> process.getId().equals(call.getCalledElement()))
                        .findFirst()
                        .ifPresent(this::leave);
            }
        }

        private Optional<SequenceFlow> next(FlowNode node) {
            var flows = node.getOutgoing();
            return flows.stream().filter(this::isTaken).findFirst().or(() -> flows.stream()
                    .filter(flow -> flow.getConditionExpression() == null)
                    .findFirst());
        }

        private boolean isTaken(SequenceFlow flow) {
            return flow.getConditionExpression() != null
                    && flow.getConditionExpression().getTextContent().contains("outcome == '%s'".formatted(outcome));
        }
    }
}
