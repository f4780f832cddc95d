package io.guichet.insight;

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
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.stereotype.Component;

/** The newest version of each deployed diagram. */
@Component
class ProcessDiagrams {

    /** Key of the diagram in which every ticket lives. */
    static final String TICKET = "ticket";

    private final RepositoryService repository;

    ProcessDiagrams(RepositoryService repository) {
        this.repository = repository;
    }

    /**
     * A diagram.
     *
     * @param elements names of its elements by id; an element without a name has its id
     */
    record ProcessDiagram(String key, String name, String xml, Map<String, String> elements) {}

    /** The keys and names of all diagrams, the ticket's own first. */
    Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        definitions().stream()
                .sorted(Comparator.comparing(
                                (ProcessDefinition one) -> !one.getKey().equals(TICKET))
                        .thenComparing(ProcessDefinition::getKey))
                .forEach(one -> names.put(one.getKey(), name(one)));
        return names;
    }

    Optional<ProcessDiagram> find(String key) {
        return definitions().stream()
                .filter(one -> one.getKey().equals(key))
                .findFirst()
                .map(this::diagram);
    }

    private List<ProcessDefinition> definitions() {
        return repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .withoutTenantId()
                .list();
    }

    private static String name(ProcessDefinition definition) {
        return definition.getName() == null ? definition.getKey() : definition.getName();
    }

    private ProcessDiagram diagram(ProcessDefinition definition) {
        var elements = new LinkedHashMap<String, String>();
        for (var element :
                repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(FlowElement.class)) {
            elements.put(element.getId(), element.getName() == null ? element.getId() : element.getName());
        }
        return new ProcessDiagram(definition.getKey(), name(definition), xml(definition), elements);
    }

    private String xml(ProcessDefinition definition) {
        try (var model = repository.getProcessModel(definition.getId())) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
