/** The files that analysts own, diagrams, tables, forms and texts: in the working folder and as deployed. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"text"})
package io.guichet.model;
