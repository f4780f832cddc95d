package io.guichet.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.xml.ProblemImpl;

/**
 * Looks at every file that is to be deployed, whichever door it came through, before the engine does. A file that could do
 * more than a diagram, a table or a form may do is refused with file, element and reason; then nothing of the deployment
 * stays. What is running already is not looked at again.
 */
class Admission implements Deployer {

    private final List<Rule> diagramRules;
    private final List<Rule> tableRules = List.of(new FeelOnly());

    Admission(DiagramBeans beans) {
        this.diagramRules = List.of(
                new NoForeignElements(), new NoForeignAttributes(), new OwnFormsOnly(), new OwnExpressionsOnly(beans));
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            deployment.getResources().values().forEach(this::check);
        }
    }

    private void check(ResourceEntity file) {
        var objections = objections(file);
        if (!objections.isEmpty()) {
            var message = objections.stream()
                    .map(objection -> file.getName() + ": " + objection)
                    .collect(Collectors.joining("\n"));
            var problems = objections.stream().map(Admission::problem).toList();
            throw new ParseException(message, file.getName(), problems, List.of());
        }
    }

    private List<Objection> objections(ResourceEntity file) {
        return switch (Kind.of(file.getName())) {
            case DIAGRAM -> inXml(file, diagramRules);
            case TABLE -> inXml(file, tableRules);
            case FORM -> List.of();
            case UNKNOWN ->
                List.of(new Objection("", "is neither a diagram (.bpmn) nor a table (.dmn) nor a form (.form)"));
        };
    }

    private static List<Objection> inXml(ResourceEntity file, List<Rule> rules) {
        var found = new ArrayList<Objection>();
        try {
            for (var element : Markup.elements(file.getBytes())) {
                rules.forEach(rule -> rule.objections(element)
                        .map(reason -> new Objection(Markup.idAt(element), reason))
                        .forEach(found::add));
            }
        } catch (Markup.Unreadable e) {
            found.add(new Objection("", e.getMessage()));
        }
        return found.stream().distinct().toList();
    }

    private static Problem problem(Objection objection) {
        return new ProblemImpl(objection.toString(), null, objection.element());
    }

    /** Why an element of a file cannot be deployed; no element where it is the file as a whole. */
    private record Objection(String element, String reason) {

        @Override
        public String toString() {
            return element.isEmpty() ? reason : element + ": " + reason;
        }
    }

    /** What the engine would take a file for, by the end of its name. */
    private enum Kind {
        DIAGRAM("bpmn20.xml", "bpmn"),
        TABLE("dmn11.xml", "dmn"),
        FORM("form"),
        UNKNOWN;

        private final List<String> endings;

        Kind(String... endings) {
            this.endings = List.of(endings);
        }

        static Kind of(String name) {
            for (var kind : values()) {
                if (kind.endings.stream().anyMatch(name::endsWith)) {
                    return kind;
                }
            }
            return UNKNOWN;
        }
    }
}
