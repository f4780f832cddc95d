/** Customers: person, team, plan, package, region, and the proof of their identity. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "brand", "jdbc", "policy", "problem", "text", "web"})
package io.guichet.customer;
