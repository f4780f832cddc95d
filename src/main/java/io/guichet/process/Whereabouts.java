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

    private static final String TICKETS_LIFE = "ticket";

    private final RuntimeService runtime;
    private final RepositoryService repository;

    Whereabouts(RuntimeService runtime, RepositoryService repository) {
        this.runtime = runtime;
        this.repository = repository;
    }

    /** The running processes that are the ticket's own life: its diagram and what that calls, not what runs beside it. */
    List<ProcessInstance> processes(String number) {
        var running = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list();
        var lives = running.stream()
                .filter(process -> process.getProcessDefinitionKey().equals(TICKETS_LIFE))
                .map(ProcessInstance::getId)
                .toList();
        return running.stream()
                .filter(process -> lives.contains(process.getRootProcessInstanceId()))
                .toList();
    }

    boolean isHarmless(String number, String message) {
        return processes(number).stream().flatMap(this::activities).anyMatch(at -> Wait.harmless(at, message));
    }

    private Stream<org.camunda.bpm.model.xml.instance.ModelElementInstance> activities(ProcessInstance process) {
        var model = repository.getBpmnModelInstance(process.getProcessDefinitionId());
        return runtime.getActiveActivityIds(process.getId()).stream().map(model::getModelElementById);
    }
}
