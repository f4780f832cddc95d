package io.guichet.policy;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The stages of the latest diagrams, which trigger clock rules. */
@Component
public class Stages {

    private final RepositoryService repository;

    Stages(@Lazy RepositoryService repository) {
        this.repository = repository;
    }

    /** All triggers of the clocks tables. */
    public Set<String> clockTriggers() {
        var definitions =
                repository.createProcessDefinitionQuery().latestVersion().list();
        return ClockTrigger.all(in(definitions.stream()
                .map(definition -> repository.getBpmnModelInstance(definition.getId()))
                .toList()));
    }

    static Set<String> in(Collection<BpmnModelInstance> diagrams) {
        return diagrams.stream()
                .flatMap(diagram -> diagram.getModelElementsByType(CamundaProperty.class).stream())
                .filter(property -> "stage".equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
