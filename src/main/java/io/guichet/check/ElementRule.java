package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** A rule for single elements of a diagram or table. */
interface ElementRule {

    FindingKind kind();

    /** The parts of the element that are not allowed; empty if it is allowed. */
    Stream<String> violations(Element element);
}
