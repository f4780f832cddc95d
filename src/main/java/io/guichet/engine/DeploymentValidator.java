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
 * Validates every deployed file before the engine parses it, on every way of deployment. A file that violates a rule is
 * refused with file, element and reason, and the deployment is rolled back. Running instances are not validated again.
 */
class DeploymentValidator implements Deployer {

    private final List<DeploymentRule> diagramRules;
    private final List<DeploymentRule> tableRules = List.of(new FeelOnlyRule(), new FeelDepthRule());

    DeploymentValidator(DiagramBeans beans) {
        this.diagramRules = List.of(
                new AllowedElementsRule(),
                new AllowedAttributesRule(),
                new AllowedFormKeysRule(),
                new AllowedExpressionsRule(beans));
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            deployment.getResources().values().forEach(this::validate);
        }
    }

    private void validate(ResourceEntity file) {
        var violations = violations(file);
        if (!violations.isEmpty()) {
            var message = violations.stream()
                    .map(violation -> file.getName() + ": " + violation)
                    .collect(Collectors.joining("\n"));
            var problems = violations.stream().map(DeploymentValidator::problem).toList();
            throw new ParseException(message, file.getName(), problems, List.of());
        }
    }

    private List<DeploymentViolation> violations(ResourceEntity file) {
        return switch (ModelFileType.of(file.getName())) {
            case DIAGRAM -> validateXml(file, diagramRules);
            case TABLE -> validateXml(file, tableRules);
            case FORM -> List.of();
            case UNKNOWN -> List.of(new DeploymentViolation("", "is not a .bpmn, .dmn or .form file"));
        };
    }

    private static List<DeploymentViolation> validateXml(ResourceEntity file, List<DeploymentRule> rules) {
        var violations = new ArrayList<DeploymentViolation>();
        try {
            for (var element : ModelXml.elements(file.getBytes())) {
                rules.forEach(rule -> rule.violations(element)
                        .map(reason -> new DeploymentViolation(ModelXml.nearestId(element), reason))
                        .forEach(violations::add));
            }
        } catch (ModelXml.UnreadableXml e) {
            violations.add(new DeploymentViolation("", e.getMessage()));
        }
        return violations.stream().distinct().toList();
    }

    private static Problem problem(DeploymentViolation violation) {
        return new ProblemImpl(violation.toString(), null, violation.element());
    }

    /** The reason why an element, or the whole file if the element is absent, is refused. */
    private record DeploymentViolation(String element, String reason) {

        @Override
        public String toString() {
            return element.isEmpty() ? reason : element + ": " + reason;
        }
    }

    /** The type of a file, by its name's ending, as the engine determines it. */
    private enum ModelFileType {
        DIAGRAM("bpmn20.xml", "bpmn"),
        TABLE("dmn11.xml", "dmn"),
        FORM("form"),
        UNKNOWN;

        private final List<String> suffixes;

        ModelFileType(String... endings) {
            this.suffixes = List.of(endings);
        }

        static ModelFileType of(String name) {
            for (var type : values()) {
                if (type.suffixes.stream().anyMatch(name::endsWith)) {
                    return type;
                }
            }
            return UNKNOWN;
        }
    }
}
