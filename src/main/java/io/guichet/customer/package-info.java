/** Who asks for help: person, team, plan, package, region. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"brand", "http"})
package io.guichet.customer;
