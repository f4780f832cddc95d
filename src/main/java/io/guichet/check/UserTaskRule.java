package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** A user task can be found, opened and completed: it has a form, a group, a due date, a rank, a name and a listener. */
final class UserTaskRule implements DiagramRule {

    private static final String GENERIC_LISTENER = "completeTask";

    /** Id of the element template of an agent task. Element templates cannot add listeners, so that the desk adds this one. */
    private static final String TEMPLATE = "guichet.agent-task";

    @Override
    public Stream<ModelFinding> findings(Diagram diagram) {
        return diagram.nodes("userTask")
                .flatMap(task -> kinds(task).map(kind -> ModelFinding.of(kind, diagram.file(), Diagram.id(task))));
    }

    private static Stream<FindingKind> kinds(Element task) {
        return Stream.of(
                        ifNot(
                                engine(task, "formKey").equals(AllowedFormKeysRule.WORKSPACE),
                                FindingKind.FORM_KEY_MISSING),
                        ifNot(Diagram.property(task, "form").isPresent(), FindingKind.FORM_NOT_NAMED),
                        ifNot(!engine(task, "candidateGroups").isBlank(), FindingKind.GROUP_MISSING),
                        ifNot(
                                engine(task, "assignee").isBlank()
                                        || engine(task, "assignee").equals("${ticketState.assignee(execution)}"),
                                FindingKind.ASSIGNEE_FIXED),
                        ifNot(
                                engine(task, "dueDate").equals("${sla.due(execution)}")
                                        && Set.of("", "${sla.due(execution)}").contains(engine(task, "followUpDate")),
                                FindingKind.DUE_DATE_NOT_FROM_LEDGER),
                        ifNot(
                                engine(task, "priority").equals("${ticketState.queueRank(execution)}"),
                                FindingKind.RANK_NOT_FROM_TICKET),
                        ifNot(
                                !task.getAttribute("name").isBlank()
                                        && Diagram.property(task, "nameFr").isPresent(),
                                FindingKind.TASK_NAME_MISSING),
                        ifNot(isCompletedByOneListener(task), FindingKind.LISTENER_MISSING))
                .flatMap(kinds -> kinds);
    }

    private static boolean isCompletedByOneListener(Element task) {
        var listeners = completeListeners(task);
        return listeners.size() == 1
                && Set.of(GENERIC_LISTENER, ownBean(Diagram.id(task))).contains(listeners.get(0));
    }

    /** The beans that process the form of a task. */
    static List<String> completeListeners(Element task) {
        var drawn = Diagram.extensions(task, "taskListener")
                .filter(listener -> "complete".equals(listener.getAttribute("event")))
                .map(Diagram::delegate)
                .toList();
        return drawn.isEmpty() && engine(task, "modelerTemplate").equals(TEMPLATE) ? List.of(GENERIC_LISTENER) : drawn;
    }

    /** The bean named after a task: {@code triage} of {@code Task_Triage}. */
    static String ownBean(String id) {
        return java.beans.Introspector.decapitalize(id.substring(id.indexOf('_') + 1));
    }

    private static String engine(Element task, String attribute) {
        return ModelXml.engineAttribute(task, attribute).strip();
    }

    private static Stream<FindingKind> ifNot(boolean fine, FindingKind kind) {
        return fine ? Stream.empty() : Stream.of(kind);
    }
}
