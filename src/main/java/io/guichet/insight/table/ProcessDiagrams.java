package io.guichet.insight.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.stereotype.Component;

/** The deployed diagrams with their versions. */
@Component
public class ProcessDiagrams {

    /** Key of the diagram in which every ticket lives. */
    public static final String TICKET = "ticket";

    private static final int MAX_VERSIONS = 50;

    private final RepositoryService repository;

    ProcessDiagrams(RepositoryService repository) {
        this.repository = repository;
    }

    /**
     * A diagram.
     *
     * @param elements names of its elements by id; an element without a name has its id
     * @param calls keys of the called diagrams by the id of the call
     */
    public record ProcessDiagram(
            String key, int version, String name, String xml, Map<String, String> elements, Map<String, String> calls) {

        /** Name of an element; its id if this version does not have it. */
        public String element(String id) {
            return elements.getOrDefault(id, id);
        }
    }

    /** The keys and names of all diagrams, the ticket's own first. */
    public Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        query().latestVersion().list().stream()
                .sorted(Comparator.comparing(
                                (ProcessDefinition one) -> !one.getKey().equals(TICKET))
                        .thenComparing(ProcessDefinition::getKey))
                .forEach(one -> names.put(one.getKey(), name(one)));
        return names;
    }

    /** The newest versions of a diagram, the newest first. */
    public List<Integer> versions(String key) {
        return query()
                .processDefinitionKey(key)
                .orderByProcessDefinitionVersion()
                .desc()
                .listPage(0, MAX_VERSIONS)
                .stream()
                .map(ProcessDefinition::getVersion)
                .toList();
    }

    public boolean exists(String key) {
        return query().processDefinitionKey(key).latestVersion().count() > 0;
    }

    /** The newest version of a diagram. */
    public Optional<ProcessDiagram> find(String key) {
        return diagram(query().processDefinitionKey(key).latestVersion());
    }

    public Optional<ProcessDiagram> find(String key, int version) {
        return diagram(query().processDefinitionKey(key).processDefinitionVersion(version));
    }

    private ProcessDefinitionQuery query() {
        return repository.createProcessDefinitionQuery().withoutTenantId();
    }

    private static String name(ProcessDefinition definition) {
        return definition.getName() == null ? definition.getKey() : definition.getName();
    }

    private Optional<ProcessDiagram> diagram(ProcessDefinitionQuery query) {
        return Optional.ofNullable(query.singleResult()).map(this::diagram);
    }

    private ProcessDiagram diagram(ProcessDefinition definition) {
        var model = repository.getBpmnModelInstance(definition.getId());
        var elements = new LinkedHashMap<String, String>();
        for (var element : model.getModelElementsByType(FlowElement.class)) {
            elements.put(element.getId(), element.getName() == null ? element.getId() : element.getName());
        }
        var calls = new LinkedHashMap<String, String>();
        for (var call : model.getModelElementsByType(CallActivity.class)) {
            if (call.getCalledElement() != null) {
                calls.put(call.getId(), call.getCalledElement());
            }
        }
        return new ProcessDiagram(
                definition.getKey(), definition.getVersion(), name(definition), xml(definition), elements, calls);
    }

    private String xml(ProcessDefinition definition) {
        try (var model = repository.getProcessModel(definition.getId())) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
