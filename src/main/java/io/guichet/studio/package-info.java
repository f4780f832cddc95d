/** Changing diagrams, tables, forms and texts: checks of drafts, deployments and their history. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "brand", "check", "jdbc", "model", "problem", "text", "web"})
package io.guichet.studio;
