package io.guichet.engine;

import java.util.Locale;
import java.util.stream.Stream;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Tables speak FEEL, the language of the standard; any other language of a cell would be a script. */
class FeelOnlyRule implements DeploymentRule {

    @Override
    public Stream<String> violations(Element element) {
        return ModelXml.attributes(element)
                .filter(attribute -> "expressionLanguage".equals(attribute.getLocalName()))
                .map(Attr::getValue)
                .filter(language -> !isFeel(language))
                .map("uses the expression language %s; use FEEL"::formatted);
    }

    /** By its name, or by the address that a version of the standard gives to it. */
    private static boolean isFeel(String language) {
        var name = language.strip().toLowerCase(Locale.ROOT);
        return name.isEmpty()
                || name.equals("feel")
                || name.matches("https?://www\\.omg\\.org/spec/(dmn/[0-9]+/)?feel/?([0-9]+/?)?");
    }
}
