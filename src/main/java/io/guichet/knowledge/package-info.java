/** Help articles, and the search that may make a ticket unnecessary. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "brand", "jdbc", "model", "problem", "text", "web"})
package io.guichet.knowledge;
