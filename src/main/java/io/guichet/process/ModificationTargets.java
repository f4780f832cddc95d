package io.guichet.process;

import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/** The places in the deployed diagrams to which a ticket can be moved. */
@Component
class ModificationTargets {

    static final String TICKET_PROCESS = "ticket";

    private final RepositoryService repository;
    private final DeployedDiagrams diagrams;
    private final Map<String, Set<String>> targets = new ConcurrentHashMap<>();

    ModificationTargets(RepositoryService repository, DeployedDiagrams diagrams) {
        this.repository = repository;
        this.diagrams = diagrams;
    }

    /**
     * Where tickets are moved.
     *
     * @param activity null to leave each where it stands, in another version
     * @param version of the process; null for that in which each ticket runs
     */
    record ModificationTarget(String process, String activity, Integer version) {}

    /** Throws {@link BadInput}, which names the field, for a place that no deployed diagram has. */
    ModificationTarget require(String activity, Integer version) {
        if (activity == null && version == null) {
            throw unknown("activity", "is required without a version", "incidents.activity.required");
        }
        if (activity == null) {
            if (find(TICKET_PROCESS, version).isEmpty()) {
                throw unknown("version", "is no version of the process ticket", "incidents.version.unknown");
            }
            return new ModificationTarget(TICKET_PROCESS, null, version);
        }
        var having = definitions().stream()
                .filter(definition -> has(definition, activity))
                .toList();
        if (having.isEmpty()) {
            throw unknown("activity", "is no activity to which a ticket can be moved", "incidents.activity.unknown");
        }
        return having.stream()
                .filter(definition -> version == null || definition.getVersion() == version)
                .findFirst()
                .map(definition -> new ModificationTarget(definition.getKey(), activity, version))
                .orElseThrow(() -> unknown("version", "has no such activity", "incidents.version.without-activity"));
    }

    private static BadInput unknown(String field, String message, String key) {
        return new BadInput(List.of(new FieldError(field, message, key)));
    }

    /** The ticket's own process first, each from its newest version on. */
    private List<ProcessDefinition> definitions() {
        return repository.createProcessDefinitionQuery().withoutTenantId().list().stream()
                .sorted(Comparator.comparing((ProcessDefinition definition) -> !isTicket(definition))
                        .thenComparing(ProcessDefinition::getKey)
                        .thenComparing(ProcessDefinition::getVersion, Comparator.reverseOrder()))
                .toList();
    }

    private static boolean isTicket(ProcessDefinition definition) {
        return definition.getKey().equals(TICKET_PROCESS);
    }

    Optional<ProcessDefinition> find(String process, int version) {
        return Optional.ofNullable(repository
                .createProcessDefinitionQuery()
                .withoutTenantId()
                .processDefinitionKey(process)
                .processDefinitionVersion(version)
                .singleResult());
    }

    /** These versions of processes by their id. */
    Map<String, ProcessDefinition> byId(Set<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : repository
                        .createProcessDefinitionQuery()
                        .processDefinitionIdIn(ids.toArray(String[]::new))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(ProcessDefinition::getId, definition -> definition));
    }

    /** The newest versions of all processes by their key. */
    Map<String, ProcessDefinition> newestByKey() {
        return repository.createProcessDefinitionQuery().withoutTenantId().latestVersion().list().stream()
                .collect(Collectors.toMap(ProcessDefinition::getKey, definition -> definition));
    }

    ProcessDefinition newest(String process) {
        return repository
                .createProcessDefinitionQuery()
                .withoutTenantId()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
    }

    ProcessDefinition get(String definition) {
        return repository.getProcessDefinition(definition);
    }

    /** Whether a ticket can be moved to this activity of the diagram. */
    boolean has(ProcessDefinition definition, String activity) {
        return targets(definition).contains(activity);
    }

    /** The activities of a diagram to which a ticket can be moved and which wait, in the order of the diagram. */
    List<FlowNode> waits(ProcessDefinition definition) {
        return diagrams.get(definition.getId()).getModelElementsByType(FlowNode.class).stream()
                .filter(node -> targets(definition).contains(node.getId()) && isWait(node))
                .toList();
    }

    /** Whether the ticket rests there once it has entered it. */
    boolean isWait(ProcessDefinition definition, String activity) {
        return isWait(diagrams.get(definition.getId()).getModelElementById(activity));
    }

    private static boolean isWait(ModelElementInstance node) {
        return node instanceof UserTask
                || node instanceof ReceiveTask
                || node instanceof IntermediateCatchEvent
                || node instanceof CallActivity;
    }

    /** The call of that process, if the diagram has one. */
    Optional<String> callOf(String process, ProcessDefinition caller) {
        return diagrams.get(caller.getId()).getModelElementsByType(CallActivity.class).stream()
                .filter(call -> process.equals(call.getCalledElement()))
                .map(CallActivity::getId)
                .findFirst();
    }

    /**
     * What ends a path is no place to go on from, nor is what lies beside the ticket's way: it begins with an event that does
     * not interrupt, and ends by itself.
     */
    private Set<String> targets(ProcessDefinition definition) {
        return targets.computeIfAbsent(definition.getId(), id -> {
            var model = diagrams.get(id);
            var found = new LinkedHashSet<String>();
            model.getModelElementsByType(StartEvent.class).stream()
                    .filter(start -> !(start.getParentElement() instanceof SubProcess box && box.triggeredByEvent()))
                    .forEach(start -> follow(start, found));
            found.removeIf(node -> !isTarget(model.getModelElementById(node)));
            return Set.copyOf(found);
        });
    }

    private static void follow(FlowNode node, Set<String> found) {
        if (!found.add(node.getId())) {
            return;
        }
        node.getOutgoing().forEach(flow -> follow(flow.getTarget(), found));
        node.getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.cancelActivity() && node.equals(event.getAttachedTo()))
                .forEach(event -> follow(event, found));
    }

    private static boolean isTarget(ModelElementInstance element) {
        return element instanceof Activity || element instanceof Gateway || element instanceof IntermediateCatchEvent;
    }
}
