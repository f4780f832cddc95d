package io.guichet.engine;

import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** What a diagram may tell the engine about a step. Classes, scripts, mails and shell commands are not among it. */
class NoForeignAttributes implements Rule {

    private static final Set<String> KNOWN = Set.of(
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
    public Stream<String> objections(Element element) {
        return Markup.attributes(element)
                .filter(attribute -> !attribute.getName().startsWith("xmlns"))
                .filter(NoForeignAttributes::isForeign)
                .map(NoForeignAttributes::reason);
    }

    private static boolean isForeign(Attr attribute) {
        return Markup.isOfTheEngine(attribute)
                ? !KNOWN.contains(attribute.getLocalName())
                : attribute.getName().equals("language") || attribute.getName().equals("scriptFormat");
    }

    private static String reason(Attr attribute) {
        return switch (attribute.getLocalName()) {
            case "class" ->
                "names the class '%s'; a step names a bean of the desk with a delegate expression"
                        .formatted(attribute.getValue());
            case "language", "scriptFormat", "resource" ->
                "runs a script (%s); what is asked is an expression".formatted(attribute.getValue());
            default -> "says '%s', which the desk does not know".formatted(attribute.getName());
        };
    }
}
