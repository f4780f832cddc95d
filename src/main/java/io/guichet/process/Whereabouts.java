package io.guichet.process;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** Where a ticket is in its diagrams at this moment. */
@Component
class Whereabouts {

    private static final String[] TICKETS_LIFE = {"ticket", "escalation"};

    private final RuntimeService runtime;
    private final RepositoryService repository;

    Whereabouts(RuntimeService runtime, RepositoryService repository) {
        this.runtime = runtime;
        this.repository = repository;
    }

    /** The running processes that are the ticket's own life, not those beside it. */
    List<ProcessInstance> processes(String number) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKeyIn(TICKETS_LIFE)
                .list();
    }

    boolean isHarmless(String number, String message) {
        return processes(number).stream().flatMap(this::activities).anyMatch(at -> Wait.harmless(at, message));
    }

    private Stream<org.camunda.bpm.model.xml.instance.ModelElementInstance> activities(ProcessInstance process) {
        var model = repository.getBpmnModelInstance(process.getProcessDefinitionId());
        return runtime.getActiveActivityIds(process.getId()).stream().map(model::getModelElementById);
    }
}
