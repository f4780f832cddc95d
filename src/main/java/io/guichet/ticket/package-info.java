/** A request for help, its conversation, and the states it passes. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"brand", "customer", "policy", "http"})
package io.guichet.ticket;
