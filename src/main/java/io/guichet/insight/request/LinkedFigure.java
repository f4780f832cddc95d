package io.guichet.insight.request;

/** A figure that may lead to what it counts. */
public interface LinkedFigure {

    String value();

    /** Null for none. */
    String href();

    /** What the link says instead of its value, which is shown too when the pointer rests on it; null for the value itself. */
    default String label() {
        return null;
    }
}
