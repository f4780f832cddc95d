package io.guichet.engine;

import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Something that may not be in a diagram or a table. */
interface DeploymentRule {

    /** What is wrong with this element alone, in words for whoever drew it; nothing when it may stay. */
    Stream<String> violations(Element element);
}
