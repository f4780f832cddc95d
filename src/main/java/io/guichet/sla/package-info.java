/** What was promised, when it falls due, when the clock stands still, and why. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "brand", "jdbc", "policy", "problem", "ticket", "web", "worktime"})
package io.guichet.sla;
