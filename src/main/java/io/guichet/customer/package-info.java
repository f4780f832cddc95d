/** Who asks for help: person, team, plan, package, region. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "brand", "jdbc", "policy", "problem", "web"})
package io.guichet.customer;
