/** Who asks for help: person, team, plan, package, region; how they prove who they are. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "brand", "jdbc", "policy", "problem", "web"})
package io.guichet.customer;
