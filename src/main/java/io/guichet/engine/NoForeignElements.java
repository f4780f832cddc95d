package io.guichet.engine;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** A diagram is drawn with BPMN and with the few additions of the engine that only describe. */
class NoForeignElements implements Rule {

    private static final Set<String> DRAWING = Set.of(
            Markup.BPMN,
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DC",
            "http://www.omg.org/spec/DD/20100524/DI");

    private static final Set<String> ADDITIONS = Set.of(
            "properties",
            "property",
            "executionListener",
            "taskListener",
            "inputOutput",
            "inputParameter",
            "outputParameter",
            "list",
            "map",
            "entry",
            "value",
            "in",
            "out",
            "errorEventDefinition",
            "failedJobRetryTimeCycle");

    /** Whichever vocabulary they are taken from: the engine looks at the name alone. */
    private static final Map<String, String> DANGEROUS = Map.of(
            "script", "runs a script; what is to be done is a bean of the desk",
            "scriptTask", "runs a script; what is to be done is a bean of the desk",
            "connector", "uses a connector; the desk calls nobody from a diagram",
            "formData", "brings a form of its own; a task names its form with the property 'form'");

    @Override
    public Stream<String> objections(Element element) {
        var name = element.getLocalName();
        if (DANGEROUS.containsKey(name)) {
            return Stream.of(DANGEROUS.get(name));
        }
        var known = Markup.isOfTheEngine(element)
                ? ADDITIONS.contains(name)
                : DRAWING.contains(String.valueOf(element.getNamespaceURI()));
        return known
                ? Stream.empty()
                : Stream.of("contains '%s', which the desk does not know".formatted(element.getTagName()));
    }
}
