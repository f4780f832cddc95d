/** What was promised, when it falls due, when the clock stands still, and why. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"brand", "policy", "ticket", "worktime", "http"})
package io.guichet.sla;
