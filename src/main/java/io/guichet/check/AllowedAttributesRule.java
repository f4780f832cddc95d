package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Allows only safe engine attributes in diagrams: no classes, scripts, mails or shell commands. */
class AllowedAttributesRule implements ElementRule {

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
    public FindingKind kind() {
        return FindingKind.ATTRIBUTE_FORBIDDEN;
    }

    @Override
    public Stream<String> violations(Element element) {
        return ModelXml.attributes(element)
                .filter(attribute -> !attribute.getName().startsWith("xmlns"))
                .filter(AllowedAttributesRule::isForbidden)
                .map(attribute -> attribute.getName() + "=" + attribute.getValue());
    }

    private static boolean isForbidden(Attr attribute) {
        return ModelXml.isEngineExtension(attribute)
                ? !ALLOWED.contains(attribute.getLocalName())
                : attribute.getName().equals("language") || attribute.getName().equals("scriptFormat");
    }
}
