/** Changing diagrams, tables and forms: checks of drafts before they are deployed. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"access", "check", "problem"})
package io.guichet.studio;
