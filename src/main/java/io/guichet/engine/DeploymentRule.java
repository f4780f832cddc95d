package io.guichet.engine;

import java.util.stream.Stream;
import org.w3c.dom.Element;

/** A rule for the elements of a diagram or a table. */
interface DeploymentRule {

    /** The violations of this element, in words for analysts; empty if it is allowed. */
    Stream<String> violations(Element element);
}
