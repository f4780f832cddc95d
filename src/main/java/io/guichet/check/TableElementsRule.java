package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** A file of a table is one table: it asks no other decision and defines no function. */
class TableElementsRule implements ElementRule {

    private static final Set<String> FORBIDDEN = Set.of(
            "informationRequirement",
            "knowledgeRequirement",
            "authorityRequirement",
            "businessKnowledgeModel",
            "literalExpression",
            "decisionService",
            "functionDefinition",
            "invocation",
            "context",
            "relation");

    @Override
    public FindingKind kind() {
        return FindingKind.ELEMENT_FORBIDDEN;
    }

    @Override
    public Stream<String> violations(Element element) {
        return FORBIDDEN.contains(String.valueOf(element.getLocalName()))
                ? Stream.of(element.getTagName())
                : Stream.empty();
    }
}
