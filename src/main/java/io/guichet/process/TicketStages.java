package io.guichet.process;

import io.guichet.ticket.Tickets;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/**
 * The stages in which a ticket is, by its place in the diagrams. A move enters and leaves scopes in an order of its own, and a
 * migration runs no listener; so a moved ticket leaves and enters the stages that differ, once it has arrived.
 */
@Component
class TicketStages {

    private final RunningProcess processes;
    private final DeployedDiagrams diagrams;
    private final Tickets tickets;

    TicketStages(RunningProcess processes, DeployedDiagrams diagrams, Tickets tickets) {
        this.processes = processes;
        this.diagrams = diagrams;
        this.tickets = tickets;
    }

    Set<String> of(String number) {
        var stages = new LinkedHashSet<String>();
        for (var active : processes.activeActivities(number)) {
            var element = diagrams.get(active.definition()).getModelElementById(active.activity());
            Stream.iterate(element, Objects::nonNull, ModelElementInstance::getParentElement)
                    .forEach(one -> ExtensionProperties.get(one, "stage").ifPresent(stages::add));
        }
        return stages;
    }

    void change(String number, Set<String> before, Set<String> after) {
        before.stream().filter(stage -> !after.contains(stage)).forEach(stage -> tickets.leaveStage(number, stage));
        after.stream().filter(stage -> !before.contains(stage)).forEach(stage -> tickets.enterStage(number, stage));
    }
}
