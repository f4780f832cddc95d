package io.guichet.process;

import io.guichet.brand.LocalisedText;
import io.guichet.ticket.StatusCatalog;
import io.guichet.ticket.StatusCatalog.DiagramTexts;
import io.guichet.ticket.TicketStatus;
import io.guichet.ticket.TicketStatus.Turn;
import io.guichet.ticket.TicketStatus.WaitState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/**
 * Reads from the newest deployed diagrams which statuses there are, what they are called and whose turn it is. A wait state
 * that shares its status with another one may leave the texts to that.
 */
@Component
class StatusReader {

    private static final String TICKET_PROCESS = "ticket";
    private static final Pattern WAITING_TIME = Pattern.compile("\\$\\{waitingTimes\\.(\\w+)\\(execution\\)}");

    /** The languages of the texts, each with the ending of its extension properties. */
    private static final Map<String, String> LANGUAGES = Map.of("en", "", "fr", "Fr");

    private final ProcessEngine engine;

    StatusReader(ProcessEngine engine, StatusCatalog catalog) {
        this.engine = engine;
        catalog.readFrom(this::read);
    }

    private DiagramTexts read() {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        var models = configuration
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(this::newestModels));
        return new Reading(models).texts();
    }

    private Map<String, BpmnModelInstance> newestModels() {
        var repository = engine.getRepositoryService();
        var models = new TreeMap<String, BpmnModelInstance>();
        repository
                .createProcessDefinitionQuery()
                .withoutTenantId()
                .latestVersion()
                .list()
                .forEach(definition ->
                        models.put(definition.getKey(), repository.getBpmnModelInstance(definition.getId())));
        return models;
    }

    /** One pass through the diagrams, from the ticket's own to those beside it. */
    private static final class Reading {

        private final Map<String, BpmnModelInstance> remaining;
        private final Map<String, TicketStatus> statuses = new LinkedHashMap<>();
        private final Map<String, LocalisedText> taskNames = new HashMap<>();

        Reading(Map<String, BpmnModelInstance> models) {
            remaining = new TreeMap<>(models);
        }

        DiagramTexts texts() {
            readProcess(TICKET_PROCESS, true);
            List.copyOf(remaining.keySet()).forEach(process -> readProcess(process, false));
            return new DiagramTexts(
                    statuses.values().stream().map(Reading::withTurn).toList(), Map.copyOf(taskNames));
        }

        private void readProcess(String key, boolean isTicket) {
            Optional.ofNullable(remaining.remove(key))
                    .map(model -> model.<Process>getModelElementById(key))
                    .ifPresent(process -> readElements(process.getFlowElements(), isTicket));
        }

        private void readElements(Collection<FlowElement> elements, boolean isTicket) {
            for (var element : elements) {
                if (element instanceof SubProcess box) {
                    readElements(box.getFlowElements(), isTicket);
                } else if (element instanceof CallActivity call) {
                    readProcess(call.getCalledElement(), isTicket);
                } else if (element instanceof FlowNode node) {
                    ExtensionProperties.get(node, "status")
                            .ifPresent(status -> statuses.merge(status, status(status, node, isTicket), Reading::join));
                    if (node instanceof UserTask task) {
                        readName(task);
                    }
                }
            }
        }

        private void readName(UserTask task) {
            ExtensionProperties.get(task, "form").ifPresent(form -> {
                var names = new HashMap<>(Map.of("en", task.getName()));
                ExtensionProperties.get(task, "nameFr").ifPresent(name -> names.put("fr", name));
                taskNames.putIfAbsent(form, new LocalisedText(names));
                taskNames.putIfAbsent(task.getId(), new LocalisedText(names));
            });
        }

        private static TicketStatus status(String id, FlowNode node, boolean isTicket) {
            return new TicketStatus(
                    id,
                    text(node, "statusLabel").orElse(null),
                    text(node, "publicStatus").orElse(null),
                    ExtensionProperties.get(node, "turn").map(Reading::turn).orElse(null),
                    List.of(new WaitState(
                            node.getId(),
                            text(node, "nextStep").orElse(null),
                            waitingTime(node).orElse(null))),
                    isTicket);
        }

        private static TicketStatus join(TicketStatus first, TicketStatus second) {
            var waitStates = new ArrayList<>(first.waitStates());
            waitStates.addAll(second.waitStates());
            return new TicketStatus(
                    first.id(),
                    first.label() == null ? second.label() : first.label(),
                    first.publicLabel() == null ? second.publicLabel() : first.publicLabel(),
                    first.turn() == null ? second.turn() : first.turn(),
                    waitStates,
                    first.reachableByTickets() || second.reachableByTickets());
        }

        private static TicketStatus withTurn(TicketStatus status) {
            return status.turn() != null
                    ? status
                    : new TicketStatus(
                            status.id(),
                            status.label(),
                            status.publicLabel(),
                            Turn.SUPPORT,
                            status.waitStates(),
                            status.reachableByTickets());
        }

        private static Turn turn(String name) {
            return Turn.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        private static Optional<LocalisedText> text(FlowNode node, String property) {
            var texts = new HashMap<String, String>();
            LANGUAGES.forEach((language, ending) ->
                    ExtensionProperties.get(node, property + ending).ifPresent(text -> texts.put(language, text)));
            return texts.isEmpty() ? Optional.empty() : Optional.of(new LocalisedText(texts));
        }

        /** The situation for which the timer asks that ends the wait. */
        private static Optional<String> waitingTime(FlowNode node) {
            var boundaryEvents = node.getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
                    .filter(event -> event.cancelActivity() && node.equals(event.getAttachedTo()));
            var ownEvent = node instanceof IntermediateCatchEvent event ? Stream.of(event) : Stream.<CatchEvent>empty();
            return Stream.concat(ownEvent, boundaryEvents)
                    .flatMap(event -> event.getEventDefinitions().stream())
                    .filter(TimerEventDefinition.class::isInstance)
                    .map(TimerEventDefinition.class::cast)
                    .filter(timer -> timer.getTimeDate() != null)
                    .map(timer -> WAITING_TIME.matcher(
                            timer.getTimeDate().getTextContent().strip()))
                    .filter(matcher -> matcher.matches())
                    .map(matcher -> matcher.group(1))
                    .findFirst();
        }
    }
}
