package io.guichet.process;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** Locates the running processes of a ticket. */
@Component
class ProcessLocator {

    private static final String TICKET_PROCESS = "ticket";

    private final RuntimeService runtime;
    private final DeployedDiagrams diagrams;

    ProcessLocator(RuntimeService runtime, DeployedDiagrams diagrams) {
        this.runtime = runtime;
        this.diagrams = diagrams;
    }

    /** The ticket's process instance and those it has called, without independent ones such as surveys. */
    List<ProcessInstance> ticketProcesses(String number) {
        var instances = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list();
        var ticketInstanceIds = instances.stream()
                .filter(process -> process.getProcessDefinitionKey().equals(TICKET_PROCESS))
                .map(ProcessInstance::getId)
                .toList();
        return instances.stream()
                .filter(process -> ticketInstanceIds.contains(process.getRootProcessInstanceId()))
                .toList();
    }

    boolean isIgnored(String number, String message) {
        return ticketProcesses(number).stream()
                .flatMap(this::activeElements)
                .anyMatch(element -> ExtensionProperties.isIgnored(element, message));
    }

    private Stream<org.camunda.bpm.model.xml.instance.ModelElementInstance> activeElements(ProcessInstance process) {
        var model = diagrams.get(process.getProcessDefinitionId());
        return runtime.getActiveActivityIds(process.getId()).stream().map(model::getModelElementById);
    }
}
