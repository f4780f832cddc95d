package io.guichet.engine;

import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Allows only safe engine attributes in diagrams: no classes, scripts, mails or shell commands. */
class AllowedAttributesRule implements DeploymentRule {

    private static final Set<String> ALLOWED = Set.of(
            "assignee",
            "async",
            "asyncAfter",
            "asyncBefore",
            "businessKey",
            "calledElementBinding",
            "calledElementTenantId",
            "calledElementVersion",
            "calledElementVersionTag",
            "candidateGroups",
            "candidateStarterGroups",
            "candidateStarterUsers",
            "candidateUsers",
            "collection",
            "decisionRef",
            "decisionRefBinding",
            "decisionRefTenantId",
            "decisionRefVersion",
            "decisionRefVersionTag",
            "delegateExpression",
            "diagramRelationId",
            "dueDate",
            "elementVariable",
            "errorCodeVariable",
            "errorMessage",
            "errorMessageVariable",
            "errorRef",
            "escalationCodeVariable",
            "event",
            "exclusive",
            "expression",
            "failedJobRetryTimeCycle",
            "followUpDate",
            "formKey",
            "formRef",
            "formRefBinding",
            "formRefVersion",
            "historyTimeToLive",
            "id",
            "initiator",
            "isStartableInTasklist",
            "jobPriority",
            "key",
            "local",
            "mapDecisionResult",
            "modelerTemplate",
            "modelerTemplateVersion",
            "name",
            "priority",
            "resultVariable",
            "source",
            "sourceExpression",
            "target",
            "value",
            "variableEvents",
            "variableName",
            "variables",
            "versionTag");

    @Override
    public Stream<String> violations(Element element) {
        return ModelXml.attributes(element)
                .filter(attribute -> !attribute.getName().startsWith("xmlns"))
                .filter(AllowedAttributesRule::isForbidden)
                .map(AllowedAttributesRule::reason);
    }

    private static boolean isForbidden(Attr attribute) {
        return ModelXml.isEngineExtension(attribute)
                ? !ALLOWED.contains(attribute.getLocalName())
                : attribute.getName().equals("language") || attribute.getName().equals("scriptFormat");
    }

    private static String reason(Attr attribute) {
        return switch (attribute.getLocalName()) {
            case "class" -> "uses the class '%s'; use a delegate expression instead".formatted(attribute.getValue());
            case "language", "scriptFormat", "resource" ->
                "uses a script (%s); use an expression instead".formatted(attribute.getValue());
            default -> "uses the attribute '%s', which is not allowed".formatted(attribute.getName());
        };
    }
}
