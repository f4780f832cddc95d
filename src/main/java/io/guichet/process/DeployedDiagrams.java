package io.guichet.process;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.stereotype.Component;

/** The deployed diagrams by the id of their definition. One never changes, so that each is looked up once. */
@Component
class DeployedDiagrams {

    private final RepositoryService repository;
    private final Map<String, BpmnModelInstance> byDefinition = new ConcurrentHashMap<>();

    DeployedDiagrams(RepositoryService repository) {
        this.repository = repository;
    }

    BpmnModelInstance get(String definition) {
        return byDefinition.computeIfAbsent(definition, repository::getBpmnModelInstance);
    }
}
