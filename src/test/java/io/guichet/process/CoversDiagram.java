package io.guichet.process;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The diagrams that a test walks, by the names of their files. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.SOURCE)
@interface CoversDiagram {

    String[] value();
}
