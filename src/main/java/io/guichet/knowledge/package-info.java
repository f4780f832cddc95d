/** Help articles and the search that may make a ticket unnecessary. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"access", "brand", "model", "http"})
package io.guichet.knowledge;
