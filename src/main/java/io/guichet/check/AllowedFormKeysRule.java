package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.stream.Stream;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * A task is shown on the desk's own page or with a Camunda form, which cannot contain scripts. A page of another origin would
 * run in the session of the user who opens the task.
 */
class AllowedFormKeysRule implements ElementRule {

    static final String WORKSPACE = "embedded:/forms/workspace.html";
    private static final String CAMUNDA_FORM = "camunda-forms:";

    @Override
    public FindingKind kind() {
        return FindingKind.FORM_KEY_FORBIDDEN;
    }

    @Override
    public Stream<String> violations(Element element) {
        return ModelXml.attributes(element)
                .filter(attribute -> "formKey".equals(attribute.getLocalName()))
                .map(Attr::getValue)
                .filter(key -> !key.equals(WORKSPACE) && !key.startsWith(CAMUNDA_FORM));
    }
}
