package io.guichet.check;

import com.google.re2j.Pattern;
import io.guichet.check.Finding.FindingKind;
import java.util.Locale;
import java.util.stream.Stream;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Allows FEEL as the only expression language of tables; any other would be a script. */
class FeelOnlyRule implements ElementRule {

    private static final Pattern FEEL_NAMESPACE =
            Pattern.compile("https?://www\\.omg\\.org/spec/(dmn/[0-9]+/)?feel/?([0-9]+/?)?");

    @Override
    public FindingKind kind() {
        return FindingKind.LANGUAGE_FORBIDDEN;
    }

    @Override
    public Stream<String> violations(Element element) {
        return ModelXml.attributes(element)
                .filter(attribute -> "expressionLanguage".equals(attribute.getLocalName()))
                .map(Attr::getValue)
                .filter(language -> !isFeel(language));
    }

    /** By its name, or by the namespace of a version of the standard. */
    private static boolean isFeel(String language) {
        var name = language.strip().toLowerCase(Locale.ROOT);
        return name.isEmpty() || name.equals("feel") || FEEL_NAMESPACE.matches(name);
    }
}
